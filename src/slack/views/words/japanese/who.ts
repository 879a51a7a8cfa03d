import type { Names, Remedy, Who } from "../parts.ts";
import { and, number } from "./tools.ts";

/** "Nova Reyesさん（nova@x.org）", "nova@x.org" or "3人". */
export function people(who: Who): string {
  if ("count" in who) return countPeople(who.count);
  return who.email === null ? san(who.name) : `${san(who.name)}（${who.email}）`;
}

/** "3人". */
export function countPeople(count: number): string {
  return `${number(count)}人`;
}

/** "Nova Reyesさん、Kim Knownさん、ほか2人". */
export function names({ named, more }: Names): string {
  return and([...named.map(san), ...(more > 0 ? [`ほか${countPeople(more)}`] : [])]);
}

/** Names are polite; an address is no name. */
function san(name: string): string {
  return name.includes("@") ? name : `${name}さん`;
}

/** How many somebody is. */
export function countOf(who: Who): number {
  return "count" in who ? who.count : 1;
}

/** What there is to be done, as the end of a sentence. */
export const REMEDIES: Record<Remedy, string> = {
  retry: "再試行できます",
  "send again": "メールを再送信できます",
  "retry or send again": "再試行するか、メールを再送信できます",
};
