import type { CallRecord } from "../../../quickbase/model.ts";

/** What came of a call, in words; `means` says what a refusal is that looks like an error and is none. */
export type Outcome = { words: string; kind: "good" | "bad" | "busy" | "no" | "quiet"; means?: string };

/** A refusal with which Quickbase says something that qb-invite wanted to know. */
type Told = { action: string; errcodes: number[]; detail?: RegExp; words: string; means: string };

const ANSWERS: Told[] = [
  {
    action: "API_GetUserInfo",
    errcodes: [2, 21],
    // The same number stands for twenty other things.
    detail: /does not exist/,
    words: "no account yet",
    means: "Not an error. This is how Quickbase says that nobody has this address yet.",
  },
  {
    action: "API_AddUserToRole",
    errcodes: [113],
    words: "has the role already",
    means: "Not an error. The person has what was asked for.",
  },
  {
    action: "API_ProvisionUser",
    errcodes: [111],
    words: "account exists",
    means: "Not an error. Somebody made the account meanwhile; qb-invite goes on with it.",
  },
];

/** What came of a call; an answer that says no is one of the things that Quickbase says, and no fault. */
export function outcomeOf({ action, status, errcode, httpStatus, answerText }: CallRecord): Outcome {
  if (status === "under way") return { words: "under way", kind: "busy" };
  if (status === "cut off") return { words: "cut off", kind: "bad" };
  if (errcode === 0) return { words: "done", kind: "good" };
  if (errcode === null) return { words: `HTTP ${httpStatus}, no errcode`, kind: "bad" };
  const answer = ANSWERS.find(
    (each) =>
      each.action === action &&
      each.errcodes.includes(errcode) &&
      (each.detail?.test(answerText ?? "") ?? true),
  );
  if (answer) return { words: answer.words, kind: "quiet", means: `${answer.means} (errcode ${errcode})` };
  const said = /<errtext>([^<&]+)<\/errtext>/.exec(answerText ?? "")?.[1];
  return { words: said === undefined ? `errcode ${errcode}` : `${errcode}, ${said}`, kind: "no" };
}

/** What was made to go wrong with a call, in words. */
export function faultWords(fault: string): string {
  if (fault.startsWith("delay")) return "slowed down";
  if (fault.startsWith("html")) return "a web page";
  if (fault.startsWith("hang")) return "held";
  if (fault.startsWith("reset after")) return "done, then cut";
  return fault;
}
