import type { KnownBlock } from "@slack/types";
import type { InviteRequest } from "../../invite/request.ts";
import { ACTIONS } from "../ids.ts";
import { whatSentence } from "./ask-sentence.ts";
import { button, confirmation } from "./buttons.ts";
import { type Message, referenceLine } from "./message.ts";
import {
  countSentence,
  denialReason,
  ownStateSentence,
  silenceSentence,
  stateSentence,
} from "./outcome-sentences.ts";
import { nameLines, renderLines } from "./people-lines.ts";
import { paragraph, type Sentence, toNotification, when, words } from "./rich.ts";

/** The direct message with which the requester follows their request, and withdraws it while it waits. */
export function renderNotice(request: InviteRequest): Message {
  const asked: Sentence = [words("You asked to invite "), ...whatSentence(request), words(".")];
  const sentences = stateSentences(request);
  const top: KnownBlock[] = [paragraph(asked, ...sentences), ...denialReason(request)];
  const bottom: KnownBlock[] = [...withdrawal(request), referenceLine(request)];
  const people = renderLines(nameLines(request), { beside: [...top, ...bottom] });
  return { text: toNotification(asked, ...sentences), blocks: [...top, ...people, ...bottom] };
}

function stateSentences(request: InviteRequest): Sentence[] {
  if (request.status === "pending")
    return [[words("The approvers can decide until "), when(request.expiresAt), words(".")]];
  if (!("approval" in request)) return [ownStateSentence(request)];
  return [stateSentence(request), countSentence(request), silenceSentence(request)].filter(
    (sentence) => sentence !== null,
  );
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
