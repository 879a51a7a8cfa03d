import type { NamedAddress } from "../named-address.ts";
import { problemOfBoth } from "../person-name.ts";
import type { EmailAddress } from "../values.ts";
import type { LineProblem, ListProblem } from "./line-problem.ts";
import { readLines } from "./list-lines.ts";
import { tidyPaste } from "./tidy-paste.ts";

/** What a list of people came to: nobody is left out silently. */
export type PeopleRead = {
  people: readonly NamedAddress[];
  /** One for each piece that names nobody. */
  problems: readonly (LineProblem | ListProblem)[];
  /** Addresses that stood more than once; each counts once. */
  repeated: readonly EmailAddress[];
};

/** What a field for people holds in Slack, and the longest text that is read. */
const LONGEST_PEOPLE = 3000;

/**
 * Reads people in every form that is pasted: `Ana Lee <ana@acme.com>`, `ana@acme.com`, lists with numbers or bullets,
 * rows of a sheet with or without its heading, Slack's `<mailto:…|…>`; one a line, or separated by semicolons, or by
 * commas where that is clear. A name that had to be guessed stands in `guess`, for somebody to look at.
 */
export function parsePeople(text: string): PeopleRead {
  if (text.length > LONGEST_PEOPLE) {
    const problem = { wrong: "list too long", most: LONGEST_PEOPLE, length: text.length } as const;
    return { people: [], problems: [problem], repeated: [] };
  }
  const found = new Map<EmailAddress, NamedAddress>();
  const repeated = new Set<EmailAddress>();
  const problems: LineProblem[] = [];
  for (const person of readLines(tidyPaste(text))) {
    if (!person.ok) {
      problems.push(person.problem);
      continue;
    }
    const before = found.get(person.value.email);
    if (before !== undefined) repeated.add(before.email);
    found.set(person.value.email, before === undefined ? person.value : fillIn(before, person.value));
  }
  return { people: [...found.values()], problems, repeated: [...repeated] };
}

/** What one line does not tell, another may; two names for one address have to be looked at. */
function fillIn(before: NamedAddress, again: NamedAddress): NamedAddress {
  const firstName = before.firstName ?? again.firstName;
  const lastName = before.lastName ?? again.lastName;
  const differ =
    firstName !== (again.firstName ?? firstName) ||
    lastName !== (again.lastName ?? lastName) ||
    problemOfBoth(firstName ?? "", lastName ?? "") !== null;
  const guess = before.guess ?? again.guess;
  // What is guessed is guessed as a whole.
  return differ || guess !== undefined
    ? {
        email: before.email,
        firstName: null,
        lastName: null,
        guess: {
          firstName: firstName ?? guess?.firstName ?? "",
          lastName: lastName ?? guess?.lastName ?? "",
        },
      }
    : { email: before.email, firstName, lastName };
}
