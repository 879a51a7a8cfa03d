import type { Invitee, InviteRequest } from "../../invite/request.ts";
import { LONGEST_MESSAGE, sizeOf } from "./limits.ts";
import { lineSizes } from "./people-lines.ts";
import type { Words } from "./words/words.ts";
import { whatPeopleWrote } from "./written.ts";

/** So many people the card itself has; of more it has the first ones, and its thread all others. */
export const MOST_ON_CARD = 12;
/** How many the first ones are. */
export const FIRST_ON_CARD = 10;
/** Room, in bytes, for all on the card but people and what somebody wrote. */
const ROOM_FOR_THE_REST = 2_500;

/**
 * The first people, who are on the card while it waits: by what was asked alone, so that nobody falls between the card
 * and its thread when more becomes known.
 */
export function peopleOnCard(words: Words, request: InviteRequest): Invitee[] {
  const all = request.invitees;
  const first = all.slice(0, all.length <= MOST_ON_CARD ? MOST_ON_CARD : FIRST_ON_CARD);
  let room = LONGEST_MESSAGE - ROOM_FOR_THE_REST - sizeOf(whatPeopleWrote(words, request));
  const sizes = lineSizes(words, request);
  return first.filter((_, at) => {
    room -= sizes[at] ?? 0;
    return room >= 0;
  });
}

/** Whether the card itself has everybody. */
export function cardNamesEverybody(words: Words, request: InviteRequest): boolean {
  return peopleOnCard(words, request).length === request.invitees.length;
}
