import type { RichTextElement } from "@slack/types";
import type { HeldRole, HeldRoles, LinePerson, StandingPart } from "../parts.ts";
import { type Piece, type Sentence, say } from "../say.ts";
import { and, number, or, plural } from "./tools.ts";
import { countPeople } from "./who.ts";

/** "Viewer, Boss (an administrator) and 2 more roles". */
function roles({ named, more }: HeldRoles): string {
  const others = plural(more, { one: "more role", other: "more roles" });
  return and([...named.map(role), ...(more > 0 ? [`${number(more)} ${others}`] : [])]);
}

function role({ name, may }: HeldRole): string {
  if (may === "administer") return `${name} (an administrator)`;
  return may === "share" ? `${name} (can share the application)` : name;
}

/** People, each on a line of their own. */
export const people = {
  line({ name, email, inQuickbase, outside }: LinePerson): Sentence {
    const from = outside === null ? "" : ` (outside ${outside})`;
    if (inQuickbase !== null)
      return name === null
        ? say`• ${email}${from}  ·  "${inQuickbase}" in Quickbase`
        : say`• ${email}${from}  ·  "${inQuickbase}" in Quickbase, "${name}" in the request`;
    return name === null ? say`• ${email}${from}` : say`• ${name}  ${email}${from}`;
  },
  lineWith: ({ person, said }: { person: Sentence; said: Sentence }) => say`${person}  ·  ${said}`,
  /** What holds for several, who follow. */
  together: ({ count, said }: { count: number; said: Sentence }) => say`${countPeople(count)}: ${said}`,

  /** What will happen for a person when the request is approved. */
  standing(part: StandingPart): Sentence {
    switch (part.standing) {
      case "checking":
        return say`Checking …`;
      case "new":
        return say`New to Quickbase: we'll create an account`;
      case "known": {
        const account = part.waits ? "Has an account, not registered yet" : "Has an account";
        if (part.held === null) return say`${account}: will be added as ${part.role}`;
        return say`${account}, is ${roles(part.held)} already: will be added as ${part.role} too`;
      }
      case "in role": {
        const account = part.waits ? ", not registered yet" : "";
        if (part.held === null) return say`Already ${part.role}${account}: will only get the email`;
        return say`Already ${part.role}, and ${roles(part.held)}${account}: will only get the email`;
      }
      case "not checked":
        return say`Not checked yet`;
    }
  },

  range: ({ from, to, all }: { from: number; to: number; all: number }) =>
    from === to
      ? say`Person ${number(from)} of ${number(all)}:`
      : say`People ${number(from)} to ${number(to)} of ${number(all)}:`,
  approvers: ({ named, more }: { named: RichTextElement[]; more: number }): Sentence =>
    or([...named, ...(more > 0 ? [`${number(more)} more` as Piece] : [])]),
  allInNoticeThread: ({ count }: { count: number }) =>
    say`All ${number(count)} people are in this message's thread.`,
};
