import type { KnownBlock } from "@slack/types";
import type { InviteRequest } from "../../invite/request.ts";
import { toSummary } from "../../invite/summary.ts";
import { ACTIONS } from "../ids.ts";
import { whatSentence } from "./ask-sentence.ts";
import { button, confirmation } from "./buttons.ts";
import { type Message, referenceLine } from "./message.ts";
import {
  againSentence,
  countSentence,
  denialReason,
  newRequestSentences,
  ownStateSentence,
  silenceSentence,
  stateSentence,
} from "./outcome-sentences.ts";
import { nameLines } from "./people-lines.ts";
import { type Picture, renderEverybody, renderSome } from "./people-room.ts";
import { paragraph, toNotification, when } from "./rich.ts";
import { countPeople } from "./text.ts";
import { type Sentence, words } from "./words/say.ts";

/** Room that the notice of an open request leaves for what is said on it later, in bytes. */
const ROOM_FOR_LATER = 1_500;

/**
 * The direct message with which the requester follows their request, and withdraws it while it waits; `listed` says
 * that everybody has been shown in its thread.
 */
export function renderNotice(request: InviteRequest, { listed = false } = {}): Message {
  const asked: Sentence = [words("You asked to invite "), ...whatSentence(request), words(".")];
  return {
    text: toNotification(asked, ...stateSentences(request)),
    blocks: renderWhole(request) ?? renderShort(request, { listed }),
  };
}

/** Whether the notice itself has room for everybody. */
export function noticeNamesEverybody(request: InviteRequest): boolean {
  return renderWhole(request) !== null;
}

function renderWhole(request: InviteRequest): KnownBlock[] | null {
  return renderEverybody(picturesOf(request), { spare: request.status === "pending" ? ROOM_FOR_LATER : 0 });
}

function renderShort(request: InviteRequest, { listed }: { listed: boolean }): KnownBlock[] {
  const all = countPeople(request.invitees.length);
  const { top, lines, bottom } = picturesOf(request).at(-1) ?? { top: [], lines: [], bottom: [] };
  return renderSome(
    { top, lines, bottom },
    listed ? [[words(`All ${all} are listed in the thread of this message.`)]] : [],
  );
}

/** The end has the reason of a denial as well, where it finds no room here. */
function picturesOf(request: InviteRequest): Picture[] {
  const asked: Sentence = [words("You asked to invite "), ...whatSentence(request), words(".")];
  const said = paragraph(asked, ...stateSentences(request));
  const bottom: KnownBlock[] = [...withdrawal(request), referenceLine(request)];
  const lines = nameLines(request);
  return [
    { top: [said, ...denialReason(request)], lines, bottom },
    { top: [said], lines, bottom },
  ];
}

function stateSentences(request: InviteRequest): Sentence[] {
  if (request.status === "pending")
    return [[words("The approvers can decide until "), when(request.expiresAt), words(".")]];
  if (!("approval" in request)) return [ownStateSentence(request)];
  const summary = toSummary(request);
  return [
    stateSentence(request),
    againSentence(request),
    countSentence(summary),
    silenceSentence(summary),
    ...(request.status === "needs attention" ? newRequestSentences(summary, "yours") : []),
  ].filter((sentence) => sentence !== null);
}

function withdrawal(request: InviteRequest): KnownBlock[] {
  if (request.status !== "pending") return [];
  const confirm = confirmation({
    title: "Withdraw the request?",
    text: "Nobody will be invited. You can ask again at any time.",
    yes: "Withdraw",
    no: "Keep it",
  });
  return [
    { type: "actions", elements: [button("Withdraw", { actionId: ACTIONS.withdraw, request, confirm })] },
  ];
}
