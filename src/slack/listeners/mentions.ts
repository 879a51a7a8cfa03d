import { toPlainText, type UserId } from "../../invite/values.ts";
import type { Profile } from "../directory.ts";
import type { Words } from "../views/words/words.ts";

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
export function toPeopleText(words: Words, text: string, mentioned: ReadonlyMap<UserId, Mentioned>): string {
  const spelt = text.replace(MENTION, (whole, userId: string, handle: string | undefined) => {
    const found = mentioned.get(userId);
    return found === undefined ? whole : `\n${spellOut(words, found, `@${handle || userId}`)}\n`;
  });
  const unescaped = spelt
    .replace(SLACK_LINK, "$1")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
  return toPlainText(unescaped).split("\n").map(withoutMarksAround).filter(Boolean).join("\n");
}

function spellOut({ privately }: Words, found: Mentioned, handle: string): string {
  if (found === "not known") return privately.notInSlack({ handle });
  if (found === "no answer") return privately.noAnswerFor({ handle });
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
