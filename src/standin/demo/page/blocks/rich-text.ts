import { type JsonObject, objectOf, objectsOf, textOf } from "../../../slack/json.ts";
import { html } from "../html.ts";
import type { Piece } from "../text/mrkdwn.ts";
import { Pieces } from "../text/pieces.ts";

/** Text in pieces that have no markup: each says itself what it is. */
export function RichText({ block }: { block: JsonObject }) {
  return html`<div class="block rich-text">
    ${objectsOf(block.elements).map((part) => html`<${Part} part=${part} />`)}
  </div>`;
}

function Part({ part }: { part: JsonObject }) {
  const pieces = objectsOf(part.elements).map(toPiece);
  switch (part.type) {
    case "rich_text_section":
      return html`<p class="prose"><${Pieces} pieces=${pieces} /></p>`;
    case "rich_text_quote":
      return html`<blockquote class="prose"><${Pieces} pieces=${pieces} /></blockquote>`;
    case "rich_text_preformatted":
      return html`<pre><${Pieces} pieces=${pieces} /></pre>`;
    case "rich_text_list":
      return html`<${List} part=${part} />`;
    default:
      return html`<p class="unknown">A kind of text that this demo does not show: <code>${textOf(part.type)}</code></p>`;
  }
}

function List({ part }: { part: JsonObject }) {
  const tag = part.style === "ordered" ? "ol" : "ul";
  const items = objectsOf(part.elements).map(
    (item) => html`<li><${Pieces} pieces=${objectsOf(item.elements).map(toPiece)} /></li>`,
  );
  return html`<${tag} class=${`list list-${Number(part.indent ?? 0)}`} start=${Number(part.offset ?? 0) + 1}>${items}</${tag}>`;
}

/** One element of rich text: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
function toPiece(element: JsonObject): Piece {
  return styled(element, bare(element));
}

function bare(element: JsonObject): Piece {
  const text = textOf(element.text);
  switch (element.type) {
    case "text":
      return objectOf(element.style).code === true ? { kind: "code", text } : { kind: "text", text };
    case "link":
      return { kind: "link", url: textOf(element.url), text: text || textOf(element.url) };
    case "user":
      return { kind: "person", id: textOf(element.user_id) };
    case "usergroup":
      return { kind: "group", id: textOf(element.usergroup_id) };
    case "channel":
      return { kind: "channel", id: textOf(element.channel_id) };
    case "broadcast":
      return { kind: "broadcast", range: textOf(element.range) };
    case "emoji":
      return { kind: "emoji", name: textOf(element.name) };
    case "color":
      return { kind: "code", text: textOf(element.value) };
    case "date":
      return {
        kind: "date",
        seconds: Number(element.timestamp),
        format: textOf(element.format),
        fallback: textOf(element.fallback),
      };
    default:
      return { kind: "code", text: `[${textOf(element.type)}]` };
  }
}

function styled(element: JsonObject, piece: Piece): Piece {
  const { bold, italic, strike } = objectOf(element.style);
  let result = piece;
  if (strike === true) result = { kind: "strike", pieces: [result] };
  if (italic === true) result = { kind: "italic", pieces: [result] };
  if (bold === true) result = { kind: "bold", pieces: [result] };
  return result;
}
