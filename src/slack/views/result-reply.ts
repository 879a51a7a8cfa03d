import type { FinishedRequest } from "../../invite/request.ts";
import { askSentence } from "./ask-sentence.ts";
import { type Message, referenceLine } from "./message.ts";
import { countSentence } from "./outcome-sentences.ts";
import { progressLines, renderLines } from "./people-lines.ts";
import { peopleToSendAgain, peopleToTryAgain } from "./progress-words.ts";
import { paragraph, type Sentence, toNotification, words } from "./rich.ts";
import { joinNames } from "./text.ts";

/** What became of each person, for the thread under the card. */
export function renderResult(request: FinishedRequest): Message {
  const count = countSentence(request);
  const top = paragraph(count);
  const todo = whatToDo(request);
  const bottom = [...todo.map((sentence) => paragraph(sentence)), referenceLine(request)];
  const people = renderLines(progressLines(request), { beside: [top, ...bottom] });
  return { text: toNotification(count, askSentence(request)), blocks: [top, ...people, ...bottom] };
}

function whatToDo(request: FinishedRequest): Sentence[] {
  if (request.status !== "needs attention") return [];
  const again = peopleToTryAgain(request).length > 0 ? ['"Try again"'] : [];
  const mail = peopleToSendAgain(request).length > 0 ? ['"Send again"'] : [];
  const buttons = [...again, ...mail];
  return buttons.length === 0
    ? []
    : [[words(`An approver can press ${joinNames(buttons, "or")} on the card above.`)]];
}
