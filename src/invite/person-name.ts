import { findMixedWord } from "./alphabets.ts";
import { type Parsed, toPlainLine } from "./values.ts";

/** What is wrong with a name; `mark` and `word` are the part of it that is. */
export type NameProblem =
  | {
      wrong: "no name" | "address as name" | "no letters" | "several lines" | "hidden characters" | "accents";
    }
  | { wrong: "name too long"; most: number }
  | { wrong: "mark in name" | "loose mark in name"; mark: string }
  | { wrong: "mixed alphabets"; word: string };

/** Quickbase documents no limit; a name beyond this is a paste gone wrong. */
export const LONGEST_NAME = 100;

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;
/** Fillers, tags and selectors draw nothing, and no paste brings them in by chance; some belong to Chinese characters. */
const HIDDEN =
  /(?<!\p{sc=Han})[\u{e0100}-\u{e01ef}]|\u034f|[\u115f\u1160\u180e\u2800\u3164\uffa0\u{e0000}-\u{e00ff}]|[\u17b4\u17b5]|[\u180b-\u180d\u180f]|[\ufe00-\ufe0f]/u;
const ADDRESS = /@|:\/|^[wW]{3}\.|\p{L}\.(\p{Ll}{2,}|\p{Lu}{2,}(?!\.))/u;
/** The dot of Catalan (Gal·la), and the one between the parts of a foreign name in Chinese or Japanese. */
const DOT_IN_WORD = /(?<=l)·(?=l)|(?<=[\p{scx=Han}\p{scx=Kana}])[·・･](?=[\p{scx=Han}\p{scx=Kana}])/giu;
/** Letters by their nature, that look like the dot or the line between two facts of our own. */
const MARK_LIKE =
  /[\ua78f\ua7f7]|(?<![\p{L}\p{M}])[\u0298\u01c0-\u01c3\u0971\u119e\u1427\u318d]+(?![\p{L}\p{M}])/u;
/** The same, where they stand among Latin letters: strokes, which are words of their own in Chinese or Japanese. */
const STROKE = /(?<![\p{L}\p{M}])[\u30fc\u4e00\u4e28\u4e36\u4e3f\u4e5b\u4e85]+(?![\p{L}\p{M}])/u;
/** A hyphen joins two words, and a full stop ends one: anything else separates. */
const LOOSE = /(?<![\p{L}\p{M}\p{Nd}.'’])[-‐‑]|[-‐‑](?![\p{L}\p{M}])|(?<![\p{L}\p{M}\p{Nd}])\./u;
const FIRST_DIGIT = /^\p{Nd}/u;
const NO_PART_OF_A_NAME = /[^\p{L}\p{M}\p{Nd} '’‘ʼʻ.\-‐‑\u058a\u05be\u05f3\u05f4\u200c\u200d]/u;
const MARKS_TOO_MANY = /\p{M}{4,}/u;

/**
 * Reads one name of a person. A name has letters that can be seen, of one alphabet a word, and none of the marks
 * with which we (or an address) would say something else.
 */
export function parseName(text: string): Parsed<string, NameProblem> {
  if (text.length > LONGEST_NAME) return no({ wrong: "name too long", most: LONGEST_NAME });
  if (hasHidden(text)) return no({ wrong: "hidden characters" });
  if (LINE_BREAK.test(text.trim())) return no({ wrong: "several lines" });
  const name = toPlainLine(toUsualForms(text).normalize("NFC"));
  if (name === "") return no({ wrong: "no name" });
  if (ADDRESS.test(name)) return no({ wrong: "address as name" });
  if (!/\p{L}/u.test(name)) return no({ wrong: "no letters" });
  const strange = (FIRST_DIGIT.exec(name) ??
    MARK_LIKE.exec(name) ??
    (/\p{sc=Latin}/u.test(name) ? STROKE.exec(name) : null) ??
    NO_PART_OF_A_NAME.exec(name.replace(DOT_IN_WORD, "")))?.[0];
  if (strange !== undefined) return no({ wrong: "mark in name", mark: strange });
  const loose = LOOSE.exec(name)?.[0];
  if (loose !== undefined) return no({ wrong: "loose mark in name", mark: loose });
  if (MARKS_TOO_MANY.test(name) || /^\p{M}/u.test(name)) return no({ wrong: "accents" });
  const mixed = problemOfAlphabets(name);
  return mixed === null ? { ok: true, value: name } : no(mixed);
}

/** What is wrong with two names of one person side by side: "Max" and a Cyrillic "Рое" read as one; null when nothing is. */
export function problemOfBoth(firstName: string, lastName: string): NameProblem | null {
  return problemOfAlphabets(`${firstName} ${lastName}`);
}

function problemOfAlphabets(name: string): NameProblem | null {
  const word = findMixedWord(name);
  return word === null ? null : { wrong: "mixed alphabets", word };
}

/** Whether a text has characters that draw nothing, and that no paste brings in by chance. */
export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/** Letters, digits and marks in full width become the usual ones, and accents that stand for an apostrophe as well. */
export function toUsualForms(text: string): string {
  return text.replace(/[\u3000\uff01-\uff5e]/g, (letter) => letter.normalize("NFKC")).replace(/[`´]/g, "'");
}

function no(problem: NameProblem): { ok: false; problem: NameProblem } {
  return { ok: false, problem };
}
