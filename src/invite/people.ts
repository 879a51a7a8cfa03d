import { LONGEST_NAME } from "./person-name.ts";
import { type EmailAddress, type Parsed, parseEmailAddress, toPlainLine } from "./values.ts";

/** A name that may be wrong: it counts for nothing before a human has seen it. Empty where nothing can be guessed. */
export type GuessedName = { firstName: string; lastName: string };

/** Somebody to invite, as far as the text told; a name that it did not surely tell is null. */
export type NamedAddress = {
  email: EmailAddress;
  firstName: string | null;
  lastName: string | null;
  guess?: GuessedName | undefined;
};

/** A name, as far as a text told it. */
type Name = { firstName: string | null; lastName: string | null };

/** Somebody to invite whose names are known. */
export type NamedInvitee = { email: EmailAddress; firstName: string; lastName: string };

/** What a list of people came to: nobody is left out silently. */
export type PeopleRead = {
  people: NamedAddress[];
  /** A sentence for each piece that names nobody, quoting it. */
  problems: string[];
  /** Addresses that stood more than once; each counts once. */
  repeated: EmailAddress[];
};

/** What a field for people holds in Slack, and the longest text that is read. */
export const LONGEST_PEOPLE = 3000;

/**
 * Reads people in every form that is pasted: `Ana Lee <ana@acme.com>`, `ana@acme.com`,
 * `first, last, address` with commas or tabs, Slack's `<mailto:…|…>`; one a line, or separated by
 * semicolons, or by commas where that is clear.
 */
export function parsePeople(text: string): PeopleRead {
  if (text.length > LONGEST_PEOPLE) {
    const problem = `At most ${LONGEST_PEOPLE} characters can be read at once; these are ${text.length}`;
    return { people: [], problems: [problem], repeated: [] };
  }
  const found = new Map<EmailAddress, NamedAddress>();
  const repeated = new Set<EmailAddress>();
  const problems: string[] = [];
  for (const piece of toPieces(unwrapLinks(text))) {
    const person = parsePerson(piece);
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

/** A guess to correct, from an address alone: `nova.reyes@x.org` may be Nova Reyes. */
export function guessName(email: EmailAddress): GuessedName {
  const local = email.slice(0, email.lastIndexOf("@")).replace(/\+.*$/, "");
  const words = local.split(/[._\-\d]+/).filter((word) => /\p{L}/u.test(word));
  const [firstName = "", ...rest] = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return { firstName, lastName: rest.join(" ") };
}

const PARTICLES = new Set(
  "van von vom zu de der den del della di da das do dos du la le ter ten bin al el".split(" "),
);
const ADDRESS_LIKE = /[^\s<>,;"()]+@[^\s<>,;"()]+/g;

/** Slack writes an address in a command as `<mailto:a@b.c|a@b.c>`. */
function unwrapLinks(text: string): string {
  return text
    .replace(/<mailto:([^|>]+)(\|[^>]*)?>/gi, "<$1>")
    .replace(/\bmailto:/gi, "")
    .replace(/&amp;/g, "&");
}

/** One piece a person: by lines and semicolons, then by commas where each part has its own address. */
function toPieces(text: string): string[] {
  const lines = text.split(/[\r\n]+/).flatMap((line) => splitOutsideQuotes(line, ";"));
  return lines
    .map((line) => line.trim())
    .filter((line) => /[^\s,]/.test(line))
    .flatMap((line) => {
      const parts = splitOutsideQuotes(line, ",").filter((part) => part.trim() !== "");
      const several = parts.length > 1 && parts.every((part) => part.match(ADDRESS_LIKE)?.length === 1);
      return several ? parts : [line];
    });
}

function splitOutsideQuotes(line: string, separator: "," | ";"): string[] {
  const parts = [""];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    if (letter === separator && !quoted) parts.push("");
    else parts.push((parts.pop() ?? "") + letter);
  }
  // An odd quotation mark encloses nothing.
  return quoted ? line.split(separator) : parts;
}

function parsePerson(piece: string): Parsed<NamedAddress> {
  const quoted = `"${toPlainLine(piece)}"`;
  const addresses = piece.match(ADDRESS_LIKE) ?? [];
  const [address] = addresses;
  if (address === undefined) return { ok: false, problem: `${quoted} has no email address` };
  if (addresses.length > 1)
    return { ok: false, problem: `${quoted} has several addresses: put each person on a separate line` };
  const email = parseEmailAddress(address);
  if (!email.ok) return email;
  const name = nameBeside(piece, address);
  if (name === null)
    return {
      ok: false,
      problem: `${quoted} has more than a name and an address: put each person on a separate line`,
    };
  const tooLong = [name.firstName, name.lastName].some((part) => (part ?? "").length > LONGEST_NAME);
  return tooLong
    ? { ok: false, problem: `${quoted} has a name of more than ${LONGEST_NAME} characters` }
    : { ok: true, value: { email: email.value, ...name } };
}

/** The name that stands beside an address, as far as there is one; null when there is more than a name. */
function nameBeside(piece: string, address: string): Name | null {
  // A name in quotation marks may have the comma of "Last, First"; cells have theirs between cells.
  const inQuotes = /^\s*"([^"]*)"\s*<[^>]*>\s*,?\s*$/.exec(piece)?.[1];
  if (inQuotes !== undefined) return splitName(inQuotes);
  const cells = piece
    .split(piece.includes("\t") ? "\t" : ",")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
  const alone = cells.find((cell) => cell === address || cell === `<${address}>`);
  return alone === undefined
    ? nameBefore(cells, address)
    : nameInCells(cells.filter((cell) => cell !== alone));
}

function nameInCells(cells: string[]): Name | null {
  const [first, last, ...more] = cells.map((cell) => toPlainLine(withoutMarks(cell)));
  if (more.length > 0) return null;
  return first === undefined || last === undefined
    ? splitName(first ?? "")
    : { firstName: first, lastName: last };
}

/** `Ana Lee <address>`, `Lee, Ana <address>`, `address (Ana Lee)`: what follows the address belongs to nobody. */
function nameBefore(cells: string[], address: string): Name | null {
  const last = cells.at(-1) ?? "";
  const followed = /<[^>]*>[\s>]*[^\s>]/.test(last);
  if (cells.length > 2 || followed || !last.includes(address)) return null;
  return splitName(withoutMarks(cells.join(", ").replace(address, "")));
}

/** A first and last name from one text: the last word is the last name, with the particles before it. */
function splitName(name: string): Name {
  const [last, first] = name.split(",").map(toPlainLine);
  if (last !== undefined && first !== undefined && name.split(",").length === 2)
    return { firstName: first || null, lastName: last || null };
  const words = toPlainLine(name.replaceAll(",", " ")).split(" ").filter(Boolean);
  if (words.length < 2) return { firstName: words[0] ?? null, lastName: null };
  const particle = words.findIndex((word, at) => at > 0 && PARTICLES.has(word.toLowerCase()));
  const split = particle > 0 && particle < words.length - 1 ? particle : words.length - 1;
  return { firstName: words.slice(0, split).join(" "), lastName: words.slice(split).join(" ") };
}

function withoutMarks(text: string): string {
  return text.replace(/[<>()"]/g, "");
}

function fillIn(before: NamedAddress, again: NamedAddress): NamedAddress {
  return {
    email: before.email,
    firstName: before.firstName ?? again.firstName,
    lastName: before.lastName ?? again.lastName,
  };
}
