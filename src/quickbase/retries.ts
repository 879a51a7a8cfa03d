import type { RepeatPolicy } from "./call-policies.ts";
import { QuickbaseAnswerError, QuickbaseRefusedError, QuickbaseUnreachableError } from "./errors.ts";

/** How often and how slowly the client repeats by itself; hours of outage are the caller's to wait for. */
export type RetrySettings = {
  /** All tries of one call together; 1 means never again. */
  attempts: number;
  baseDelayMs: number;
  maxDelayMs: number;
  /** The longest `Retry-After` that is waited for here; a longer one goes to the caller with the error. */
  maxRetryAfterMs: number;
};

/** How long to wait before the next attempt, or null when this error is final for the client. */
export function nextDelayMs(
  error: unknown,
  details: { repeat: RepeatPolicy; attempt: number; settings: RetrySettings; random: () => number },
): number | null {
  const { repeat, attempt, settings, random } = details;
  if (repeat === "never" || attempt >= settings.attempts || !isTemporary(error, attempt)) return null;
  const backOffMs = random() * Math.min(settings.maxDelayMs, settings.baseDelayMs * 2 ** (attempt - 1));
  const retryAfterMs = error instanceof QuickbaseUnreachableError ? (error.retryAfterMs ?? 0) : 0;
  return retryAfterMs > settings.maxRetryAfterMs ? null : Math.max(backOffMs, retryAfterMs);
}

function isTemporary(error: unknown, attempt: number): boolean {
  if (error instanceof QuickbaseUnreachableError)
    return error.reason !== "aborted" && error.reason !== "could not sign in";
  if (error instanceof QuickbaseAnswerError) return error.kind === "unreadable";
  if (error instanceof QuickbaseRefusedError)
    return error.advice.retry === "soon" || (error.advice.retry === "once" && attempt === 1);
  return false;
}
