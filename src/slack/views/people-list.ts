import type { InviteRequest } from "../../invite/request.ts";
import { whatOf } from "./asked.ts";
import { peopleOnCard } from "./card-people.ts";
import { LONGEST_MESSAGE } from "./limits.ts";
import { type Detail, lineSizes, nameLines, standingLines } from "./people-lines.ts";
import { type PeopleMessage, renderEverybody, renderInParts, toBlocks } from "./people-room.ts";
import { paragraph, strongName, toNotification } from "./rich.ts";
import type { Words } from "./words/words.ts";

/** Room, in bytes, for the sentence above the people. */
const ROOM_FOR_RANGE = 400;

/**
 * Everybody who is not on the card itself, with what will happen for each, for its thread. Who is in which message
 * depends on what was asked alone, so that a message stays the one that it was when more becomes known.
 */
export function renderPeopleForApprovers(words: Words, request: InviteRequest): PeopleMessage[] {
  const all = request.invitees.length;
  const asks = words.request.wants({ by: strongName(request.requester.name), ...whatOf(request) });
  const sizes = lineSizes(words, request);
  const messages: PeopleMessage[] = [];
  for (let from = peopleOnCard(words, request).length; from < all; ) {
    let to = from;
    for (let room = LONGEST_MESSAGE - ROOM_FOR_RANGE; to < all && room >= (sizes[to] ?? 0); to += 1)
      room -= sizes[to] ?? 0;
    // A person always fits; a message without one would be followed by messages without end.
    to = Math.max(to, from + 1);
    const range = words.people.range({ from: from + 1, to, all });
    const details: Detail[] = ["plain", "brief"];
    const people = request.invitees.slice(from, to);
    const pictures = details.map((detail) => ({
      top: [paragraph(range)],
      lines: standingLines(words, request, { detail, people }),
      bottom: [],
    }));
    const blocks =
      renderEverybody(pictures) ?? toBlocks(nameLines(words, request, { detail: "brief", people }));
    messages.push({ from: from + 1, to, message: { text: toNotification(asks, range), blocks } });
    from = to;
  }
  return messages;
}

/** Everybody, for the thread of a notice that has no room for all. */
export function renderPeopleForRequester(words: Words, request: InviteRequest): PeopleMessage[] {
  const asked = words.request.youWanted(whatOf(request));
  const picture = { top: [paragraph(asked)], lines: nameLines(words, request), bottom: [] };
  return renderInParts(words, picture, asked);
}
