import type { Outcome } from "../invite/ports.ts";
import type { NotDone, Refusal, Unknown } from "../invite/request.ts";
import { QuickbaseAnswerError, QuickbaseRefusedError, QuickbaseUnreachableError } from "./errors.ts";
import { finalAnswerOf } from "./final-answer.ts";
import type { Verdict } from "./own-access.ts";
import { toQuotedLine } from "./quoted.ts";

/** Heavy traffic (104) asks for minutes: https://help.quickbase.com/docs/error-codes */
const LATER_MS = 120_000;

/** Decides whose a final answer is that is not what was asked for. */
export type Judge = (answer: QuickbaseRefusedError | QuickbaseAnswerError) => Promise<Verdict>;

/**
 * Makes a call and says what is known of it. Throws only for a bug. Without a judge, what Quickbase refuses is refused
 * to whoever asked.
 */
export async function outcomeOf<T extends object>(
  call: () => Promise<T>,
  judge: Judge = async () => "the person",
): Promise<Outcome<T>> {
  try {
    return { outcome: "done", ...(await call()) };
  } catch (error) {
    const answer = finalAnswerOf(error);
    if (answer === null) return withoutFinalAnswer(error);
    const verdict = await judge(answer);
    if (verdict === "the person") return refusalOf(answer);
    return verdict === "unclear"
      ? { outcome: "not done", problem: PROBLEMS["could not connect"], retryAfterMs: null }
      : verdict;
  }
}

/** Silence, an outage, a number that only asks to wait, or an answer after which nobody knows. */
function withoutFinalAnswer(error: unknown): NotDone | Unknown {
  if (error instanceof QuickbaseRefusedError) return waiting(error);
  if (error instanceof QuickbaseUnreachableError)
    return error.outcome === "not-sent"
      ? { outcome: "not done", problem: PROBLEMS[error.reason], retryAfterMs: error.retryAfterMs }
      : { outcome: "unknown", problem: PROBLEMS[error.reason] };
  if (error instanceof QuickbaseAnswerError) {
    const problem = `Quickbase gave no usable answer: ${error.problem}`;
    return error.outcome === "no-effect"
      ? { outcome: "not done", problem, retryAfterMs: null }
      : { outcome: "unknown", problem };
  }
  throw error;
}

/** With some numbers that ask to wait Quickbase may have gone on with the change. */
function waiting({ errcode, errtext, advice }: QuickbaseRefusedError): NotDone | Unknown {
  const problem = `${errcode}, "${errtext}"`;
  if (advice.effect === "unknown") return { outcome: "unknown", problem };
  return { outcome: "not done", problem, retryAfterMs: advice.retry === "later" ? LATER_MS : null };
}

function refusalOf(answer: QuickbaseRefusedError | QuickbaseAnswerError): Refusal {
  if (answer instanceof QuickbaseRefusedError) {
    const { errcode, errtext, errdetail, advice } = answer;
    return { outcome: "refused", errcode, errtext, errdetail, advice: advice.forPerson };
  }
  const { kind, problem, statusCode } = answer;
  const what = {
    "turned-away": `Quickbase's address turned the call away with a page (HTTP ${statusCode})`,
    "too-large": "Quickbase's answer is larger than anything that was asked for",
    unexpected: `Quickbase's answer cannot be used: ${problem}`,
    unreadable: `Quickbase's answer cannot be read: ${problem}`,
  }[kind];
  const advice = `${toQuotedLine(what)}. Nothing was done for this person.`;
  return { outcome: "refused", errcode: null, errtext: "", errdetail: toQuotedLine(problem), advice };
}

const PROBLEMS: Record<QuickbaseUnreachableError["reason"], string> = {
  "could not sign in": "Quickbase is not answering the sign-in",
  "could not connect": "Quickbase is not answering",
  "request not fully written": "the line to Quickbase broke",
  "no answer": "Quickbase took the request and did not answer",
  throttled: "Quickbase asks to slow down",
  unavailable: "Quickbase says that it is not available",
  "server error": "a server of Quickbase failed in the middle",
  "gateway timeout": "Quickbase did not answer in time",
  aborted: "Quickbase had not answered when the bot had to give up",
};
