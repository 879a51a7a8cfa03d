import type { NamedAddress } from "../named-address.ts";
import { type NameProblem, parseName, problemOfBoth } from "../person-name.ts";
import { type EmailAddress, type Parsed, parseEmailAddress, toPlainLine } from "../values.ts";
import { type Piece, toPieces } from "./line-pieces.ts";
import type { LineProblem } from "./line-problem.ts";
import { CONJUNCTIONS } from "./name-words.ts";
import type { ToldName } from "./told-name.ts";
import { readBeside } from "./told-person.ts";

/** Somebody whom a list names, or why a piece of it names nobody. */
export type PersonRead = Parsed<NamedAddress, LineProblem>;

/** One person, or several where it is clear where each ends. */
export function readPart(part: string): readonly PersonRead[] {
  const pieces = toPieces(part);
  const addresses = pieces.filter(({ kind }) => kind === "address").map(({ text }) => text.toLowerCase());
  if (addresses.length < 2) return [readPerson(part, pieces)];
  const groups = splitPeople(pieces);
  if (groups !== null) return groups.map((group) => readPerson(part, group));
  return [new Set(addresses).size === 1 ? readPerson(part, pieces) : problemWith(part, "several addresses")];
}

/** Parts with one address each: between commas or after each address; null when no such parts are there. */
function splitPeople(pieces: readonly Piece[]): Piece[][] | null {
  const byMarks = splitAt(
    pieces,
    (piece, before) => piece.kind === "comma" || (before?.kind === "address" && isBetweenPeople(piece)),
  );
  if (byMarks.every(hasOneAddress)) return byMarks;
  const afterAddresses: Piece[][] = [[]];
  for (const piece of pieces) {
    const here = afterAddresses.at(-1) ?? [];
    if (here.length > 0 || !isBetweenPeople(piece)) here.push(piece);
    if (piece.kind === "address" && piece.angle) afterAddresses.push([]);
  }
  const groups = afterAddresses.filter((group) => group.length > 0);
  return groups.every((group) => hasOneAddress(group) && group.at(-1)?.kind === "address") ? groups : null;
}

function splitAt(
  pieces: readonly Piece[],
  isBorder: (piece: Piece, before: Piece | undefined) => boolean,
): Piece[][] {
  const groups: Piece[][] = [[]];
  pieces.forEach((piece, at) => {
    if (isBorder(piece, pieces[at - 1])) groups.push([]);
    else groups.at(-1)?.push(piece);
  });
  return groups
    .map((group) => (group[0]?.kind === "word" && isBetweenPeople(group[0]) ? group.slice(1) : group))
    .filter((group) => group.some(({ kind }) => kind !== "weak"));
}

function isBetweenPeople({ kind, text }: Piece): boolean {
  if (kind === "comma" || kind === "weak" || text === "|") return true;
  return kind === "word" && (CONJUNCTIONS.has(text.toLowerCase()) || /^[ye]$/.test(text));
}

function hasOneAddress(pieces: readonly Piece[]): boolean {
  return pieces.filter(({ kind }) => kind === "address").length === 1;
}

function readPerson(part: string, pieces: readonly Piece[]): PersonRead {
  const address = pieces.find(({ kind }) => kind === "address");
  if (address === undefined) return problemWith(part, "no address");
  const email = parseEmailAddress(address.text);
  if (!email.ok) return email;
  const tag = pieces.find(({ kind }) => kind === "tag");
  if (tag !== undefined)
    return { ok: false, problem: { wrong: "tag in name", text: toPlainLine(part), tag: tag.text } };
  const name = readBeside(pieces, email.value);
  if (name === "several people") return problemWith(part, "several people");
  if (name === "more than a name") return problemWith(part, "more than a name");
  return toPerson(part, email.value, name);
}

/** Somebody with the name that was told: what is not sure is a guess, and what is no name a problem. */
export function toPerson(
  part: string,
  email: EmailAddress,
  { firstName, lastName, sure }: ToldName,
): PersonRead {
  const [first, last] = [readOne(firstName), readOne(lastName)];
  for (const name of [first, last]) if (!name.ok) return problemWithName(part, name.problem);
  const [one, other] = [first.ok ? first.value : null, last.ok ? last.value : null];
  const problem = problemOfBoth(one ?? "", other ?? "");
  if (problem !== null) return problemWithName(part, problem);
  return sure
    ? { ok: true, value: { email, firstName: one, lastName: other } }
    : {
        ok: true,
        value: {
          email,
          firstName: null,
          lastName: null,
          guess: { firstName: one ?? "", lastName: other ?? "" },
        },
      };
}

function readOne(name: string): Parsed<string | null, NameProblem> {
  return name === "" ? { ok: true, value: null } : parseName(name);
}

function problemWithName(part: string, name: NameProblem): PersonRead {
  return { ok: false, problem: { wrong: "name", text: toPlainLine(part), name } };
}

type TextProblem = Exclude<LineProblem, { tag: string } | { name: NameProblem } | { letter: string }>;

/** A problem with the text that it is about. */
export function problemWith(part: string, wrong: TextProblem["wrong"]): PersonRead {
  return { ok: false, problem: { wrong, text: toPlainLine(part) } };
}
