import type { EmailAddress } from "../values.ts";
import { guessWords } from "./guess-name.ts";
import { type Piece, toPieces } from "./line-pieces.ts";
import {
  CONJUNCTIONS,
  DEGREES,
  DEPARTMENTS,
  EMPTY,
  FAMILIES_FIRST,
  GENERATIONS,
  OPENINGS,
  PARTICLES,
  PRONOUNS,
  TITLES,
  toKey,
  UNSURE_DEGREES,
  UNSURE_TITLES,
} from "./name-words.ts";

/** A name as a text tells it, empty where it does not; what is not sure has to be seen by a human. */
export type ToldName = { firstName: string; lastName: string; sure: boolean };

/** Words that may be a name; not sure when something had to be left out that may belong to it. */
type Words = { words: readonly string[]; sure: boolean; titled: boolean };

const MOST_WORDS = 4;
const NAME_WORD = /^['’‘ʼʻ]?\p{L}[\p{L}\p{M}\p{N}'’‘ʼʻ.·・\-‐‑\u05be\u05f3\u05f4\u200c\u200d]*$/u;

/** Reads the name that stands in one place; null when it is of several people. */
export function readName(pieces: readonly Piece[]): ToldName | null {
  const [only, ...more] = pieces.filter(({ kind }) => kind !== "bracket");
  if (only?.kind === "quoted" && more.length === 0) {
    const remarks = pieces.filter(({ kind, text }) => kind === "bracket" && !isPronouns(text));
    const quoted = readQuoted(only.text);
    return remarks.length === 0 ? quoted : unsure(quoted);
  }
  if (pieces.some(({ text }, at) => at > 0 && CONJUNCTIONS.has(text.toLowerCase()))) return null;
  const told = toWords(pieces);
  // "Dr. Roe" tells a last name only.
  const [word = ""] = told.words;
  if (told.titled && told.words.length === 1) return { firstName: "", lastName: word, sure: false };
  return splitWords(told.words, told.sure && readsLikeAName(told.words));
}

/** Reads two cells of which it is known what they are. */
export function readFirstAndLast(first: readonly Piece[], last: readonly Piece[]): ToldName {
  const [one, other] = [toWords(first), toWords(last)];
  return {
    firstName: one.words.join(" "),
    lastName: other.words.join(" "),
    sure: one.sure && other.sure,
  };
}

/** Reads two cells: first and last name in this order, or a name and what somebody is. */
export function readFirstLast(
  first: readonly Piece[],
  last: readonly Piece[],
  email: EmailAddress,
): ToldName | null {
  const [one, other] = [toWords(first), toWords(last)];
  if (isNoName(other.words, email)) return unsure(readName(first));
  if (isNoName(one.words, email)) return unsure(readName(last));
  const name = { firstName: one.words.join(" "), lastName: other.words.join(" ") };
  const sure = one.sure && other.sure && areNames(one.words, other.words, email);
  return inOrder({ ...name, sure }, email);
}

/** Reads what stands around a comma: the last name first, as in address books, or a name and what somebody is. */
export function readLastFirst(
  last: readonly Piece[],
  first: readonly Piece[],
  email: EmailAddress,
): ToldName | null {
  const [one, other] = [toWords(last), toWords(first)];
  if (isNoName(other.words, email)) return unsure(readName(last));
  const name = { firstName: other.words.join(" "), lastName: one.words.join(" ") };
  return { ...name, sure: one.sure && other.sure && areNames(other.words, one.words, email) };
}

/** Where the address has the two names the other way round, nobody can be sure of them. */
export function inOrder(name: ToldName | null, email: EmailAddress): ToldName | null {
  if (name === null) return null;
  const { firstName, lastName } = name;
  const told = guessWords(email).map(toKey).join(".");
  const isTold = (first: string, last: string) =>
    first !== "" && last !== "" && waysToWrite(toKey(first), toKey(last)).includes(told);
  const isReversed = isTold(lastName, firstName) && !isTold(firstName, lastName);
  return isReversed ? { firstName: lastName, lastName: firstName, sure: false } : name;
}

/** How an address has two names: "maya.roe", "m.roe", "mroe", "maya.r". */
function waysToWrite(first: string, last: string): readonly string[] {
  const [one = "", other = ""] = [[...first][0], [...last][0]];
  return [`${first}.${last}`, `${one}.${last}`, `${one}${last}`, `${first}.${other}`];
}

/** "Maya Roe Auditor", "Maya Roe Acme" beside an address of acme.com: the last word may be no name. */
export function withoutOccupation(name: ToldName | null, email: EmailAddress): ToldName | null {
  if (name === null) return null;
  const last = toKey(name.lastName);
  const isOther = DEPARTMENTS.has(last) || (last === companyOf(email) && name.firstName.includes(" "));
  return isOther ? splitWords(name.firstName.split(" "), false) : name;
}

/** Nothing but degrees, as after the comma in "Maya Roe, PhD". */
export function isDegree(pieces: readonly Piece[]): boolean {
  return pieces.length > 0 && pieces.every(({ kind, text }) => kind === "word" && DEGREES.has(toKey(text)));
}

/** Nothing but "Jr." or its like. */
export function isGeneration(pieces: readonly Piece[]): boolean {
  return (
    pieces.length > 0 && pieces.every(({ kind, text }) => kind === "word" && GENERATIONS.has(toKey(text)))
  );
}

/** Nothing but what somebody is, as in "maya@x.org (Auditor)". */
export function isOccupation(pieces: readonly Piece[]): boolean {
  const words = pieces.flatMap(({ text }) => text.split(" "));
  return words.length > 0 && words.every((word) => DEPARTMENTS.has(toKey(word)));
}

/** Nothing of a name is told: "N/A", the number of a row, "(she/her)". */
export function isEmpty(pieces: readonly Piece[]): boolean {
  if (pieces.every(({ kind, text }) => kind === "bracket" && isPronouns(text))) return true;
  const text = pieces.map((piece) => piece.text).join("");
  return EMPTY.has(text.toLowerCase()) || /^[\p{N}.#]*$/u.test(text);
}

/** `"Lee, Ana"` or `"Ana Lee"`: in quotation marks stands a whole name. */
function readQuoted(text: string): ToldName | null {
  const parts = text
    .split(",")
    .map(toPieces)
    .filter((part) => part.length > 0);
  const [one = [], other, ...more] = parts.filter((part, at) => at === 0 || !isDegree(part));
  if (other === undefined) return readName(one);
  if (isGeneration(other)) return readName([...one, ...other]);
  const [last, first] = [toWords(one), toWords(other)];
  if (first.words.some((word) => DEPARTMENTS.has(toKey(word)))) return unsure(readName(one));
  const short = last.words.length <= 2 && first.words.length <= 2;
  return {
    firstName: first.words.join(" "),
    lastName: last.words.join(" "),
    sure: last.sure && first.sure && more.length === 0 && (short || startsWithParticle(last.words)),
  };
}

/** The last word is the last name, with the particles before it and "Jr." after it. */
function splitWords(words: readonly string[], sure: boolean): ToldName {
  const generation = words.length > 1 && GENERATIONS.has(toKey(words.at(-1) ?? ""));
  const end = generation ? words.length - 1 : words.length;
  if (end < 2) return { firstName: words.slice(0, end).join(" "), lastName: "", sure: sure && !generation };
  if (isFamilyFirst(words))
    return { firstName: words.slice(1).join(" "), lastName: words[0] ?? "", sure: false };
  const particle = words.findIndex((word, at) => at > 0 && PARTICLES.has(word.toLowerCase()));
  const shouted = words.slice(0, end).map(isShouted);
  // "ROE Maya": where only some words are in capitals, they are the last name in many countries.
  if (shouted.includes(true) && shouted.includes(false) && !shouted[end - 1])
    return {
      firstName: words
        .slice(0, end)
        .filter((_, at) => !shouted[at])
        .join(" "),
      lastName: words.filter((_, at) => shouted[at] ?? true).join(" "),
      sure: false,
    };
  const split = particle > 0 && particle < end - 1 ? particle : end - 1;
  return {
    firstName: words.slice(0, split).join(" "),
    lastName: words.slice(split).join(" "),
    // "Maya R." does not tell the last name.
    sure: sure && !generation && !/^\p{Lu}\.$/u.test(words.at(-1) ?? "") && !isJoining(words[particle]),
  };
}

/** "Ortega y Gasset" is one person, "Maya Roe y Noor Aziz" are two. */
function isJoining(particle: string | undefined): boolean {
  return particle !== undefined && /^[yei]$/i.test(particle);
}

/** Leaves out what is no part of a name: pronouns, titles and degrees surely, anything else not. */
function toWords(pieces: readonly Piece[]): Words {
  const [only, ...more] = pieces;
  if ((only?.kind === "quoted" || only?.kind === "bracket") && more.length === 0)
    return toWords(toPieces(only.text));
  const bare = unquoted(pieces);
  let { sure } = bare;
  const words: string[] = [];
  for (const [at, { kind, text }] of bare.pieces.entries())
    if (kind === "weak") sure &&= words.length === 0 || /^[.,:;!?*_~`<>"“”„«»–—-]+$/u.test(text);
    else if (kind === "bracket") sure &&= isPronouns(text);
    else if (kind === "word" && NAME_WORD.test(text)) {
      words.push(withoutFullStop(text));
      // "U02ABC", "Team2": hardly a name.
      sure &&= !/\p{N}/u.test(text);
    } else {
      sure = false;
      // In the middle it is what somebody is called; at the end it may be the last name.
      const isLast = bare.pieces.slice(at + 1).every((piece) => piece.kind !== "word");
      const isPart = kind === "word" || (kind === "quoted" && (words.length === 0 || isLast));
      const letters = isPart ? text.replace(/[^\p{L}\p{M}'’.\-‐‑]/gu, "") : "";
      if (/\p{L}/u.test(letters)) words.push(letters);
    }
  return withoutTitles(words, sure);
}

/** The end of a sentence is no part of a name; "Jr.", "St." and initials are short. */
function withoutFullStop(word: string): string {
  return /\p{Ll}{2,}\.$/u.test(word) ? word.slice(0, -1) : word;
}

/** `'Ana Lee'`: taken off surely where both are there. */
function unquoted(pieces: readonly Piece[]): { pieces: readonly Piece[]; sure: boolean } {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first?.kind !== "word" || last?.kind !== "word") return { pieces, sure: true };
  const opened = /^['’‘](?=\p{Lu})/u.test(first.text);
  const closed = /['’‘]$/u.test(last.text);
  const bare = pieces.map((piece, at) => {
    const text = at === 0 && opened ? piece.text.slice(1) : piece.text;
    return { ...piece, text: at === pieces.length - 1 && closed ? text.slice(0, -1) : text };
  });
  return { pieces: bare, sure: opened === closed };
}

function withoutTitles(all: readonly string[], sure: boolean): Words {
  let certain = sure;
  let words = all;
  const isBefore = (word: string) => TITLES.has(toKey(word)) || OPENINGS.has(toKey(word));
  for (let word = words[0] ?? ""; words.length > 1 && isBefore(word); word = words[0] ?? "") {
    const mayBeAName = words === all && (UNSURE_TITLES.has(toKey(word)) || OPENINGS.has(toKey(word)));
    certain &&= !mayBeAName;
    if (mayBeAName && words.length === 2) break;
    words = words.slice(1);
  }
  const titled = words !== all;
  for (
    let word = words.at(-1) ?? "";
    words.length > 1 && DEGREES.has(toKey(word));
    word = words.at(-1) ?? ""
  ) {
    const mayBeAName = UNSURE_DEGREES.has(toKey(word));
    certain &&= !mayBeAName || (words.length === 2 && !/^\p{Lu}+$/u.test(word));
    if (mayBeAName && words.length === 2) break;
    words = words.slice(0, -1);
  }
  return { words, sure: certain, titled };
}

function isPronouns(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.every((word) => PRONOUNS.has(word));
}

/** Words around a name ("please invite Ana Lee") and what somebody is begin in small letters, or are many. */
function readsLikeAName(words: readonly string[]): boolean {
  const own = words.filter((word) => !PARTICLES.has(word.toLowerCase()));
  const [capital, small] = [own.some((word) => /^['’‘ʼʻ]?\p{Lu}/u.test(word)), own.some(startsSmall)];
  // "LI Wei" may have the last name first, "AJ Roe" has not.
  const shortAndLoud = /^\p{Lu}{2}$/u.test(own[0] ?? "") && own.slice(1).some((word) => /\p{Ll}/u.test(word));
  return own.length <= MOST_WORDS && !(capital && small) && !shortAndLoud;
}

/** "d’Arcy" and "al-Amin" begin with a particle of their own. */
function startsSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word) && !/^\p{Ll}{1,3}['’-]\p{Lu}/u.test(word);
}

/** Chinese, Japanese, Korean and Vietnamese names mostly have their last name first. */
function isFamilyFirst(words: readonly string[]): boolean {
  const inEastAsia = /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}ー]+$/u;
  return words.every((word) => inEastAsia.test(word)) || FAMILIES_FIRST.has((words[0] ?? "").toLowerCase());
}

function isShouted(word: string): boolean {
  return /^['’\-‐‑\p{Lu}\p{M}]{3,}$/u.test(word);
}

/** With several words nobody can say whether they are a name or what somebody is, unless the words or the address do. */
function areNames(first: readonly string[], last: readonly string[], email: EmailAddress): boolean {
  const one = (words: readonly string[]) =>
    words.length === 1 || words.filter((word) => !/^\p{Lu}\.?$/u.test(word)).length === 1;
  return startsWithParticle(last) || (one(first) && one(last)) || isBacked(last, email);
}

function startsWithParticle([first = "", ...rest]: readonly string[]): boolean {
  return rest.length > 0 && PARTICLES.has(first.toLowerCase()) && startsSmall(first);
}

/** Whether the address itself tells of these words. */
function isBacked(words: readonly string[], email: EmailAddress): boolean {
  const local = email.slice(0, email.lastIndexOf("@"));
  return words.length > 0 && words.every((word) => local.includes(toKey(word)));
}

/** A department, or the company that the address names. */
function isNoName(words: readonly string[], email: EmailAddress): boolean {
  return (
    words.length === 0 ||
    words.some((word) => DEPARTMENTS.has(toKey(word)) || toKey(word) === companyOf(email))
  );
}

function companyOf(email: EmailAddress): string {
  return email.slice(email.lastIndexOf("@") + 1).split(".")[0] ?? "";
}

function unsure(name: ToldName | null): ToldName | null {
  return name === null ? null : { ...name, sure: false };
}
