import type { KnownBlock } from "@slack/types";
import type { InviteRequest } from "../../invite/request.ts";
import { toSummary } from "../../invite/summary.ts";
import { ACTIONS } from "../ids.ts";
import { whatOf } from "./asked.ts";
import { askAgainBlocks, button, confirmation } from "./buttons.ts";
import { type Message, referenceLine } from "./message.ts";
import { nameLines } from "./people-lines.ts";
import { type Picture, renderEverybody, renderSome } from "./people-room.ts";
import { paragraph, toNotification } from "./rich.ts";
import {
  againSentence,
  denialReason,
  denialSentences,
  ownStateSentence,
  progressSentences,
} from "./state-sentences.ts";
import { whoNeedsAnew } from "./whose-turn.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** Room that the notice of an open request leaves for what is said on it later, in bytes. */
const ROOM_FOR_LATER = 1_500;

/**
 * The direct message with which the requester follows their request, and withdraws it while it waits; `listed` says
 * that everybody has been shown in its thread.
 */
export function renderNotice(words: Words, request: InviteRequest, { listed = false } = {}): Message {
  const asked = words.request.youWanted(whatOf(request));
  return {
    text: toNotification(asked, ...stateSentences(words, request), ...denialSentences(words, request)),
    blocks: renderWhole(words, request) ?? renderShort(words, request, { listed }),
  };
}

/** Whether the notice itself has room for everybody. */
export function noticeNamesEverybody(words: Words, request: InviteRequest): boolean {
  return renderWhole(words, request) !== null;
}

function renderWhole(words: Words, request: InviteRequest): KnownBlock[] | null {
  const spare = request.status === "pending" ? ROOM_FOR_LATER : 0;
  return renderEverybody(picturesOf(words, request), { spare });
}

function renderShort(words: Words, request: InviteRequest, { listed }: { listed: boolean }): KnownBlock[] {
  const picture = picturesOf(words, request).at(-1) ?? { top: [], lines: [], bottom: [] };
  const all = words.people.allInNoticeThread({ count: request.invitees.length });
  return renderSome(words, picture, listed ? [all] : []);
}

/** The end has the reason of a denial as well, where it finds no room here. */
function picturesOf(words: Words, request: InviteRequest): Picture[] {
  const said = paragraph(words.request.youWanted(whatOf(request)), ...stateSentences(words, request));
  const bottom: KnownBlock[] = [...whatToPress(words, request), referenceLine(words, request)];
  const lines = nameLines(words, request);
  return [
    { top: [said, ...denialReason(words, request)], lines, bottom },
    { top: [said], lines, bottom },
  ];
}

function stateSentences(words: Words, request: InviteRequest): Sentence[] {
  if (request.status === "pending") return [words.request.withApprovers({ until: request.expiresAt })];
  if (!("approval" in request)) return [ownStateSentence(words, request)];
  const summary = toSummary(request);
  const anew = request.status === "needs attention" ? whoNeedsAnew(summary) : null;
  return [
    ownStateSentence(words, request),
    againSentence(words, request),
    ...progressSentences(words, summary),
    anew === null ? null : words.progress.askAgain(anew),
  ].filter((sentence) => sentence !== null);
}

function whatToPress(words: Words, request: InviteRequest): KnownBlock[] {
  // Whoever withdrew gets no other message; after any other end that one has the button.
  if (request.status === "withdrawn") return askAgainBlocks(words, request);
  if (request.status !== "pending") return [];
  const { notice: says } = words;
  const confirm = confirmation({
    title: says.withdrawTitle,
    text: says.withdrawText,
    yes: says.withdrawYes,
    no: says.withdrawNo,
  });
  return [
    { type: "actions", elements: [button(says.withdraw, { actionId: ACTIONS.withdraw, request, confirm })] },
  ];
}
