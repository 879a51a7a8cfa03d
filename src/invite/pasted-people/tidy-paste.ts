import { toUsualForms } from "../person-name.ts";

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&#39;": "'",
  "&nbsp;": " ",
};
// Each class leaves out what opens its pattern, so that a start that comes to nothing is passed over just once.
const SLACK_LINK = /<mailto:([^<>|]*)(?:\|[^<>|]*)?>/gi;
const HTML_LINK = /<a\s[^<>]*mailto:([^<>"'?\s]*)[^<>]*>([^<>]*)<\/a>/gi;
const MARKDOWN_LINK = /\[([^[\]]*)\]\((?:mailto:)?([^()[\]<>\s]*@[^()[\]<>\s]*)\)/gi;
const LINE_TAG = /<(?:br|\/p|\/div|\/li|\/tr)(?=[\s/>])[^<>]*>/gi;
const CELL_TAG = /<\/t[dh](?=[\s>])[^<>]*>/gi;
const STYLE_TAG =
  /<\/?(?:a|b|i|u|em|strong|span|font|small|code|p|div|ul|ol|li|table|tbody|thead|tr|td|th)(?=[\s/>])[^<>]*>/gi;
const KEYCAP = /([0-9])\ufe0f?\u20e3/g;

/**
 * Pasted text in the marks of plain text: links of Slack, Markdown and HTML as `name <address>`, blanks and marks of
 * every kind as the usual ones.
 */
export function tidyPaste(text: string): string {
  return toUsualForms(text)
    .replace(/&(?:amp|lt|gt|quot|apos|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(SLACK_LINK, "<$1>")
    .replace(HTML_LINK, "$2 <$1>")
    .replace(MARKDOWN_LINK, "$1 <$2>")
    .replace(LINE_TAG, "\n")
    .replace(CELL_TAG, "\t")
    .replace(STYLE_TAG, "")
    .replace(/\bmailto:/gi, "")
    .replace(/<{2,}/g, "<")
    .replace(/>{2,}/g, ">")
    .replace(KEYCAP, "$1. ")
    .replace(/\b(?:Dr|Prof|Mr|Mrs|Ms)\.(?=\p{Lu})/gu, "$& ")
    .replace(/(?<=\p{Extended_Pictographic})\ufe0f/gu, "")
    .replaceAll("\ufe6b", "@")
    .replace(/[。｡]/g, ".")
    .replace(/[、،]/g, ",")
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\S\n\t]/g, " ");
}
