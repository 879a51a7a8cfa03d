import type { Names, Remedy, Who } from "../parts.ts";
import { and, number, plural } from "./tools.ts";

/** "Nova Reyes (nova@x.org)", "nova@x.org" or "3 personas". */
export function people(who: Who): string {
  if ("count" in who) return countPeople(who.count);
  return who.email === null ? who.name : `${who.name} (${who.email})`;
}

/** "1 persona", "3 personas". */
export function countPeople(count: number): string {
  return `${number(count)} ${plural(count, { one: "persona", other: "personas" })}`;
}

/** "Nova Reyes, Kim Known y 2 más". */
export function names({ named, more }: Names): string {
  return and(more > 0 ? [...named, `${number(more)} más`] : named);
}

/** How many somebody is. */
export function countOf(who: Who): number {
  return "count" in who ? who.count : 1;
}

/** As they stand after "puede". */
export const REMEDIES: Record<Remedy, string> = {
  retry: "reintentarlo",
  "send again": "reenviar el correo",
  "retry or send again": "reintentarlo o reenviar el correo",
};
