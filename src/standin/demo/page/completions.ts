import type { Picture } from "../picture.ts";

/** A command that fits what was typed so far. */
export type Completion = { insert: string; label: string; says: string };

/** What a text that begins like the command can become. */
export function completionsFor(text: string, { name }: Picture["command"]): Completion[] {
  if (!text.startsWith("/")) return [];
  const all: Completion[] = [
    { insert: `${name} `, label: name, says: "Ask for access to a Quickbase application" },
    { insert: `${name} status`, label: `${name} status`, says: "See how far your requests are" },
    { insert: `${name} help`, label: `${name} help`, says: "See what it can do" },
  ];
  return all.filter(({ insert }) => insert.startsWith(text) && insert !== text);
}
