import type { Outcome } from "../invite/ports.ts";
import type { NotDone, Unknown } from "../invite/request.ts";
import type { Trouble } from "../invite/trouble.ts";
import { QuickbaseAnswerError, QuickbaseRefusedError, QuickbaseUnreachableError } from "./client/errors.ts";
import { finalAnswerOf } from "./final-answer.ts";
import type { Verdict } from "./own-access.ts";
import { troubleIn } from "./trouble-in.ts";

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
    if (verdict === "the person") return { outcome: "refused", trouble: troubleIn(answer) };
    return verdict === "unclear"
      ? { outcome: "not done", trouble: { why: "could not connect" }, retryAfterMs: null }
      : verdict;
  }
}

/** Silence, an outage, a number that only asks to wait, or an answer after which nobody knows. */
function withoutFinalAnswer(error: unknown): NotDone | Unknown {
  if (error instanceof QuickbaseRefusedError) return waiting(error);
  if (error instanceof QuickbaseUnreachableError) {
    const trouble = { why: error.reason };
    return error.outcome === "not-sent"
      ? { outcome: "not done", trouble, retryAfterMs: error.retryAfterMs }
      : { outcome: "unknown", trouble };
  }
  if (error instanceof QuickbaseAnswerError)
    return error.outcome === "no-effect"
      ? { outcome: "not done", trouble: troubleIn(error), retryAfterMs: null }
      : { outcome: "unknown", trouble: troubleIn(error) };
  throw error;
}

/** With some numbers that ask to wait Quickbase may have gone on with the change. */
function waiting({ errcode, errtext, advice }: QuickbaseRefusedError): NotDone | Unknown {
  const trouble: Trouble = { why: "asked to wait", errcode, errtext };
  if (advice.effect === "unknown") return { outcome: "unknown", trouble };
  return { outcome: "not done", trouble, retryAfterMs: advice.retry === "later" ? LATER_MS : null };
}
