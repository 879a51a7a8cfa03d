import type { Names, Remedy, Who } from "../parts.ts";
import { and, number, plural } from "./tools.ts";

/** "Nova Reyes (nova@x.org)", "nova@x.org" or "3 people". */
export function people(who: Who): string {
  if ("count" in who) return countPeople(who.count);
  return who.email === null ? who.name : `${who.name} (${who.email})`;
}

/** "1 person", "3 people". */
export function countPeople(count: number): string {
  return `${number(count)} ${plural(count, { one: "person", other: "people" })}`;
}

/** "Nova Reyes, Kim Known and 2 more". */
export function names({ named, more }: Names): string {
  return and(more > 0 ? [...named, `${number(more)} more`] : named);
}

/** How many somebody is. */
export function countOf(who: Who): number {
  return "count" in who ? who.count : 1;
}

/** As they stand after "can". */
export const REMEDIES: Record<Remedy, string> = {
  retry: "retry",
  "send again": "send the email again",
  "retry or send again": "retry or send the email again",
};
