import type { Names, Remedy, Who } from "../parts.ts";
import { and, number, plural } from "./tools.ts";

/** "Nova Reyes (nova@x.org)", "nova@x.org" or "3 Personen"; the same in every case. */
export function people(who: Who): string {
  if ("count" in who) return countPeople(who.count);
  return who.email === null ? who.name : `${who.name} (${who.email})`;
}

/** "1 Person", "3 Personen". */
export function countPeople(count: number): string {
  return `${number(count)} ${plural(count, { one: "Person", other: "Personen" })}`;
}

/** "Nova Reyes, Kim Known und 2 weitere". */
export function names({ named, more }: Names): string {
  return and(more > 0 ? [...named, `${number(more)} weitere`] : named);
}

/** How many somebody is. */
export function countOf(who: Who): number {
  return "count" in who ? who.count : 1;
}

/** As they stand after "die Genehmigenden können". */
export const REMEDIES: Record<Remedy, string> = {
  retry: "es über die Karte erneut versuchen",
  "send again": "die E-Mail über die Karte erneut senden",
  "retry or send again": "es über die Karte erneut versuchen oder die E-Mail erneut senden",
};
