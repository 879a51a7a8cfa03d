import { countPeople } from "./who.ts";

/** The result for more people than one reads line by line, as a table. */
export const table = {
  caption: ({ count }: { count: number }) => `Ergebnis für ${countPeople(count)}`,
  name: "Name",
  email: "E-Mail",
  result: "Ergebnis",
  whatNow: "Was jetzt",
  advised: ({ advice, errcode, errtext }: { advice: string; errcode: number; errtext: string }) =>
    `${advice} (${errcode}, „${errtext}“)`,
  retry: "Die Genehmigenden können es erneut versuchen.",
  retryBecause: ({ problem }: { problem: string }) =>
    `${problem}. Die Genehmigenden können es erneut versuchen.`,
  checkFirst: "Sie ist vielleicht angekommen: nachfragen, bevor sie erneut gesendet wird.",
};
