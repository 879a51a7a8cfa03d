import { QuickbaseAnswerError, QuickbaseRefusedError, QuickbaseUnreachableError } from "./client/errors.ts";

/**
 * The answer behind an error, when there is one that asking again in a while would not change: a refusal, or
 * something final that is none. Null for silence, for an outage, and for what only asks to wait.
 */
export function finalAnswerOf(error: unknown): QuickbaseRefusedError | QuickbaseAnswerError | null {
  // A call that could not even sign in has the reason inside.
  if (error instanceof QuickbaseUnreachableError)
    return error.reason === "could not sign in" ? finalAnswerOf(error.cause) : null;
  if (error instanceof QuickbaseRefusedError) {
    const { retry, effect } = error.advice;
    return effect === "none" && (retry === "never" || retry === "once") ? error : null;
  }
  if (error instanceof QuickbaseAnswerError)
    return error.outcome === "no-effect" && error.kind !== "unreadable" ? error : null;
  return null;
}
