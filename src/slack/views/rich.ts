import type { RichTextBlock, RichTextElement } from "@slack/types";
import { toPlainLine, toPlainText } from "../../invite/values.ts";
import { cut, LONGEST_NAME_SHOWN, LONGEST_QUOTE } from "./limits.ts";
import { inert } from "./text.ts";
import { bold, inOneLine, type Sentence, words } from "./words/say.ts";

/** A text of another system, made to fit into a sentence. */
export function told(text: string, longest = 200): string {
  return cut(toPlainLine(text), longest);
}

/** A name that stands out. */
export function strongName(text: string): RichTextElement {
  return bold(shortName(text));
}

/** A name as it stands in the middle of a sentence. */
export function shortName(text: string): string {
  return cut(toPlainLine(text), LONGEST_NAME_SHOWN) || "–";
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
  const written = cut(toPlainText(text), LONGEST_QUOTE) || "–";
  return {
    type: "rich_text",
    elements: [
      { type: "rich_text_section", elements: [bold(label)] },
      { type: "rich_text_quote", elements: [words(written)] },
    ],
  };
}

/** A piece of a notification: nobody reads more on a lock screen. */
const LONGEST_NOTIFIED = 600;

/** A sentence in Slack's markup, what people wrote in it made harmless. */
export function toMrkdwn(sentence: Sentence): string {
  return sentence.map(toMarkup).join("");
}

/** The sentences as one line of text, for notifications and readers without blocks. */
export function toNotification(...sentences: Sentence[]): string {
  return toMrkdwn(inOneLine(...sentences));
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
      return `<!date^${piece.timestamp}^${piece.format}|${piece.fallback ?? ""}>`;
    case "user":
      return `<@${piece.user_id}>`;
    case "usergroup":
      return `<!subteam^${piece.usergroup_id}>`;
    default:
      return "";
  }
}

/** Words and dates as they are read where nothing else can be shown. */
export function toPlainWords(sentence: Sentence): string {
  return sentence
    .map((piece) =>
      piece.type === "text" ? piece.text : piece.type === "date" ? (piece.fallback ?? "") : "",
    )
    .join("");
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
