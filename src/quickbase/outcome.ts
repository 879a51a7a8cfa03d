import type { Outcome } from "../invite/ports.ts";
import type { NotDone, Refusal } from "../invite/request.ts";
import { QuickbaseAnswerError, QuickbaseRefusedError, QuickbaseUnreachableError } from "./errors.ts";

/** Heavy traffic (104) asks for minutes: https://help.quickbase.com/docs/error-codes */
const LATER_MS = 120_000;

/** Makes a call and says what is known of it: done, refused, not done, or unknown. Throws only for a bug. */
export async function outcomeOf<T extends object>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { outcome: "done", ...(await call()) };
  } catch (error) {
    if (error instanceof QuickbaseRefusedError) return refusedOutcome(error);
    if (error instanceof QuickbaseUnreachableError)
      return error.outcome === "not-sent"
        ? { outcome: "not done", problem: PROBLEMS[error.reason], retryAfterMs: error.retryAfterMs ?? null }
        : { outcome: "unknown", problem: PROBLEMS[error.reason] };
    if (error instanceof QuickbaseAnswerError)
      return error.outcome === "no-effect"
        ? {
            outcome: "not done",
            problem: `Quickbase gave no usable answer: ${error.problem}`,
            retryAfterMs: null,
          }
        : { outcome: "unknown", problem: `Quickbase gave no usable answer: ${error.problem}` };
    throw error;
  }
}

/** Some numbers only ask to wait; with some of those Quickbase may have gone on with the change. */
function refusedOutcome({
  errcode,
  errtext,
  errdetail,
  advice,
}: QuickbaseRefusedError): Refusal | NotDone | { outcome: "unknown"; problem: string } {
  const problem = `${errcode}, "${errtext}"`;
  const waits = advice.retry === "soon" || advice.retry === "later";
  if (advice.effect === "unknown") return { outcome: "unknown", problem };
  if (waits)
    return { outcome: "not done", problem, retryAfterMs: advice.retry === "later" ? LATER_MS : null };
  return { outcome: "refused", errcode, errtext, errdetail: errdetail ?? null, advice: advice.sentence };
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
