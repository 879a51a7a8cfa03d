import { type Json, type JsonObject, objectOf, textOf } from "../json.ts";

/** How ids are called by the people who see them. */
export type Names = {
  person: (id: string) => string;
  channel: (id: string) => string;
  userGroup: (id: string) => string;
};

/** Text as a person reads it: mentions as names, links as their words, no marks of emphasis. */
export function readMarkup(text: string, names: Names): string {
  // Code keeps its stars and underscores: https://docs.slack.dev/messaging/formatting-message-text
  return text
    .split(/(```[\s\S]+?```|`[^`\n]+`)/)
    .map((part, index) => (index % 2 ? unescaped(part.replace(/^`+|`+$/g, "")) : readProse(part, names)))
    .join("");
}

/** The text of a text object as a person reads it. */
export function readTextObject(value: Json | undefined, names: Names): string {
  const { type, text } = objectOf(value);
  return type === "mrkdwn" ? readMarkup(textOf(text), names) : textOf(text);
}

/** Whom a text notifies: `@Ana Lee`, `@ops`, `@channel`; without `verbatim`, also a bare `@channel`. */
export function readMentions(text: string, names: Names, { verbatim }: { verbatim: boolean }): string[] {
  const tokens = [...text.matchAll(/<[@!][^>]+>/g)].map(([token]) => token);
  const bare = verbatim
    ? []
    : [...text.matchAll(/(?<![\w<!])@(here|channel|everyone)\b/g)].map(([word]) => word);
  return [
    ...tokens.filter((token) => !token.startsWith("<!date")).map((token) => readToken(token, names)),
    ...bare,
  ];
}

/** Whom the texts inside blocks notify. */
export function mentionsInBlocks(value: Json | undefined, names: Names): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => mentionsInBlocks(item, names));
  if (value === null || typeof value !== "object") return [];
  if (value.type === "mrkdwn")
    return readMentions(textOf(value.text), names, { verbatim: value.verbatim === true });
  // The elements of rich_text that notify: a text in it never does, whatever it says.
  if (["user", "usergroup", "broadcast"].includes(textOf(value.type))) return [readRichText(value, names)];
  return Object.values(value).flatMap((item) => mentionsInBlocks(item, names));
}

function readProse(text: string, names: Names): string {
  return text
    .split(/(<[^<>]+>)/)
    .map((part, index) => (index % 2 ? readToken(part, names) : unescaped(withoutEmphasis(part))))
    .join("");
}

function withoutEmphasis(text: string): string {
  return text.replace(/(?<![\w*_~])([*_~])(?=\S)([^\n]*?\S)\1(?![\w*_~])/g, "$2");
}

function readToken(token: string, names: Names): string {
  const [target = "", label] = token.slice(1, -1).split("|");
  if (target.startsWith("@")) return `@${names.person(target.slice(1))}`;
  if (target.startsWith("#")) return `#${names.channel(target.slice(1))}`;
  if (target.startsWith("!subteam^")) return `@${names.userGroup(target.slice("!subteam^".length))}`;
  if (target.startsWith("!date^")) return readDate(target, label ?? "");
  if (target.startsWith("!")) return `@${target.slice(1)}`;
  return unescaped(label ?? target.replace(/^mailto:/, ""));
}

function readDate(target: string, fallback: string): string {
  const [, seconds, format = ""] = target.split("^");
  return formatDate(Number(seconds), unescaped(format)) ?? unescaped(fallback);
}

/** A time as Slack writes it by a format such as `{date_short} at {time}`; null for what is no time. */
function formatDate(seconds: number, format: string): string | null {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  return format.replace(/\{(\w+)\}/g, (whole, name: string) => readDatePart(date, name) ?? whole);
}

// Everybody in this workspace lives in UTC.
const DATE_PARTS: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_pretty: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_short_pretty: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  date_long_pretty: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  day_divider_pretty: { weekday: "long", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

function readDatePart(date: Date, name: string): string | undefined {
  if (name === "date_num") return date.toISOString().slice(0, 10);
  if (name === "ago") return date.toISOString();
  const options = DATE_PARTS[name];
  return options && new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" }).format(date);
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** The text of a rich_text block as a person reads it. */
export function readRichText(element: JsonObject, names: Names): string {
  const type = textOf(element.type);
  if (type === "text") return textOf(element.text);
  if (type === "link") return textOf(element.text) || textOf(element.url);
  if (type === "user") return `@${names.person(textOf(element.user_id))}`;
  if (type === "usergroup") return `@${names.userGroup(textOf(element.usergroup_id))}`;
  if (type === "channel") return `#${names.channel(textOf(element.channel_id))}`;
  if (type === "broadcast") return `@${textOf(element.range)}`;
  if (type === "emoji") return `:${textOf(element.name)}:`;
  if (type === "date")
    return formatDate(Number(element.timestamp), textOf(element.format)) ?? textOf(element.fallback);
  const inside = Array.isArray(element.elements) ? element.elements : [];
  const parts = inside.map((item) => readRichText(objectOf(item), names));
  return parts.join(type === "rich_text" || type === "rich_text_list" ? "\n" : "");
}
