import { type QuickbaseAnswerError, QuickbaseRefusedError } from "./client/errors.ts";

const LONGEST = 200;

/** One line of what Quickbase said, cut: it may go anywhere that text from outside may go. */
export function toQuotedLine(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, " ").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}

/** `Quickbase answered 4, "User token is invalid"`, with the detail where it adds something; without addresses. */
export function whatItSaid({ errcode, errtext, errdetail }: QuickbaseRefusedError): string {
  const detail =
    errdetail === null || errdetail === errtext ? "" : `: ${withoutAddresses(errdetail).replace(/\.$/, "")}`;
  return `Quickbase answered ${errcode}, "${withoutAddresses(errtext)}"${detail}`;
}

/** What a final answer said, for the log: Quickbase repeats addresses in its details, and none goes in. */
export function forLog(answer: QuickbaseRefusedError | QuickbaseAnswerError): object {
  if (!(answer instanceof QuickbaseRefusedError))
    return { action: answer.action, problem: withoutAddresses(answer.problem) };
  const { action, errcode, errtext, errdetail } = answer;
  const detail =
    errdetail === null || errdetail === errtext ? {} : { errdetail: withoutAddresses(errdetail) };
  return { action, errcode, errtext: withoutAddresses(errtext), ...detail };
}

function withoutAddresses(text: string): string {
  return toQuotedLine(text.replace(/[^\s<>"'()]+@[^\s<>"'()]+/g, "[address]"));
}
