import type { RichTextElement } from "@slack/types";

/**
 * Sentences in pieces. Rich text has no markup at all: whatever people wrote stays exactly that, and a
 * mention or a date is a piece of its own. The same pieces give the `text` that notifications read.
 */
export type Sentence = RichTextElement[];

/** What stands in a sentence beside its words: a text, a number, a piece such as a date, or several pieces. */
export type Piece = string | number | RichTextElement | readonly RichTextElement[];

/** A sentence of words and pieces, in the order of its language: say`Approved by ${bold(by)}, ${when(at)}.` */
export function say(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Sentence {
  return texts.flatMap((text, at) => [
    ...(text === "" ? [] : [words(text)]),
    ...(at < pieces.length ? toPieces(pieces[at] ?? "") : []),
  ]);
}

/** Words of ours, or a text of one line that somebody wrote. */
export function words(text: string): RichTextElement {
  return { type: "text", text };
}

/** Words that stand out. */
export function bold(text: string): RichTextElement {
  return { type: "text", text, style: { bold: true } };
}

/** Sentences one after the other on the same line; those that are null are left out. */
export function inOneLine(...sentences: readonly (Sentence | null)[]): Sentence {
  const said = sentences.filter((sentence) => sentence !== null);
  return said.flatMap((sentence, at) => {
    const before = said[at - 1];
    return before === undefined || hasOwnSpace(before) ? sentence : [words(" "), ...sentence];
  });
}

/** A full stop of full width has its space in itself. */
function hasOwnSpace(sentence: Sentence): boolean {
  const last = sentence.at(-1);
  return last?.type === "text" && last.text.endsWith("。");
}

function toPieces(piece: Piece): readonly RichTextElement[] {
  if (typeof piece === "string" || typeof piece === "number") return [words(String(piece))];
  return "type" in piece ? [piece] : piece;
}
