import type { NamedInvitee } from "../named-address.ts";
import { parsePeople } from "./parse-people.ts";

/** People as somebody would type them, one a line, so that `parsePeople` reads the same people. */
export function writePeople(people: readonly NamedInvitee[]): string {
  return people.map(writePerson).join("\n");
}

/** By the address alone where nobody could read the names out of it: then they are asked for. */
function writePerson(person: NamedInvitee): string {
  const { email, firstName, lastName } = person;
  const name = `${firstName} ${lastName}`.trim();
  if (name === "") return email;
  const spellings = [
    `${name} <${email}>`,
    // Says where the one name ends and the other begins.
    `${firstName}, ${lastName}, ${email}`,
  ];
  return spellings.find((text) => isReadAs(text, person)) ?? email;
}

/** At least as a guess, which whoever sends the list has to look at. */
function isReadAs(text: string, { email, firstName, lastName }: NamedInvitee): boolean {
  const { people, problems } = parsePeople(text);
  const [only, ...others] = people;
  if (only === undefined || others.length + problems.length > 0 || only.email !== email) return false;
  const read = only.guess ?? only;
  return (read.firstName ?? "") === firstName && (read.lastName ?? "") === lastName;
}
