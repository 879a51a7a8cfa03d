import type { Names, Remedy, Who } from "../parts.ts";
import { and, number, plural } from "./tools.ts";

/** "Nova Reyes (nova@x.org)", "nova@x.org" or "3 personnes"; never after a "de", which a vowel would shorten. */
export function people(who: Who): string {
  if ("count" in who) return countPeople(who.count);
  return who.email === null ? who.name : `${who.name} (${who.email})`;
}

/** "1 personne", "3 personnes". */
export function countPeople(count: number): string {
  return `${number(count)} ${plural(count, { one: "personne", other: "personnes" })}`;
}

/** "1 autre", "3 autres". */
export function others(count: number): string {
  return `${number(count)} ${plural(count, { one: "autre", other: "autres" })}`;
}

/** "Nova Reyes, Kim Known et 2 autres". */
export function names({ named, more }: Names): string {
  return and(more > 0 ? [...named, others(more)] : named);
}

/** How many somebody is. */
export function countOf(who: Who): number {
  return "count" in who ? who.count : 1;
}

/** As they stand after "peuvent". */
export const REMEDIES: Record<Remedy, string> = {
  retry: "réessayer",
  "send again": "renvoyer l’e-mail",
  "retry or send again": "réessayer ou renvoyer l’e-mail",
};
