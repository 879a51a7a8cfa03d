import type { QuickbaseAction } from "./call-policies.ts";
import { QuickbaseAnswerError, QuickbaseRefusedError, QuickbaseUnreachableError } from "./errors.ts";

/** What one call came to, for a log or a metric; never holds a parameter or a secret. */
export type QuickbaseCallEvent = {
  action: QuickbaseAction;
  dbid: string;
  durationMs: number;
  /** How many requests it took, sign-in not counted. */
  attempts: number;
  /** "done" counts expected refusals, such as 113 while a role is added; "failed" is a mistake in the program. */
  outcome: "done" | "refused" | "not-sent" | "unknown" | "no-effect" | "failed";
  /** The number of a refusal, expected or not. */
  errcode: number | null;
};

/** Hears about every call when it has ended, with what it threw, if it did; whatever it throws itself is ignored. */
export type CallObserver = (event: QuickbaseCallEvent, error?: unknown) => void;

/** Names the outcome that an error stands for. */
export function toOutcome(error: unknown): QuickbaseCallEvent["outcome"] {
  if (error instanceof QuickbaseRefusedError) return "refused";
  if (error instanceof QuickbaseUnreachableError || error instanceof QuickbaseAnswerError)
    return error.outcome;
  return "failed";
}
