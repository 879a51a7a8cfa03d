import type { Button, KnownBlock } from "@slack/types";
import type { Approvers } from "../../invite/policy.ts";
import type { InviteRequest, PendingRequest } from "../../invite/request.ts";
import { unreachable } from "../../invite/values.ts";
import { ACTIONS } from "../ids.ts";
import { mentionApprovers } from "./approvers-line.ts";
import { askSentence } from "./ask-sentence.ts";
import { button, confirmation } from "./buttons.ts";
import { type Message, referenceLine } from "./message.ts";
import {
  againSentence,
  countSentence,
  denialReason,
  silenceSentence,
  stateSentence,
} from "./outcome-sentences.ts";
import { nameLines, type PersonLine, progressLines, renderLines, standingLines } from "./people-lines.ts";
import { nameOrCount, peopleToSendAgain, peopleToTryAgain } from "./progress-words.ts";
import { paragraph, quote, type Sentence, toNotification, when, words } from "./rich.ts";
import { countPeople } from "./text.ts";

/** The card in the approval channel: a picture of the request as it is. */
export function renderCard(request: InviteRequest, { approvers }: { approvers: Approvers }): Message {
  const headline = askSentence(request);
  const { sentences, lines, buttons } = partsOf(request, approvers);
  // A mention belongs to the blocks alone.
  const notified = request.status === "pending" ? [stateSentence(request)] : sentences;
  const top = [paragraph(headline), ...whatPeopleWrote(request)];
  const bottom: KnownBlock[] = [
    ...(request.status === "pending" ? [paragraph(...sentences)] : []),
    ...(buttons.length > 0 ? [{ type: "actions" as const, elements: buttons }] : []),
    referenceLine(request),
  ];
  // After the decision, what happened stands before the names.
  if (request.status !== "pending") top.push(paragraph(...sentences), ...denialReason(request));
  const people = renderLines(lines, { beside: [...top, ...bottom] });
  return { text: toNotification(headline, ...notified), blocks: [...top, ...people, ...bottom] };
}

type Parts = { sentences: Sentence[]; lines: PersonLine[]; buttons: Button[] };

function partsOf(request: InviteRequest, approvers: Approvers): Parts {
  switch (request.status) {
    case "pending":
      return pendingParts(request, approvers);
    case "withdrawn":
    case "denied":
      return { sentences: [stateSentence(request), NOTHING_CHANGED], lines: nameLines(request), buttons: [] };
    case "expired":
      return {
        sentences: [stateSentence(request), NOT_A_DENIAL, NOTHING_CHANGED],
        lines: nameLines(request),
        buttons: [],
      };
    case "approved":
    case "completed":
    case "needs attention":
      return {
        sentences: [
          stateSentence(request),
          againSentence(request),
          countSentence(request),
          silenceSentence(request),
        ].filter((sentence) => sentence !== null),
        lines: progressLines(request),
        buttons: request.status === "needs attention" ? againButtons(request) : [],
      };
    default:
      return unreachable(request);
  }
}

const NOT_A_DENIAL: Sentence = [words("An expiry is not a denial: it can be asked for again.")];
const NOTHING_CHANGED: Sentence = [words("Nothing was changed at Quickbase.")];

function pendingParts(request: PendingRequest, approvers: Approvers): Parts {
  const decide: Sentence = [
    ...mentionApprovers(approvers),
    words(" can decide until "),
    when(request.expiresAt),
    words("."),
  ];
  const open = request.invitees.filter(({ standing }) => standing === null).length;
  if (open > 0) {
    const lookingUp = `Looking up ${countPeople(request.invitees.length)} at Quickbase ...`;
    return { sentences: [decide, [words(lookingUp)]], lines: nameLines(request), buttons: [] };
  }
  return {
    sentences: [decide],
    lines: standingLines(request),
    buttons: [
      button("Approve", { actionId: ACTIONS.approve, request, style: "primary" }),
      button("Deny", { actionId: ACTIONS.deny, request }),
    ],
  };
}

function againButtons(request: InviteRequest): Button[] {
  const failed = peopleToTryAgain(request);
  const unknown = peopleToSendAgain(request);
  const buttons: Button[] = [];
  if (failed.length > 0)
    buttons.push(
      button(`Try again for ${nameOrCount(failed)}`, {
        actionId: ACTIONS.tryAgain,
        request,
        style: "primary",
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
