import { type AttemptEnds, type AttemptParts, attempt } from "./attempt.ts";
import type { Caller, QuickbaseCall } from "./call.ts";
import { CALL_POLICIES } from "./call-policies.ts";
import {
  QuickbaseAnswerError,
  QuickbaseRefusedError,
  QuickbaseUnreachableError,
  QuickbaseUsageError,
} from "./errors.ts";
import { type CallObserver, type QuickbaseCallEvent, toOutcome } from "./observer.ts";
import { nextDelayMs, type RetrySettings } from "./retries.ts";
import { NO_TIME_LIMIT, startTimeLimit, type TimeLimit } from "./time-limit.ts";

type CallerParts = AttemptParts & {
  retry: RetrySettings;
  random: () => number;
  observer: CallObserver;
  /** Aborts when the client closes. */
  closing: AbortSignal;
};

/** What has happened to a call so far. */
type Progress = {
  attempts: number;
  errcode: number | null;
  /** The first error after which the call may have taken effect; no later failure changes that. */
  doubt: Error | null;
};

/** Creates the function that all calls go through. */
export function createCaller(parts: CallerParts): Caller {
  return async (call) => {
    const startedAt = parts.clock.now();
    const progress: Progress = { attempts: 0, errcode: null, doubt: null };
    const report = (outcome: QuickbaseCallEvent["outcome"], error?: unknown) => {
      const { attempts, errcode } = progress;
      const durationMs = parts.clock.now() - startedAt;
      const { action, dbid } = call;
      notify(parts.observer, { action, dbid, durationMs, attempts, outcome, errcode }, error);
    };
    try {
      const value = await callUntilSettled(parts, call, progress);
      report("done");
      return value;
    } catch (error) {
      report(toOutcome(error), error);
      throw error;
    }
  };
}

function notify(observer: CallObserver, event: QuickbaseCallEvent, error: unknown): void {
  try {
    observer(event, error);
  } catch {
    // What Quickbase did stays done, also when the observer throws.
  }
}

async function callUntilSettled<T>(
  parts: CallerParts,
  call: QuickbaseCall<T>,
  progress: Progress,
): Promise<T> {
  checkUsage(parts, call);
  const { withinMs } = call.options;
  const limit = withinMs === undefined ? NO_TIME_LIMIT : startTimeLimit(withinMs);
  try {
    return await callWithin(limit, parts, call, progress);
  } finally {
    limit.end();
  }
}

async function callWithin<T>(
  limit: TimeLimit,
  parts: CallerParts,
  unlimited: QuickbaseCall<T>,
  progress: Progress,
): Promise<T> {
  const { signal: own } = unlimited.options;
  const signal = own === undefined ? limit.signal : AbortSignal.any([own, limit.signal]);
  const call = { ...unlimited, options: { ...unlimited.options, signal } };
  const waiting = AbortSignal.any([signal, parts.closing]);
  for (;;) {
    progress.attempts += 1;
    const result = await tryOnce(parts, call, { waiting, limit }, progress);
    if (result.kind === "value") return result.value;
    await backOff(parts, call, waiting, { ...progress, error: result.error });
    const found = await lookUp(call, progress.doubt ?? result.error);
    if (found !== null) return found;
  }
}

type Try<T> = { kind: "value"; value: T } | { kind: "error"; error: unknown };

async function tryOnce<T>(
  parts: CallerParts,
  call: QuickbaseCall<T>,
  ends: AttemptEnds,
  progress: Progress,
): Promise<Try<T>> {
  try {
    return { kind: "value", value: await attempt(parts, call, ends) };
  } catch (thrown) {
    if (thrown instanceof QuickbaseRefusedError) progress.errcode = thrown.errcode;
    const { value, error } = acceptRefusal(call, thrown);
    if (value !== null) return { kind: "value", value };
    if (CALL_POLICIES[call.action].changes === "something" && isDoubtful(error)) progress.doubt ??= error;
    return { kind: "error", error };
  }
}

/** "Has it already" counts as success, so like a success it has to be the answer to this very call. */
function acceptRefusal<T>(
  { action, accept }: QuickbaseCall<T>,
  error: unknown,
): { value: T | null; error: unknown } {
  const value = error instanceof QuickbaseRefusedError ? (accept?.(error) ?? null) : null;
  if (!(error instanceof QuickbaseRefusedError) || value === null) return { value: null, error };
  if (CALL_POLICIES[action].changes === "nothing" || error.names === "this call") return { value, error };
  const problem = `its refusal ${error.errcode} does not say to which call it belongs`;
  return {
    value: null,
    error: new QuickbaseAnswerError({
      action,
      kind: "unexpected",
      problem,
      outcome: "unknown",
      oddity: "no call",
    }),
  };
}

function isDoubtful(error: unknown): error is Error {
  if (error instanceof QuickbaseRefusedError) return error.advice.effect === "unknown";
  const isUnanswered = error instanceof QuickbaseUnreachableError || error instanceof QuickbaseAnswerError;
  return isUnanswered && error.outcome === "unknown";
}

/** Waits until the next attempt may begin; throws when there is none left. */
async function backOff<T>(
  parts: CallerParts,
  { action }: QuickbaseCall<T>,
  waiting: AbortSignal,
  { error, attempts, doubt }: Progress & { error: unknown },
): Promise<void> {
  const { repeat } = CALL_POLICIES[action];
  const { retry: settings, random } = parts;
  const delayMs = nextDelayMs(error, { repeat, attempt: attempts, settings, random });
  if (delayMs === null) throw error instanceof QuickbaseRefusedError ? error : (doubt ?? error);
  try {
    await parts.clock.sleep(delayMs, waiting);
  } catch (cause) {
    const outcome = doubt === null ? "not-sent" : "unknown";
    throw new QuickbaseUnreachableError({ action, outcome, reason: "aborted", cause });
  }
}

/** Looks whether the call took effect after all; if that fails too, the call's own error is thrown. */
async function lookUp<T>(call: QuickbaseCall<T>, error: unknown): Promise<T | null> {
  try {
    return (await call.lookUp?.()) ?? null;
  } catch {
    throw error;
  }
}

function checkUsage<T>({ session }: CallerParts, { action, dbid, options }: QuickbaseCall<T>): void {
  if (!/^[a-z0-9]{1,64}$/i.test(dbid))
    throw new QuickbaseUsageError(`Cannot make ${action}: "${dbid}" is not a dbid`);
  if (CALL_POLICIES[action].signIn === "ticket" && session.kind === "user-token")
    throw new QuickbaseUsageError(`Cannot make ${action}: it takes a ticket and no user token`);
  if (CALL_POLICIES[action].signIn === "none" && options.appToken !== undefined)
    throw new QuickbaseUsageError(`Cannot make ${action}: it takes no application token`);
}
