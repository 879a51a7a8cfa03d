import type { RichTextBlock, RichTextElement } from "@slack/types";
import { toPlainLine, toPlainText } from "../../invite/values.ts";
import { cut, cutWithCount, LONGEST_NAME_SHOWN, LONGEST_QUOTE } from "./limits.ts";
import { DATE_FORMAT, inert, slackDate, toUnixSeconds, toUtcText } from "./text.ts";
import { type Sentence, words } from "./words/say.ts";

/** A name that somebody gave: one line, not too long. */
export function name(text: string): RichTextElement {
  return words(shortName(text));
}

/** A text of another system, made to fit into a sentence. */
export function told(text: string, longest = 200): string {
  return cut(toPlainLine(text), longest);
}

/** A name that stands out. */
export function strongName(text: string): RichTextElement {
  return { type: "text", text: shortName(text), style: { bold: true } };
}

/** A name as it stands in the middle of a sentence. */
export function shortName(text: string): string {
  return cut(toPlainLine(text), LONGEST_NAME_SHOWN) || "(no name)";
}

/** An instant in the reader's own time. */
export function when(instant: Date): RichTextElement {
  return {
    type: "date",
    timestamp: toUnixSeconds(instant),
    format: DATE_FORMAT,
    fallback: toUtcText(instant),
  };
}

/** Mentions somebody, who is notified when the message is new. */
export function mentionUser(userId: string): RichTextElement {
  return { type: "user", user_id: userId };
}

/** Mentions everybody in a group. */
export function mentionGroup(groupId: string): RichTextElement {
  return { type: "usergroup", usergroup_id: groupId };
}

/** One sentence after the other, each on a line of its own. */
export function paragraph(...sentences: Sentence[]): RichTextBlock {
  const pieces = sentences.flatMap((sentence, at) => (at === 0 ? sentence : [words("\n"), ...sentence]));
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: merge(pieces) }] };
}

/** What somebody wrote, after our word for it. */
export function quote(label: string, text: string): RichTextBlock {
  const written = cutWithCount(toPlainText(text), LONGEST_QUOTE) || "(nothing)";
  return {
    type: "rich_text",
    elements: [
      { type: "rich_text_section", elements: [words(label)] },
      { type: "rich_text_quote", elements: [words(written)] },
    ],
  };
}

/** A piece of a notification: nobody reads more on a lock screen. */
const LONGEST_NOTIFIED = 600;

/** The sentences as one line of text, for notifications and readers without blocks. */
export function toNotification(...sentences: Sentence[]): string {
  return sentences.map((sentence) => sentence.map(toMarkup).join("")).join(" ");
}

function toMarkup(piece: RichTextElement): string {
  switch (piece.type) {
    case "text":
      // Spaces at the ends belong to the sentence.
      return cut(piece.text, LONGEST_NOTIFIED).replace(
        /^(\s*)([\s\S]*?)(\s*)$/,
        (_, before, text, after) => before + inert(text) + after,
      );
    case "date":
      return slackDate(new Date(piece.timestamp * 1000));
    case "user":
      return `<@${piece.user_id}>`;
    case "usergroup":
      return `<!subteam^${piece.usergroup_id}>`;
    default:
      return "";
  }
}

/** Fewer and longer pieces: every piece counts against the size of a message. */
function merge(pieces: Sentence): Sentence {
  const merged: Sentence = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (piece.type === "text" && piece.text === "") continue;
    if (last?.type === "text" && piece.type === "text" && sameStyle(last, piece))
      merged[merged.length - 1] = { ...last, text: last.text + piece.text };
    else merged.push(piece);
  }
  return merged;
}

function sameStyle(one: RichTextElement, other: RichTextElement): boolean {
  return JSON.stringify(one.style ?? {}) === JSON.stringify(other.style ?? {});
}
