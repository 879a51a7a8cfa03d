import type { KnownBlock, SectionBlock } from "@slack/types";
import type { Approvers } from "../../invite/policy.ts";
import type { PendingRequest } from "../../invite/request.ts";
import { ACTIONS } from "../ids.ts";
import { mentionApprovers, withoutUnable } from "./approvers-line.ts";
import { askedSentence, whoOf } from "./asked.ts";
import { actions, button } from "./buttons.ts";
import { peopleOnCard } from "./card-people.ts";
import { referenceLine } from "./message.ts";
import { type Detail, standingLines, usualDetail } from "./people-lines.ts";
import { renderEverybody, toBlocks } from "./people-room.ts";
import { mentionUser, paragraph, shortName, told } from "./rich.ts";
import { countStandings, shortRole } from "./standing-part.ts";
import { stateSentence } from "./state-sentences.ts";
import { inert, mrkdwn } from "./text.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";
import { whatPeopleWrote } from "./written.ts";

/** What a card shows beside its request while that waits for a decision. */
export type PendingOptions = {
  approvers: Approvers;
  /** Whether everybody who is not on the card itself has been shown in its thread. */
  listed: boolean;
  /** Whether the approvers have waited long enough for those who are looked up still. */
  waitedEnough: boolean;
};

/** The card of a request that waits: ordered for whoever decides. */
export function renderPendingCard(
  words: Words,
  request: PendingRequest,
  { approvers, listed, waitedEnough }: PendingOptions,
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
    paragraph(askedSentence(words, request, mentionUser(request.requester.userId))),
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

/** What a notification says of it, after what is asked for. */
export function pendingSentences(words: Words, request: PendingRequest): Sentence[] {
  const sum =
    request.invitees.length > 1 && isLookedUp(request) ? [words.card.sum(countStandings(request))] : [];
  return [...sum, stateSentence(words, request)];
}

function askedFields({ request: says }: Words, { application, role }: PendingRequest): SectionBlock {
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

function isLookedUp({ invitees }: PendingRequest): boolean {
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
