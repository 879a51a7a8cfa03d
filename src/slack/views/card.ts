import type { Button, KnownBlock, SectionBlock } from "@slack/types";
import type { Approvers } from "../../invite/policy.ts";
import type { Invitee, InviteRequest, PendingRequest } from "../../invite/request.ts";
import { peopleInDoubt, peopleToRetry, toSummary } from "../../invite/summary.ts";
import { unreachable } from "../../invite/values.ts";
import { ACTIONS } from "../ids.ts";
import { mentionApprovers, withoutUnable } from "./approvers-line.ts";
import { whatOf, whoOf } from "./asked.ts";
import { button, confirmation } from "./buttons.ts";
import { LONGEST_MESSAGE, sizeOf } from "./limits.ts";
import { type Message, referenceLine } from "./message.ts";
import {
  type Detail,
  firstPeople,
  lineSizes,
  nameLines,
  progressLines,
  standingLines,
  usualDetail,
} from "./people-lines.ts";
import { type Picture, renderEverybody, renderFirst, renderSome, toBlocks } from "./people-room.ts";
import { mentionUser, paragraph, shortName, strongName, told, toNotification } from "./rich.ts";
import { countStandings, shortRole } from "./standing-part.ts";
import {
  againSentence,
  denialReason,
  denialSentences,
  progressSentences,
  stateSentence,
} from "./state-sentences.ts";
import { inert, mrkdwn } from "./text.ts";
import { named, whoNeedsAnew } from "./whose-turn.ts";
import type { Piece, Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";
import { whatPeopleWrote } from "./written.ts";

/** So many people the card itself has; of more it has the first ones, and its thread all others. */
const MOST_ON_CARD = 12;
const FIRST_ON_CARD = 10;
/** Room, in bytes, for all on the card but people and what somebody wrote. */
const ROOM_FOR_THE_REST = 2_500;

type Options = {
  approvers: Approvers;
  /** Whether everybody who is not on the card itself has been shown in its thread. */
  listed?: boolean;
  /** Whether the approvers have waited long enough for those who are looked up still. */
  waitedEnough?: boolean;
};

/**
 * The card in the approval channel: a picture of the request as it is. It can be approved only on a card that, with its
 * thread, names everybody.
 */
export function renderCard(
  words: Words,
  request: InviteRequest,
  { approvers, listed = false, waitedEnough = false }: Options,
): Message {
  const notified =
    request.status === "pending"
      ? pendingNotice(words, request)
      : [...saidOf(words, request), ...denialSentences(words, request)];
  return {
    // A mention belongs to the blocks alone.
    text: toNotification(headline(words, request, strongName(request.requester.name)), ...notified),
    blocks:
      request.status === "pending"
        ? renderPending(words, request, { approvers, listed, waitedEnough })
        : renderDecided(words, request),
  };
}

/** Whether the card itself has everybody. */
export function cardNamesEverybody(words: Words, request: InviteRequest): boolean {
  return peopleOnCard(words, request).length === request.invitees.length;
}

/**
 * The card as it is posted, twice if need be: nobody can press it, and whoever asked is not notified of what they did.
 * What an edit adds notifies nobody.
 */
export function asPosted({ text, blocks }: Message, { requester }: InviteRequest): Message {
  const mention = JSON.stringify(mentionUser(requester.userId));
  const called = JSON.stringify(strongName(requester.name));
  const inert = blocks.filter(({ type }) => type !== "actions");
  return { text, blocks: JSON.parse(JSON.stringify(inert).replaceAll(mention, () => called)) };
}

/**
 * The first people, who are on the card while it waits: by what was asked alone, so that nobody falls between the card
 * and its thread when more becomes known.
 */
export function peopleOnCard(words: Words, request: InviteRequest): Invitee[] {
  const all = request.invitees;
  const first = all.slice(0, all.length <= MOST_ON_CARD ? MOST_ON_CARD : FIRST_ON_CARD);
  let room = LONGEST_MESSAGE - ROOM_FOR_THE_REST - sizeOf(whatPeopleWrote(words, request));
  const sizes = lineSizes(words, request);
  return first.filter((_, at) => {
    room -= sizes[at] ?? 0;
    return room >= 0;
  });
}

function renderPending(
  words: Words,
  request: PendingRequest,
  { approvers, listed = false, waitedEnough = false }: Options,
): KnownBlock[] {
  const people = peopleOnCard(words, request);
  const others = request.invitees.length - people.length;
  const shown = others === 0 || listed;
  const says = words.card;
  const decide = says.canDecide({
    approvers: mentionApprovers(words, withoutUnable(approvers, request)),
    until: request.expiresAt,
  });
  const count = request.invitees.length;
  const isKnown = isLookedUp(request) || waitedEnough;
  const first = isKnown ? (shown ? null : says.listing({ count: others })) : says.checking({ count });
  const top: KnownBlock[] = [
    paragraph(headline(words, request, mentionUser(request.requester.userId))),
    askedFields(words, request),
    ...sumOf(words, request),
    ...whatPeopleWrote(words, request),
    paragraph(decide, ...(first === null ? [] : [first])),
    ...decision(words, request, { canApprove: shown && isKnown }),
  ];
  const bottom = [
    ...(others > 0 && listed ? [paragraph(says.othersInThread({ count: others }))] : []),
    referenceLine(words, request),
  ];
  const details: Detail[] = [usualDetail(request), "plain", "brief"];
  const pictures = details.map((detail) => ({
    top,
    lines: standingLines(words, request, { detail, people }),
    bottom,
  }));
  return (
    renderEverybody(pictures) ?? [
      ...top,
      ...toBlocks(standingLines(words, request, { detail: "brief", people })),
      ...bottom,
    ]
  );
}

function renderDecided(words: Words, request: InviteRequest): KnownBlock[] {
  const pictures = decidedPictures(words, request);
  const isFew = request.invitees.length <= MOST_ON_CARD;
  const firstOnes = pictures.map((picture) =>
    isFew ? picture : { ...picture, lines: firstPeople(picture.lines, FIRST_ON_CARD) },
  );
  const isFinished = request.status === "completed" || request.status === "needs attention";
  const closing = isFew || !isFinished ? [] : [words.card.resultInThread];
  const at = firstOnes.findIndex((picture) => renderEverybody([picture], { spare: ROOM_FOR_COUNT }) !== null);
  const whole = pictures[at];
  if (whole !== undefined) return renderFirst(words, whole, { shown: firstOnes[at]?.lines ?? [], closing });
  const least = pictures.at(-1) ?? { top: [], lines: [], bottom: [] };
  return renderSome(words, least, closing);
}

const ROOM_FOR_COUNT = 400;

/** Everybody with what is said of them, with more words and with fewer. */
function decidedPictures(words: Words, request: InviteRequest): Picture[] {
  const head = paragraph(headline(words, request, mentionUser(request.requester.userId)));
  const state = paragraph(...saidOf(words, request));
  const wrote = whatPeopleWrote(words, request);
  const end = referenceLine(words, request);
  switch (request.status) {
    case "denied": {
      const lines = nameLines(words, request);
      const reasons = [denialReason(words, request), [paragraph(words.card.reasonInThread)]];
      return reasons.map((reason) => ({ top: [head, state, ...reason, ...wrote], lines, bottom: [end] }));
    }
    case "pending":
    case "withdrawn":
    case "expired":
      return [{ top: [head, state, ...wrote], lines: nameLines(words, request), bottom: [end] }];
    case "approved":
    case "completed":
    case "needs attention": {
      const buttons = actions(request.status === "needs attention" ? againButtons(words, request) : []);
      const details: Detail[] = [usualDetail(request), "plain", "brief"];
      return details.map((detail) => ({
        top: [head, state, ...buttons, ...wrote],
        lines: progressLines(words, request, { detail }),
        bottom: [end],
      }));
    }
    default:
      return unreachable(request);
  }
}

function headline({ request: says }: Words, request: InviteRequest, by: Piece): Sentence {
  const what = { by, ...whatOf(request) };
  return request.status === "pending" ? says.wants(what) : says.wanted(what);
}

function askedFields({ request: says }: Words, { application, role }: InviteRequest): SectionBlock {
  const field = (label: string, name: string) => mrkdwn(`*${inert(label)}*\n${inert(shortName(name))}`);
  return {
    type: "section",
    fields: [field(says.application, application.name ?? application.dbid), field(says.role, role.name)],
  };
}

/** How many people of which kind, and why some could not be checked; one person's line says it all. */
function sumOf(words: Words, request: PendingRequest): KnownBlock[] {
  const sum = request.invitees.length > 1 ? [words.card.sum(countStandings(request))] : [];
  const unchecked = request.invitees.filter(({ standing }) => standing?.status === "not looked up");
  const role = shortRole(request.role.name);
  const problems = Map.groupBy(unchecked, ({ standing }) =>
    standing?.status === "not looked up" ? words.trouble.reason({ trouble: standing.trouble, role }) : "",
  );
  const why = [...problems].map(([problem, people]) =>
    words.card.notChecked({ who: whoOf(people), problem: told(problem).replace(/[.。]$/, "") }),
  );
  const said = [...sum, ...why.slice(0, MOST_PROBLEMS)];
  return said.length === 0 ? [] : [paragraph(...said)];
}

const MOST_PROBLEMS = 3;

function pendingNotice(words: Words, request: PendingRequest): Sentence[] {
  const sum =
    request.invitees.length > 1 && isLookedUp(request) ? [words.card.sum(countStandings(request))] : [];
  return [...sum, stateSentence(words, request)];
}

/** What has become of the request, before the people. */
function saidOf(words: Words, request: InviteRequest): Sentence[] {
  const state = stateSentence(words, request);
  switch (request.status) {
    case "pending":
      return [];
    case "withdrawn":
    case "denied":
    case "expired":
      return [state, words.request.noOneInvited];
    case "approved":
    case "completed":
    case "needs attention":
      return [
        state,
        againSentence(words, request),
        ...progressSentences(words, toSummary(request)),
        request.status === "needs attention" ? newRequestSentence(words, request) : null,
      ].filter((sentence) => sentence !== null);
    default:
      return unreachable(request);
  }
}

/** For whom only a new request helps, and whose turn that is; null when there is nobody. */
export function newRequestSentence(words: Words, request: InviteRequest): Sentence | null {
  const anew = whoNeedsAnew(toSummary(request));
  const by = strongName(request.requester.name);
  return anew === null ? null : words.card.needsNewRequest({ ...anew, by });
}

function isLookedUp({ invitees }: InviteRequest): boolean {
  return invitees.every(({ standing }) => standing !== null);
}

function decision(
  { card: says }: Words,
  request: PendingRequest,
  { canApprove }: { canApprove: boolean },
): KnownBlock[] {
  return actions([
    ...(canApprove ? [button(says.approve, { actionId: ACTIONS.approve, request, style: "primary" })] : []),
    button(says.deny, { actionId: ACTIONS.deny, request }),
  ]);
}

function actions(elements: Button[]): KnownBlock[] {
  return elements.length > 0 ? [{ type: "actions", elements }] : [];
}

function againButtons({ card: says }: Words, request: InviteRequest): Button[] {
  const summary = toSummary(request);
  const failed = peopleToRetry(summary);
  const unknown = peopleInDoubt(summary);
  const buttons: Button[] = [];
  if (failed.length > 0)
    buttons.push(
      button(says.retry({ who: named(failed) }), {
        actionId: ACTIONS.tryAgain,
        request,
        style: "primary",
      }),
    );
  if (unknown.length > 0) {
    const confirm = confirmation({
      title: says.sendAgainTitle,
      text: says.sendAgainText({ who: named(unknown) }),
      yes: says.sendAgainYes,
      no: says.cancel,
    });
    buttons.push(
      button(says.sendAgain({ who: named(unknown) }), { actionId: ACTIONS.sendAgain, request, confirm }),
    );
  }
  return buttons;
}
