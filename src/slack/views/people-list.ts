import type { InviteRequest } from "../../invite/request.ts";
import { whatSentence } from "./ask-sentence.ts";
import { nameLines, standingLines } from "./people-lines.ts";
import { type PeopleMessage, renderInParts } from "./people-room.ts";
import { paragraph, shortName } from "./rich.ts";
import { type Sentence, words } from "./words/say.ts";

/** Everybody with what will happen for each, for the thread of a card that has no room for all. */
export function renderPeopleForApprovers(request: InviteRequest): PeopleMessage[] {
  const who = shortName(request.requester.name);
  const all: Sentence = [
    words(`${who} asks to invite `),
    ...whatSentence(request),
    words(". These are all:"),
  ];
  return renderInParts({ top: [paragraph(all)], lines: standingLines(request), bottom: [] }, all);
}

/** Everybody, for the thread of a notice that has no room for all. */
export function renderPeopleForRequester(request: InviteRequest): PeopleMessage[] {
  const all: Sentence = [words("You asked to invite "), ...whatSentence(request), words(". These are all:")];
  return renderInParts({ top: [paragraph(all)], lines: nameLines(request), bottom: [] }, all);
}
