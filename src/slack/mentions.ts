import { toPlainText, type UserId } from "../invite/values.ts";
import type { Profile } from "./directory.ts";

/** What a mention stands for: somebody's profile, nobody whom Slack shows, or no answer. */
export type Mentioned = Profile | "not known" | "no answer";

// Bounded, and without the marks that open and close it: a text full of beginnings is read just once.
const MENTION = /<@([UW][A-Z0-9]{1,30})(?:\|([^<>|]{0,100}))?>/g;
const SLACK_LINK = /<mailto:([^<>|]*)(?:\|[^<>|]*)?>/gi;

/** The members who are mentioned, each once. */
export function findMentions(text: string): readonly UserId[] {
  return [...new Set([...text.matchAll(MENTION)].flatMap(([, userId]) => userId ?? []))];
}

/**
 * The words after a command as they would stand in the field for people: `<@U1|carol>` as `Carol Diaz
 * <carol@acme.com>`, without Slack's escapes, in tidy lines.
 */
export function toPeopleText(text: string, mentioned: ReadonlyMap<UserId, Mentioned>): string {
  const spelt = text.replace(MENTION, (whole, userId: string, handle: string | undefined) => {
    const found = mentioned.get(userId);
    return found === undefined ? whole : `\n${spellOut(found, `@${handle || userId}`)}\n`;
  });
  const unescaped = spelt
    .replace(SLACK_LINK, "$1")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
  return toPlainText(unescaped).split("\n").map(withoutMarksAround).filter(Boolean).join("\n");
}

function spellOut(found: Mentioned, handle: string): string {
  if (found === "not known") return `${handle} (somebody whom Slack does not know, or does not show here)`;
  if (found === "no answer") return `${handle} (Slack did not answer: please type the address)`;
  // Who calls themselves "Ana <boss@acme.com>" brings in nobody else.
  const name = found.name.replace(/[<>@;|"]/g, " ").trim();
  return found.email === null ? name : `${name} <${found.email}>`;
}

/** Without the separators that a mention leaves around it. */
function withoutMarksAround(line: string): string {
  const isMark = (letter: string | undefined) => letter !== undefined && " \t,;".includes(letter);
  let [start, end] = [0, line.length];
  while (start < end && isMark(line[start])) start += 1;
  while (end > start && isMark(line[end - 1])) end -= 1;
  return line.slice(start, end);
}
