import type { MrkdwnElement, PlainTextElement } from "@slack/types";
import { toPlainLine, toPlainText } from "../../invite/values.ts";
import { cut, LONGEST_TEXT } from "./limits.ts";

/** Text that Slack shows as it is: no mention, no link, no style, no emoji. */
export function plain(text: string, limit = LONGEST_TEXT): PlainTextElement {
  return { type: "plain_text", text: cut(toPlainText(text), limit) || " ", emoji: false };
}

/** Our own words in Slack's markup; what people wrote goes through `inert` first. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: "mrkdwn", text: cut(text, LONGEST_TEXT), verbatim: true };
}

/**
 * What somebody wrote, harmless inside mrkdwn. `& < >` are escaped as Slack asks
 * (https://docs.slack.dev/messaging/formatting-message-text); marks that would style the text have no
 * escape, so they become letters that look like them. An address belongs into rich text, where it stays exact.
 */
export function inert(text: string): string {
  return toPlainLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("`", "ˋ")
    .replace(/(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])/gu, (mark) => LOOK_ALIKES[mark] ?? mark)
    .replace(/:(?=[\w+-]+:)/g, "∶");
}

const LOOK_ALIKES: Record<string, string> = { "*": "∗", _: "＿", "~": "∼" };

/** Seconds since 1970, as Slack counts. */
export function toUnixSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}
