import { type Piece, type Sentence, say as sayAsWritten } from "../say.ts";

/** The space that French has before : ; ? ! and inside « »: narrow, and no line ends there. */
const NARROW = "\u202f";

/** A sentence with the spaces that French asks for; its pieces stay as they are. */
export function say(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Sentence {
  return sayAsWritten(spaced(texts), ...pieces);
}

/** The same for a text. */
export function fr(texts: TemplateStringsArray, ...pieces: readonly (string | number)[]): string {
  return spaced(texts)
    .map((text, at) => text + String(pieces[at] ?? ""))
    .join("");
}

function spaced(texts: TemplateStringsArray): TemplateStringsArray {
  const set = texts.map((text) => text.replace(/ (?=[:;?!»])|(?<=«) /g, NARROW));
  return Object.assign(set, { raw: set });
}
