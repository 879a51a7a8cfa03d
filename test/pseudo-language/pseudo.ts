import type { RichTextElement } from "@slack/types";
import { english } from "../../src/slack/views/words/english/english.ts";
import type { Words } from "../../src/slack/views/words/words.ts";

/*
 * English as a language that nobody speaks: every letter has an accent, everything is a third longer and stands in
 * ⟦brackets⟧, and what people or vendors wrote stands in it as a language from right to left would have it. Whatever is
 * shown without brackets was never translated, and whatever lacks its closing bracket was cut.
 */

/** Around what people wrote: its direction is its own. */
export const ISOLATE = "\u2068";
export const END_OF_ISOLATE = "\u2069";
const RIGHT_TO_LEFT_MARK = "\u200f";

const PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ACCENTED = "ÁƁĆĐÉƑĜĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼŴẊÝŽáƀćđéƒĝĥíĵķĺḿńóṕɋŕśťúṽŵẋýž";

/** Keys of what a sentence is called with whose texts say what is the case, and are never shown. */
const CODES = new Set(
  "trouble why fault oddity progress step confirmed group standing may remedy instead obstacle deed became wrong".split(
    " ",
  ),
);
const NOT_WRITTEN = new Set(["nobody"]);

/** Holds the place of a text that somebody wrote while English says its sentence. */
const PLACE = /\ue000(\d+)\ue001/g;

/** The words of the language, for bots in tests. */
export const pseudo = Object.fromEntries(
  Object.entries(english).map(([area, entries]) => [
    area,
    Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, inPseudo(entry)])),
  ]),
) as Words;

function inPseudo(entry: unknown): unknown {
  if (typeof entry !== "function") return bracketed(entry, { texts: [], pieces: new Set(), ours: new Set() });
  return (...given: unknown[]) => {
    const written: Written = { texts: [], pieces: new Set(), ours: new Set() };
    return bracketed(entry(...given.map((one) => withPlaces(one, written))), written);
  };
}

/** What people and vendors wrote of a sentence. */
type Written = { texts: string[]; pieces: Set<unknown>; ours: Set<unknown> };

function withPlaces(given: unknown, written: Written, key = ""): unknown {
  if (typeof given === "string") {
    if (given === "" || CODES.has(key) || NOT_WRITTEN.has(given)) return given;
    if (isOurs(given)) return `\ue000${written.texts.push(given) - 1}\ue002`;
    return `\ue000${written.texts.push(given) - 1}\ue001`;
  }
  if (typeof given !== "object" || given === null || given instanceof Date) return given;
  if (Array.isArray(given)) {
    if (!isOurs(given[0]?.text)) return given.map((one) => withPlaces(one, written, key));
    for (const piece of given) written.ours.add(piece);
    return given;
  }
  if ("type" in given) {
    written.pieces.add(given);
    return given;
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, one]) => [name, withPlaces(one, written, name)]),
  );
}

/** A sentence of the language, inside another one. */
function isOurs(text: unknown): boolean {
  return typeof text === "string" && text.startsWith("⟦");
}

function bracketed(said: unknown, written: Written): unknown {
  if (typeof said === "string") return `⟦${inAccents(said, written)}⟧`;
  const pieces = (said as RichTextElement[]).flatMap((piece) => {
    if (written.ours.has(piece)) return [piece];
    if (written.pieces.has(piece)) return [words(ISOLATE), piece, words(END_OF_ISOLATE)];
    if (piece.type === "text") return [{ ...piece, text: inAccents(piece.text, written) }];
    if (piece.type !== "date") return [piece];
    return [{ ...piece, format: piece.format.replace(/[^{}]+(?![^{]*\})/g, (text) => accents(text)) }];
  });
  return [words("⟦"), ...pieces, words("⟧")];
}

function words(text: string): RichTextElement {
  return { type: "text", text };
}

function inAccents(text: string, { texts }: Written): string {
  return text
    .split(PLACE)
    .map((part, at) => {
      if (at % 2 === 0) return accents(part);
      const given = texts[Number(part)] ?? "";
      return isOurs(given)
        ? given
        : `${RIGHT_TO_LEFT_MARK}${ISOLATE}${given}${END_OF_ISOLATE}${RIGHT_TO_LEFT_MARK}`;
    })
    .join("");
}

/** With an accent on each letter, and each vowel twice: a third longer. */
function accents(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const accented = ACCENTED[PLAIN.indexOf(letter)] ?? letter;
    return /[aeiou]/.test(letter) ? accented + accented : accented;
  });
}
