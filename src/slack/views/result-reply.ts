import type { FinishedRequest } from "../../invite/request.ts";
import { peopleInDoubt, toSummary } from "../../invite/summary.ts";
import { askSentence } from "./ask-sentence.ts";
import { approvalSentence } from "./decision-reply.ts";
import { referenceLine } from "./message.ts";
import { canTryAgainHelp, countSentence, newRequestSentences } from "./outcome-sentences.ts";
import { progressLines } from "./people-lines.ts";
import { type PeopleMessage, renderInParts } from "./people-room.ts";
import { paragraph } from "./rich.ts";
import { joinNames } from "./text.ts";
import { type Sentence, words } from "./words/say.ts";

/** What became of each person, for the thread under the card; with the decision where nothing there says it yet. */
export function renderResult(
  request: FinishedRequest,
  { withDecision = false }: { withDecision?: boolean } = {},
): PeopleMessage[] {
  const count = countSentence(toSummary(request));
  const said = withDecision ? [approvalSentence(request), count] : [count];
  const todo = whatToDo(request).map((sentence) => paragraph(sentence));
  const bottom = [...todo, referenceLine(request)];
  const picture = { top: [paragraph(...said)], lines: progressLines(request), bottom };
  return renderInParts(picture, ...said, ...(withDecision ? [] : [askSentence(request)]));
}

function whatToDo(request: FinishedRequest): Sentence[] {
  if (request.status !== "needs attention") return [];
  const summary = toSummary(request);
  const again = canTryAgainHelp(summary) ? ['"Try again"'] : [];
  const mail = peopleInDoubt(summary).length > 0 ? ['"Send again"'] : [];
  const buttons = [...again, ...mail];
  const press = `An approver can press ${joinNames(buttons, "or")} on the card above.`;
  return [...newRequestSentences(summary, "theirs"), ...(buttons.length === 0 ? [] : [[words(press)]])];
}
