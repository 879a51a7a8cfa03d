import { type Invitee, type InviteRequest, nameOf } from "../../invite/request.ts";
import { shortName, strongName } from "./rich.ts";
import type { Names, Person, What, Who } from "./words/parts.ts";
import type { Piece, Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** Somebody as a sentence names them: with their address, for a name says nothing that anybody could not type. */
function personOf(invitee: Invitee): Person {
  const called = nameOf(invitee);
  return called === invitee.email
    ? { name: called, email: null }
    : { name: shortName(called), email: invitee.email };
}

/** The person, where there is one, or how many they are. */
export function whoOf(invitees: readonly Invitee[]): Who {
  const [only] = invitees;
  return only !== undefined && invitees.length === 1 ? personOf(only) : { count: invitees.length };
}

/** Who is to be invited to what. */
export function whatOf(request: InviteRequest): What {
  return { who: whoOf(request.invitees), ...toWhatOf(request) };
}

/** Who wants what, or wanted it. */
export function askedSentence({ request: says }: Words, request: InviteRequest, by: Piece): Sentence {
  const what = { by, ...whatOf(request) };
  return request.status === "pending" ? says.wants(what) : says.wanted(what);
}

/** To what, and as what. */
export function toWhatOf({
  application,
  role,
}: Pick<InviteRequest, "application" | "role">): Pick<What, "application" | "role"> {
  return { application: strongName(application.name ?? application.dbid), role: strongName(role.name) };
}

const MOST_NAMES = 3;

/** All names of a few, or the first two and how many more there are. */
export function namesOf(people: readonly { name: string }[]): Names {
  const all = people.map(({ name }) => shortName(name));
  return all.length <= MOST_NAMES
    ? { named: all, more: 0 }
    : { named: all.slice(0, MOST_NAMES - 1), more: all.length - MOST_NAMES + 1 };
}
