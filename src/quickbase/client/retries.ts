import type { RepeatPolicy } from "./call-policies.ts";
import { QuickbaseAnswerError, QuickbaseRefusedError, QuickbaseUnreachableError } from "./errors.ts";

/** How often and how slowly the client retries by itself. Outages of hours are for the caller to wait out. */
export type RetrySettings = {
  /** How many attempts a call gets in all; 1 means no retry. */
  attempts: number;
  baseDelayMs: number;
  maxDelayMs: number;
  /** The longest `Retry-After` that the client waits out; a longer one is left to the caller. */
  maxRetryAfterMs: number;
};

/** How long to wait before the next attempt; null when there is to be none. */
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
