import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { withAddresses } from "./address.ts";
import { formatDate } from "./dates.ts";
import { type Piece, parseMrkdwn } from "./mrkdwn.ts";

// The few that a bot in an office uses; any other stays as it was typed.
const EMOJI: Record<string, string> = {
  "+1": "👍",
  bell: "🔔",
  email: "✉️",
  envelope: "✉️",
  eyes: "👀",
  heavy_check_mark: "✔️",
  hourglass: "⌛",
  hourglass_flowing_sand: "⏳",
  no_entry: "⛔",
  tada: "🎉",
  thumbsup: "👍",
  warning: "⚠️",
  wave: "👋",
  white_check_mark: "✅",
  x: "❌",
};

/** Text in Slack's markup. */
export function Mrkdwn({ text }: { text: string }) {
  return html`<${Pieces} pieces=${parseMrkdwn(text)} />`;
}

/** Formatted text, piece by piece. */
export function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map((piece) => html`<${OnePiece} piece=${piece} />`);
}

/** The sign for an emoji's name, or the name as it is typed. */
function emojiFor(name: string): string {
  return EMOJI[name] ?? `:${name}:`;
}

/** The emoji in a plain text. */
export function withEmoji(text: string): string {
  return text.replace(/:([a-z0-9_+-]+):/g, (_, name: string) => emojiFor(name));
}

function OnePiece({ piece }: { piece: Piece }) {
  const { names, me } = useThisWorld().picture;
  switch (piece.kind) {
    case "text":
      return withAddresses(piece.text);
    case "bold":
      return html`<strong><${Pieces} pieces=${piece.pieces} /></strong>`;
    case "italic":
      return html`<em><${Pieces} pieces=${piece.pieces} /></em>`;
    case "strike":
      return html`<s><${Pieces} pieces=${piece.pieces} /></s>`;
    case "quote":
      return html`<blockquote><${Pieces} pieces=${piece.pieces} /></blockquote>`;
    case "code":
      return html`<code>${piece.text}</code>`;
    case "preformatted":
      return html`<pre>${piece.text}</pre>`;
    case "link":
      return html`<${SafeLink} url=${piece.url} text=${piece.text} />`;
    case "person":
      return html`<${Mention} text=${`@${names.people[piece.id] ?? piece.id}`} isMe=${piece.id === me.id} />`;
    case "channel":
      return html`<${Mention} text=${`#${names.channels[piece.id] ?? piece.id}`} />`;
    case "group":
      return html`<${Mention} text=${`@${names.groups[piece.id] ?? piece.id}`} />`;
    case "broadcast":
      return html`<${Mention} text=${`@${piece.range}`} />`;
    case "emoji":
      return emojiFor(piece.name);
    case "date":
      return html`<time dateTime=${isoOf(piece.seconds)}>${formatDate(piece, new Date())}</time>`;
  }
}

/** A link that leads only where links may lead; any other is text. */
function SafeLink({ url, text }: { url: string; text: string }) {
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return text;
  return html`<a href=${url} target="_blank" rel="noreferrer noopener">${withAddresses(text)}</a>`;
}

function Mention({ text, isMe = false }: { text: string; isMe?: boolean }) {
  return html`<span class=${isMe ? "mention mention-me" : "mention"}>${text}</span>`;
}

function isoOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
