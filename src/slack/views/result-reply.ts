import type { FinishedRequest } from "../../invite/request.ts";
import { toSummary } from "../../invite/summary.ts";
import { whatOf } from "./asked.ts";
import { newRequestSentence } from "./card.ts";
import { referenceLine } from "./message.ts";
import { progressLines } from "./people-lines.ts";
import { type PeopleMessage, renderInParts } from "./people-room.ts";
import { paragraph, strongName } from "./rich.ts";
import { againSentence, progressSentences } from "./state-sentences.ts";
import { remedyOf } from "./whose-turn.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** What became of each person, for the thread under the card; with the decision where nothing there says it yet. */
export function renderResult(
  words: Words,
  request: FinishedRequest,
  { withDecision = false }: { withDecision?: boolean } = {},
): PeopleMessage[] {
  const again = againSentence(words, request);
  const decision = withDecision
    ? [
        words.card.approvedAndDone({
          by: strongName(request.approval.by.name),
          requester: strongName(request.requester.name),
        }),
      ]
    : [];
  const said = [
    ...decision,
    ...progressSentences(words, toSummary(request)),
    ...(again === null ? [] : [again]),
  ];
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
  return renderInParts(words, picture, ...said, ...todo, asked);
}

function whatToDo(words: Words, request: FinishedRequest): Sentence[] {
  if (request.status !== "needs attention") return [];
  const remedy = remedyOf(toSummary(request));
  return [
    newRequestSentence(words, request),
    remedy === null ? null : words.progress.approverCan({ remedy }),
  ].filter((sentence) => sentence !== null);
}
