import type { InviteRequest } from "../../invite/request.ts";
import { askSentence } from "./ask-sentence.ts";
import { type Message, referenceLine } from "./message.ts";
import { countSentence, silenceSentence, stateSentence } from "./outcome-sentences.ts";
import { nameLines, progressLines, renderLines } from "./people-lines.ts";
import { peopleToSendAgain, peopleToTryAgain } from "./progress-words.ts";
import { paragraph, type Sentence, toNotification, words } from "./rich.ts";
import { joinNames } from "./text.ts";

/** What became of each person, for the thread under the card. */
export function renderResult(request: InviteRequest): Message {
  if (!("approval" in request)) {
    const state = stateSentence(request);
    const top = [paragraph(state)];
    return {
      text: toNotification(state),
      blocks: [...top, ...renderLines(nameLines(request), { beside: top })],
    };
  }
  const sentences = [countSentence(request), silenceSentence(request)].filter(
    (sentence) => sentence !== null,
  );
  const top = paragraph(...sentences);
  const todo = whatToDo(request);
  const bottom = [...todo.map((sentence) => paragraph(sentence)), referenceLine(request)];
  const people = renderLines(progressLines(request), { beside: [top, ...bottom] });
  return { text: toNotification(...sentences, askSentence(request)), blocks: [top, ...people, ...bottom] };
}

function whatToDo(request: InviteRequest): Sentence[] {
  if (request.status !== "needs attention") return [];
  const again = peopleToTryAgain(request).length > 0 ? ['"Try again"'] : [];
  const mail = peopleToSendAgain(request).length > 0 ? ['"Send again"'] : [];
  const buttons = [...again, ...mail];
  return buttons.length === 0
    ? []
    : [[words(`On the card above one can press ${joinNames(buttons, "or")}.`)]];
}
