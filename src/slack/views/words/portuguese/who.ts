import type { Names, Remedy, Who } from "../parts.ts";
import { and, number, plural } from "./tools.ts";

/** "Nova Reyes (nova@x.org)", "nova@x.org" or "3 pessoas". */
export function people(who: Who): string {
  if ("count" in who) return countPeople(who.count);
  return who.email === null ? who.name : `${who.name} (${who.email})`;
}

/** "1 pessoa", "3 pessoas". */
export function countPeople(count: number): string {
  return `${number(count)} ${plural(count, { one: "pessoa", other: "pessoas" })}`;
}

/** "Nova Reyes, Kim Known e mais 2". */
export function names({ named, more }: Names): string {
  return and(more > 0 ? [...named, `mais ${number(more)}`] : named);
}

/** How many somebody is. */
export function countOf(who: Who): number {
  return "count" in who ? who.count : 1;
}

/** As they stand after "pode". */
export const REMEDIES: Record<Remedy, string> = {
  retry: "tentar novamente",
  "send again": "reenviar o e-mail",
  "retry or send again": "tentar novamente ou reenviar o e-mail",
};
