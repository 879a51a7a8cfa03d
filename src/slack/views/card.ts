import type { Button, KnownBlock } from "@slack/types";
import type { Approvers } from "../../invite/policy.ts";
import type { InviteRequest, PendingRequest } from "../../invite/request.ts";
import { peopleInDoubt, peopleToTryAgain, toSummary } from "../../invite/summary.ts";
import { unreachable } from "../../invite/values.ts";
import { ACTIONS } from "../ids.ts";
import { mentionApprovers, withoutUnable } from "./approvers-line.ts";
import { askSentence } from "./ask-sentence.ts";
import { button, confirmation } from "./buttons.ts";
import { type Message, referenceLine } from "./message.ts";
import {
  againSentence,
  canTryAgainHelp,
  countSentence,
  denialReason,
  newRequestSentences,
  silenceSentence,
  stateSentence,
} from "./outcome-sentences.ts";
import { type Detail, nameLines, progressLines, standingLines, usualDetail } from "./people-lines.ts";
import { type Picture, renderEverybody, renderSome } from "./people-room.ts";
import { nameOrCount } from "./progress-words.ts";
import { paragraph, quote, toNotification, when } from "./rich.ts";
import { countPeople } from "./text.ts";
import { type Sentence, words } from "./words/say.ts";

/** Room, in bytes, for what is said on the card after a decision, and for each person then. */
const ROOM_FOR_LATER = 1_500;
const ROOM_FOR_STANDPOINT = 15;

type Options = {
  approvers: Approvers;
  /** Whether everybody of the request has been shown in the card's thread. */
  listed?: boolean;
};

/**
 * The card in the approval channel: a picture of the request as it is. It can be decided only on a card that names
 * everybody, or whose thread does.
 */
export function renderCard(request: InviteRequest, { approvers, listed = false }: Options): Message {
  const headline = askSentence(request);
  // A mention belongs to the blocks alone.
  const notified = request.status === "pending" ? [stateSentence(request)] : saidOf(request);
  return {
    text: toNotification(headline, ...notified),
    blocks: renderWhole(request, approvers) ?? renderShort(request, { approvers, listed }),
  };
}

/** Whether the card itself has room for everybody. */
export function cardNamesEverybody(request: InviteRequest, { approvers }: Options): boolean {
  return renderWhole(request, approvers) !== null;
}

function renderWhole(request: InviteRequest, approvers: Approvers): KnownBlock[] | null {
  const pictures = picturesOf(request, { approvers, decidable: isLookedUp(request) });
  return request.status !== "pending" || hasRoomLater(request, pictures) ? renderEverybody(pictures) : null;
}

/** Whoever is on the card when it is decided is on it afterwards, in few words if need be. */
function hasRoomLater(request: PendingRequest, pictures: Picture[]): boolean {
  const brief = pictures.map((picture) => ({ ...picture, lines: progressLines(request, "brief") }));
  const spare = ROOM_FOR_LATER + request.invitees.length * ROOM_FOR_STANDPOINT;
  return renderEverybody(brief, { spare }) !== null;
}

/** Some of the people, where the rest was shown; nobody, as long as somebody would be missing. */
function renderShort(request: InviteRequest, { approvers, listed = false }: Options): KnownBlock[] {
  const decidable = listed && isLookedUp(request);
  const pictures = picturesOf(request, { approvers, decidable });
  const { top, lines, bottom } = pictures.at(-1) ?? { top: [], lines: [], bottom: [] };
  const all = countPeople(request.invitees.length);
  if (listed)
    return renderSome({ top, lines, bottom }, [[words(`All ${all} are listed in the thread of this card.`)]]);
  if ("approval" in request) return renderSome({ top, lines, bottom }, []);
  return request.status === "pending" && isLookedUp(request)
    ? [...top, paragraph([words(`Listing all ${all} in the thread of this card ...`)]), ...bottom]
    : [...top, ...bottom];
}

/** Everybody with what is said of them, with more words and with fewer. */
function picturesOf(
  request: InviteRequest,
  { approvers, decidable }: { approvers: Approvers; decidable: boolean },
): Picture[] {
  const head = [paragraph(askSentence(request)), ...whatPeopleWrote(request)];
  const end = referenceLine(request);
  switch (request.status) {
    case "pending": {
      const bottom = [
        paragraph(...pendingSentences(request, approvers)),
        ...decision(request, decidable),
        end,
      ];
      const details: Detail[] = [usualDetail(request), "plain"];
      const lines = isLookedUp(request) ? standingLines : nameLines;
      return details.map((detail) => ({ top: head, lines: lines(request, detail), bottom }));
    }
    case "denied": {
      const reasons = [denialReason(request), [paragraph(REASON_IN_THREAD)]];
      return reasons.map((reason) => ({
        top: [...head, paragraph(...saidOf(request)), ...reason],
        lines: nameLines(request),
        bottom: [end],
      }));
    }
    case "withdrawn":
    case "expired":
      return [{ top: [...head, paragraph(...saidOf(request))], lines: nameLines(request), bottom: [end] }];
    case "approved":
    case "completed":
    case "needs attention": {
      const top = [...head, paragraph(...saidOf(request))];
      const bottom = [...actions(request.status === "needs attention" ? againButtons(request) : []), end];
      const details: Detail[] = [usualDetail(request), "plain", "brief"];
      return details.map((detail) => ({ top, lines: progressLines(request, detail), bottom }));
    }
    default:
      return unreachable(request);
  }
}

const NOT_A_DENIAL: Sentence = [words("An expiry is not a denial: it can be asked for again.")];
const NOTHING_CHANGED: Sentence = [words("Nothing was changed at Quickbase.")];
const REASON_IN_THREAD: Sentence = [words("The reason of the denial is in the thread of this card.")];

/** What has become of the request, before the people. */
function saidOf(request: InviteRequest): Sentence[] {
  switch (request.status) {
    case "pending":
      return [];
    case "withdrawn":
    case "denied":
      return [stateSentence(request), NOTHING_CHANGED];
    case "expired":
      return [stateSentence(request), NOT_A_DENIAL, NOTHING_CHANGED];
    case "approved":
    case "completed":
    case "needs attention": {
      const summary = toSummary(request);
      return [
        stateSentence(request),
        againSentence(request),
        countSentence(summary),
        silenceSentence(summary),
        ...(request.status === "needs attention" ? newRequestSentences(summary, "theirs") : []),
      ].filter((sentence) => sentence !== null);
    }
    default:
      return unreachable(request);
  }
}

function isLookedUp({ invitees }: InviteRequest): boolean {
  return invitees.every(({ standing }) => standing !== null);
}

function pendingSentences(request: PendingRequest, approvers: Approvers): Sentence[] {
  const decide: Sentence = [
    ...mentionApprovers(withoutUnable(approvers, request)),
    words(" can decide until "),
    when(request.expiresAt),
    words("."),
  ];
  const lookingUp = `Looking up ${countPeople(request.invitees.length)} at Quickbase ...`;
  return isLookedUp(request) ? [decide] : [decide, [words(lookingUp)]];
}

function decision(request: PendingRequest, decidable: boolean): KnownBlock[] {
  return decidable
    ? actions([
        button("Approve", { actionId: ACTIONS.approve, request, style: "primary" }),
        button("Deny", { actionId: ACTIONS.deny, request }),
      ])
    : [];
}

function actions(elements: Button[]): KnownBlock[] {
  return elements.length > 0 ? [{ type: "actions", elements }] : [];
}

function againButtons(request: InviteRequest): Button[] {
  const summary = toSummary(request);
  const failed = peopleToTryAgain(summary);
  const unknown = peopleInDoubt(summary);
  const buttons: Button[] = [];
  if (failed.length > 0)
    buttons.push(
      button(`Try again for ${nameOrCount(failed)}`, {
        actionId: ACTIONS.tryAgain,
        request,
        ...(canTryAgainHelp(summary) && { style: "primary" as const }),
      }),
    );
  if (unknown.length > 0) {
    const who = nameOrCount(unknown);
    buttons.push(
      button(`Send again to ${who}`, {
        actionId: ACTIONS.sendAgain,
        request,
        confirm: confirmation({
          title: "Send the mail again?",
          text: `Quickbase did not say whether the mail to ${who} was sent. If it was, it arrives a second time.`,
          yes: "Send again",
          no: "Cancel",
        }),
      }),
    );
  }
  return buttons;
}

function whatPeopleWrote({ reason, message }: InviteRequest): KnownBlock[] {
  return [
    ...(reason.trim() === "" ? [] : [quote("Reason:", reason)]),
    ...(message === null || message.trim() === "" ? [] : [quote("Message in the mail:", message)]),
  ];
}
