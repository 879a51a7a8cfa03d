import type { RichTextBlock } from "@slack/types";
import type { RequestSummary } from "../../invite/summary.ts";
import { unreachable } from "../../invite/values.ts";
import { COMMAND } from "../ids.ts";
import { namesOf, toWhatOf } from "./asked.ts";
import { LONGEST_MESSAGE, sizeOf } from "./limits.ts";
import { type Message, renderSentences } from "./message.ts";
import { paragraph, toNotification } from "./rich.ts";
import { denialSentences, ownStateSentence, progressSentences } from "./state-sentences.ts";
import { remedyOf, whoNeedsAnew } from "./whose-turn.ts";
import { inOneLine, type Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** The newest requests of somebody, newest first, and how far each is. */
export function renderStatus(words: Words, requests: readonly RequestSummary[]): Message {
  if (requests.length === 0) return renderSentences(words.home.noneYet({ command: COMMAND }));
  const shown = thatFit(requests.slice(0, MOST_SHOWN).map((request) => renderProgress(words, request)));
  const opening = words.home.last({ count: shown.length });
  const newest = requests.slice(0, 1).flatMap((request) => [asked(words, request), ...state(words, request)]);
  return { text: toNotification(opening, ...newest), blocks: [paragraph(opening), ...shown] };
}

/** As many, from the first, as a message holds: names may be very long. */
function thatFit(blocks: readonly RichTextBlock[]): RichTextBlock[] {
  let room = LONGEST_MESSAGE;
  return blocks.filter((block) => {
    room -= sizeOf(block) + 1;
    return room > 0;
  });
}

/** What was asked for, when, and how far it is, for the requester. */
export function renderProgress(words: Words, request: RequestSummary): RichTextBlock {
  return paragraph(asked(words, request), ...state(words, request));
}

const MOST_SHOWN = 10;

function asked({ home: says }: Words, request: RequestSummary): Sentence {
  const who = namesOf(request.people);
  return says.asked({ who, ...toWhatOf(request), at: request.askedAt, id: request.id });
}

function state(words: Words, request: RequestSummary): Sentence[] {
  const { home: says, progress } = words;
  const state = ownStateSentence(words, request);
  switch (request.status) {
    case "pending":
      return [inOneLine(state, says.canWithdraw)];
    case "withdrawn":
      return [state];
    case "denied":
      return [state, ...denialSentences(words, request)];
    case "expired":
      return [inOneLine(state, says.canAskAgain({ command: COMMAND }))];
    case "approved":
    case "completed":
      return [state, ...progressSentences(words, request)];
    case "needs attention": {
      const remedy = remedyOf(request);
      const anew = whoNeedsAnew(request);
      return [
        state,
        inOneLine(...progressSentences(words, request)),
        ...(anew === null ? [] : [progress.askAgain(anew)]),
        ...(remedy === null ? [] : [says.approversCan({ remedy })]),
      ];
    }
    default:
      return unreachable(request);
  }
}
