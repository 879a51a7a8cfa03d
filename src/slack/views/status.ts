import type { RichTextBlock } from "@slack/types";
import type { RequestSummary } from "../../invite/summary.ts";
import { unreachable } from "../../invite/values.ts";
import { COMMAND } from "../ids.ts";
import { subjectSentence } from "./ask-sentence.ts";
import { LONGEST_MESSAGE, sizeOf } from "./limits.ts";
import { type Message, renderSentences } from "./message.ts";
import {
  countSentence,
  newRequestSentences,
  ownStateSentence,
  remedyWords,
  silenceSentence,
  stateSentence,
} from "./outcome-sentences.ts";
import { fewNames } from "./progress-words.ts";
import { paragraph, toNotification, when } from "./rich.ts";
import { type Sentence, words } from "./words/say.ts";

/** The newest requests of somebody, newest first, and how far each is. */
export function renderStatus(requests: readonly RequestSummary[]): Message {
  if (requests.length === 0)
    return renderSentences([
      words("You have not asked for an invitation yet. "),
      words(`Type ${COMMAND} to begin.`),
    ]);
  const shown = thatFit(requests.slice(0, MOST_SHOWN).map(renderProgress));
  const opening: Sentence = [
    words(
      shown.length === 1 ? "This is your last request." : `These are your last ${shown.length} requests.`,
    ),
  ];
  return {
    text: toNotification(opening),
    blocks: [paragraph(opening), ...shown],
  };
}

/** As many, from the first, as a message holds: names may be very long. */
function thatFit(blocks: RichTextBlock[]): RichTextBlock[] {
  let room = LONGEST_MESSAGE;
  return blocks.filter((block) => {
    room -= sizeOf(block) + 1;
    return room > 0;
  });
}

/** What was asked for, when, and how far it is, for the requester. */
export function renderProgress(request: RequestSummary): RichTextBlock {
  return paragraph(asked(request), ...state(request));
}

const MOST_SHOWN = 10;

function asked(request: RequestSummary): Sentence {
  return [
    ...subjectSentence(request, fewNames(request.people)),
    words(", asked "),
    when(request.askedAt),
    words(` (${request.id})`),
  ];
}

function state(request: RequestSummary): Sentence[] {
  switch (request.status) {
    case "pending":
      return [[...stateSentence(request), words(" You can withdraw it in the direct message that you got.")]];
    case "withdrawn":
      return [ownStateSentence(request)];
    case "denied":
      return [[...stateSentence(request), words(" The reason is in the direct message that you got.")]];
    case "expired":
      return [[...stateSentence(request), words(` You can ask again with ${COMMAND}.`)]];
    case "approved":
    case "completed":
      return [stateSentence(request), countSentence(request), silenceSentence(request)].filter(
        (sentence) => sentence !== null,
      );
    case "needs attention": {
      const remedy = remedyWords(request);
      const todo = remedy === "" ? [] : [words(` The approvers can ${remedy}.`)];
      return [
        stateSentence(request),
        [...countSentence(request), ...todo],
        ...newRequestSentences(request, "yours"),
      ];
    }
    default:
      return unreachable(request);
  }
}
