import type { FinishedRequest } from "../../invite/request.ts";
import { toSummary } from "../../invite/summary.ts";
import { whatOf } from "./asked.ts";
import { type Message, referenceLine } from "./message.ts";
import { progressLines } from "./people-lines.ts";
import { type PeopleMessage, type Picture, renderInParts, renderWithTable } from "./people-room.ts";
import { renderResultTable } from "./result-table.ts";
import { paragraph, strongName } from "./rich.ts";
import { afterAgain, newRequestSentence, progressSentences } from "./state-sentences.ts";
import { remedyOf } from "./whose-turn.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

type Options = { withDecision?: boolean };

/** What became of each person, for the thread under the card; with the decision where nothing there says it yet. */
export function renderResult(words: Words, request: FinishedRequest, options: Options = {}): PeopleMessage[] {
  const { picture, said } = pictureOf(words, request, options);
  return renderInParts(words, picture, ...said);
}

/** The same in one message with a table; null where lines do, or only they can. */
export function renderResultAsTable(
  words: Words,
  request: FinishedRequest,
  options: Options = {},
): Message | null {
  const { picture, said } = pictureOf(words, request, options);
  return renderWithTable(picture, renderResultTable(words, request), ...said);
}

function pictureOf(
  words: Words,
  request: FinishedRequest,
  { withDecision = false }: Options,
): { picture: Picture; said: Sentence[] } {
  const decision = withDecision
    ? [
        words.card.approvedAndDone({
          by: strongName(request.approval.by.name),
          requester: strongName(request.requester.name),
        }),
      ]
    : [];
  const [ended = [], ...more] = progressSentences(words, toSummary(request));
  const said = [...decision, afterAgain(words, request, ended), ...more];
  const todo = whatToDo(words, request);
  const picture = {
    top: [paragraph(...said)],
    lines: progressLines(words, request),
    bottom: [
      ...todo.map((sentence) => paragraph(sentence)),
      ...(request.status === "completed" ? [] : [referenceLine(words, request)]),
    ],
  };
  const asked = words.request.wanted({ by: strongName(request.requester.name), ...whatOf(request) });
  return { picture, said: [...said, ...todo, asked] };
}

function whatToDo(words: Words, request: FinishedRequest): Sentence[] {
  if (request.status !== "needs attention") return [];
  const remedy = remedyOf(toSummary(request));
  return [
    newRequestSentence(words, request),
    remedy === null ? null : words.progress.approverCan({ remedy }),
  ].filter((sentence) => sentence !== null);
}
