/* Slack's limits, https://docs.slack.dev/reference/block-kit, and how text is brought within them. */

/** Longest text of a section, of a field somebody types in, and of `private_metadata`. */
export const LONGEST_TEXT = 3000;
/** Longest text of an alert, which only forms may have. */
export const LONGEST_ALERT = 200;
/** What stands on a button. */
export const LONGEST_BUTTON = 75;
/** Texts and values of options: 75 is right for both in every version of the documentation. */
export const LONGEST_OPTION = 75;
/** Options in one select. */
export const MOST_OPTIONS = 100;
/** The title of a form, and the words on its buttons. */
export const LONGEST_TITLE = 24;
/** What stands above a field, and the hint below it. */
export const LONGEST_LABEL = 2000;
/** A header between blocks. */
export const LONGEST_HEADER = 150;
/** What stands in an empty field. */
export const LONGEST_PLACEHOLDER = 150;
/** The dialog that asks before a click counts: its title, its text, and its two answers. */
export const LONGEST_CONFIRM_TITLE = 100;
export const LONGEST_CONFIRM_TEXT = 300;
export const LONGEST_CONFIRM_ANSWER = 30;
/**
 * All blocks of a message together, in bytes of JSON. Not documented: `msg_blocks_too_long` comes at some
 * 13,200 characters, https://github.com/slackapi/bolt-js/issues/2509.
 */
export const LONGEST_MESSAGE = 12_000;
/** A table: its rows with the one of the headings, and all its texts together. */
export const MOST_TABLE_ROWS = 201;
export const LONGEST_TABLE = 20_000;
/** A reason or a message: the forms take no more, so that a card shows the whole of it. */
export const LONGEST_QUOTE = 1500;
/** A name inside a sentence. */
export const LONGEST_NAME_SHOWN = 120;

/** How large blocks are as they are sent, in bytes: Slack does not say what it counts, and bytes are the most. */
export function sizeOf(blocks: object): number {
  return Buffer.byteLength(JSON.stringify(blocks));
}

/** At most `limit` characters, ending in "…" where something is missing. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${firstCharacters(text, limit - 1).trimEnd()}…`;
}

function firstCharacters(text: string, count: number): string {
  // Half of a surrogate pair is no character.
  return text.slice(0, count).replace(/[\uD800-\uDBFF]$/, "");
}
