/** A piece of formatted text, as Slack's markup means it. */
export type Piece =
  | { kind: "text"; text: string }
  | { kind: "bold" | "italic" | "strike" | "quote"; pieces: Piece[] }
  | { kind: "code" | "preformatted"; text: string }
  | { kind: "link"; url: string; text: string }
  | { kind: "person" | "channel" | "group"; id: string }
  | { kind: "broadcast"; range: string }
  | { kind: "emoji"; name: string }
  | { kind: "date"; seconds: number; format: string; fallback: string };

const EMPHASIS: Record<string, "bold" | "italic" | "strike"> = { "*": "bold", _: "italic", "~": "strike" };
const WORD = /[\p{L}\p{N}_]/u;
const QUOTED = /^(?:&gt;|>) ?/;

/** Reads mrkdwn: https://docs.slack.dev/messaging/formatting-message-text */
export function parseMrkdwn(text: string): Piece[] {
  return text
    .split(/```\n?([\s\S]+?)\n?```/)
    .flatMap((part, index): Piece[] =>
      index % 2 ? [{ kind: "preformatted", text: unescaped(part) }] : parseLines(part),
    );
}

function parseLines(text: string): Piece[] {
  const groups: { isQuote: boolean; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const isQuote = QUOTED.test(line);
    const last = groups.at(-1);
    if (last?.isQuote === isQuote) last.lines.push(line);
    else groups.push({ isQuote, lines: [line] });
  }
  return groups.flatMap(({ isQuote, lines }): Piece[] =>
    isQuote
      ? [{ kind: "quote", pieces: parseInline(lines.map((line) => line.replace(QUOTED, "")).join("\n")) }]
      : parseInline(lines.join("\n")),
  );
}

function parseInline(text: string): Piece[] {
  const pieces: Piece[] = [];
  let plain = "";
  const take = (piece: Piece) => {
    if (plain) pieces.push({ kind: "text", text: unescaped(plain) });
    plain = "";
    pieces.push(piece);
  };
  for (let at = 0; at < text.length; ) {
    const found = parseAt(text, at);
    if (found) take(found.piece);
    else plain += text[at];
    at += found?.length ?? 1;
  }
  if (plain) pieces.push({ kind: "text", text: unescaped(plain) });
  return pieces;
}

function parseAt(text: string, at: number): { piece: Piece; length: number } | null {
  const rest = text.slice(at);
  const code = /^`([^`\n]+)`/.exec(rest);
  if (code) return { piece: { kind: "code", text: unescaped(code[1] ?? "") }, length: code[0].length };
  const token = /^<([^<>\n]+)>/.exec(rest);
  if (token) return { piece: parseToken(token[1] ?? ""), length: token[0].length };
  const emoji = /^:([a-z0-9_+-]+):/.exec(rest);
  if (emoji) return { piece: { kind: "emoji", name: emoji[1] ?? "" }, length: emoji[0].length };
  const mark = rest[0] ?? "";
  const kind = EMPHASIS[mark];
  const end = kind === undefined ? -1 : endOfEmphasis(text, at, mark);
  if (kind === undefined || end < 0) return null;
  return { piece: { kind, pieces: parseInline(text.slice(at + 1, end)) }, length: end + 1 - at };
}

/** Emphasis begins and ends at the edge of a word, on one line; tokens and code inside are jumped over. */
function endOfEmphasis(text: string, start: number, mark: string): number {
  if (WORD.test(text[start - 1] ?? " ") || /\s|^$/.test(text[start + 1] ?? "")) return -1;
  for (let at = start + 1; at < text.length; at += 1) {
    const jump = /^(?:<[^<>\n]+>|`[^`\n]+`)/.exec(text.slice(at));
    if (jump) at += jump[0].length - 1;
    else if (text[at] === "\n") return -1;
    else if (text[at] === mark && at > start + 1 && isEnd(text, at)) return at;
  }
  return -1;
}

function isEnd(text: string, at: number): boolean {
  return !/\s/.test(text[at - 1] ?? " ") && !WORD.test(text[at + 1] ?? " ");
}

function parseToken(inside: string): Piece {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : unescaped(inside.slice(bar + 1));
  if (target.startsWith("@")) return { kind: "person", id: target.slice(1) };
  if (target.startsWith("#")) return { kind: "channel", id: target.slice(1) };
  if (target.startsWith("!subteam^")) return { kind: "group", id: target.slice("!subteam^".length) };
  if (target.startsWith("!date^")) {
    const [, seconds, format = ""] = target.split("^");
    return { kind: "date", seconds: Number(seconds), format: unescaped(format), fallback: label };
  }
  if (target.startsWith("!")) return { kind: "broadcast", range: target.slice(1) };
  const url = unescaped(target);
  return { kind: "link", url, text: label || url.replace(/^mailto:/, "") };
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
