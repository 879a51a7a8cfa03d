import { countPeople } from "./who.ts";

/** The result for more people than one reads line by line, as a table. */
export const table = {
  caption: ({ count }: { count: number }) => `Result for ${countPeople(count)}`,
  name: "Name",
  email: "Email",
  result: "Result",
  whatNow: "What now",
  /** The advice is a whole sentence, the rest Quickbase's own number and text. */
  advised: ({ advice, errcode, errtext }: { advice: string; errcode: number; errtext: string }) =>
    `${advice} (${errcode}, "${errtext}")`,
  retry: "An approver can retry.",
  /** The problem has no full stop. */
  retryBecause: ({ problem }: { problem: string }) => `${problem}. An approver can retry.`,
  checkFirst: "It may have arrived: check with them before it is sent again.",
};
