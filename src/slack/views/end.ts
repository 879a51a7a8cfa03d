import type { KnownBlock } from "@slack/types";
import type { DeniedRequest, ExpiredRequest, FinishedRequest } from "../../invite/request.ts";
import { peopleInDoubt, peopleInvited, toSummary } from "../../invite/summary.ts";
import { unreachable } from "../../invite/values.ts";
import { whatOf } from "./asked.ts";
import { askAgainBlocks } from "./buttons.ts";
import { type Message, referenceLine } from "./message.ts";
import { nameLines, progressLines } from "./people-lines.ts";
import { type PeopleMessage, type Picture, renderInParts, renderWithTable } from "./people-room.ts";
import { renderResultTable } from "./result-table.ts";
import { paragraph, strongName } from "./rich.ts";
import { afterAgain, attentionSentences, denialReason, denialSentences } from "./state-sentences.ts";
import { remedyOf, whoNeedsAnew } from "./whose-turn.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

type Ended = DeniedRequest | ExpiredRequest | FinishedRequest;

/** The end of a request, for the requester's direct messages. */
export function renderEnd(words: Words, request: Ended): PeopleMessage[] {
  const { picture, said } = pictureOf(words, request);
  return renderInParts(words, picture, ...said);
}

/** The same in one message with a table; null where lines do, or only they can. */
export function renderEndAsTable(words: Words, request: Ended): Message | null {
  if (!("approval" in request)) return null;
  const { picture, said } = pictureOf(words, request);
  return renderWithTable(picture, renderResultTable(words, request), ...said);
}

function pictureOf(words: Words, request: Ended): { picture: Picture; said: Sentence[] } {
  const said = endSentences(words, request);
  const next = nextSentences(words, request);
  const bottom: KnownBlock[] = [
    ...next.map((sentence) => paragraph(sentence)),
    ...askAgainBlocks(words, request),
  ];
  const picture = {
    top: [paragraph(...said), ...denialReason(words, request)],
    lines: "approval" in request ? progressLines(words, request) : nameLines(words, request),
    bottom: request.status === "completed" ? bottom : [...bottom, referenceLine(words, request)],
  };
  return { picture, said: [...said, ...denialSentences(words, request), ...next] };
}

function endSentences(words: Words, request: Ended): Sentence[] {
  const { end: says } = words;
  const what = whatOf(request);
  const summary = toSummary(request);
  switch (request.status) {
    case "denied":
      return [says.denied({ by: strongName(request.denial.by.name), ...what })];
    case "expired":
      return [says.expired({ at: request.expiresAt, ...what })];
    case "completed":
    case "needs attention": {
      const ended = says.carriedOut({
        invited: peopleInvited(summary).length,
        unsure: peopleInDoubt(summary).length > 0,
        ...what,
      });
      return [afterAgain(words, request, ended), ...attentionSentences(words, summary)];
    }
    default:
      return unreachable(request);
  }
}

/** What the requester can do, and what others can; nothing when all is done. */
function nextSentences(words: Words, request: Ended): Sentence[] {
  const { end: says, progress } = words;
  switch (request.status) {
    case "denied":
      return [says.talkToThem({ by: strongName(request.denial.by.name) })];
    case "expired":
      return [says.askAgain];
    case "completed":
      return [];
    case "needs attention": {
      const summary = toSummary(request);
      const anew = whoNeedsAnew(summary);
      const remedy = remedyOf(summary);
      const own = anew === null ? [] : [progress.askAgain(anew)];
      if (remedy === null) return own;
      // Said so that nobody waits who should do something.
      if (anew !== null) return [...own, progress.approversCanForOthers({ remedy })];
      return summary.people.some(({ is }) => is === "refused")
        ? [progress.approversCanOnceFixed({ remedy })]
        : [progress.approversCan({ remedy })];
    }
    default:
      return unreachable(request);
  }
}
