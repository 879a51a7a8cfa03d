import { END_OF_ISOLATE, ISOLATE } from "./pseudo.ts";

/** What one reads at a stretch, and where it stood. */
export type Stretch = { where: string; text: string };

/** Keys of what is never shown, or what people typed and Slack hands back. */
const NOT_READ = new Set([
  "initial_value",
  "private_metadata",
  "value",
  "callback_id",
  "block_id",
  "action_id",
]);

/** Every stretch of text in what Slack was sent: a paragraph whole, whatever pieces it is made of. */
export function stretchesIn(sent: unknown, where = ""): Stretch[] {
  if (typeof sent !== "object" || sent === null) return [];
  if (Array.isArray(sent)) return sent.flatMap((one, at) => stretchesIn(one, `${where}[${at}]`));
  const { type, text, caption, elements } = sent as Record<string, unknown>;
  // What people wrote, as they wrote it.
  if (type === "rich_text_quote") return [];
  if (type === "rich_text_section" && Array.isArray(elements))
    return [{ where, text: elements.map((piece: { text?: string }) => piece.text ?? "").join("") }];
  const own = [text, caption].flatMap((one) => (typeof one === "string" ? [{ where, text: one }] : []));
  return [
    ...own,
    ...Object.entries(sent).flatMap(([name, one]) =>
      NOT_READ.has(name) ? [] : stretchesIn(one, `${where}.${name}`),
    ),
  ];
}

/** What is wrong with a stretch; null when nothing is. `written` are texts of people and vendors. */
export function faultOf(text: string, written: readonly string[]): string | null {
  if (/\S…/.test(text)) return "cut";
  // Dates for those who cannot see their own, mentions, references and addresses.
  const bare = text.replace(/<!date\^[^>]*>|<[@!][^>]*>|\breq_\w+|[\w.+-]+@[\w.-]+\w/g, "");
  const ours = written
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, one) => rest.replaceAll(one, ""), withoutIsolates(bare));
  let depth = 0;
  for (const [at, letter] of [...ours].entries()) {
    if (letter === "⟦") depth++;
    else if (letter === "⟧") depth--;
    if (depth < 0) return "a closing bracket too many";
    if (depth === 0 && /\p{L}/u.test(letter)) return `not translated, at "${[...ours].slice(at).join("")}"`;
  }
  if (depth > 0) return "no closing bracket";
  const english = /[a-z]{2,}/i.exec(ours);
  return english === null ? null : `English: "${english[0]}"`;
}

/** Without what stands in isolates, one in the other. */
function withoutIsolates(text: string): string {
  const innermost = new RegExp(`${ISOLATE}[^${ISOLATE}${END_OF_ISOLATE}]*${END_OF_ISOLATE}`, "g");
  const without = text.replace(innermost, "");
  return without === text ? text : withoutIsolates(without);
}
