import type { AnswerFault, NoAnswer, Oddity } from "../../invite/trouble.ts";
import { adviseOn, type ErrorAdvice } from "./error-table.ts";

/** Quickbase understood the call and said no: `errcode` was not 0. */
export class QuickbaseRefusedError extends Error {
  override readonly name = "QuickbaseRefusedError";
  readonly action: string;
  readonly errcode: number;
  readonly errtext: string;
  readonly errdetail: string | null;
  /** Whether the answer says that it belongs to this very call, by action and udata, or does not say. */
  readonly names: "this call" | "no call";
  /** What the error table says about this number: whom it is about, whether waiting helps, a sentence for each reader. */
  readonly advice: ErrorAdvice;

  constructor(details: {
    action: string;
    errcode: number;
    errtext: string;
    errdetail?: string | null;
    names: "this call" | "no call";
  }) {
    const detail = details.errdetail ? ` (${details.errdetail})` : "";
    super(
      `Cannot complete ${details.action}: Quickbase answered ${details.errcode}, "${details.errtext}"${detail}`,
    );
    this.action = details.action;
    this.errcode = details.errcode;
    this.errtext = details.errtext;
    this.errdetail = details.errdetail ?? null;
    this.names = details.names;
    this.advice = adviseOn(details.errcode);
  }
}

/** No answer to read: "not-sent" promises that nothing was done, "unknown" that nobody can tell from here. */
export class QuickbaseUnreachableError extends Error {
  override readonly name = "QuickbaseUnreachableError";
  readonly action: string;
  readonly outcome: "not-sent" | "unknown";
  readonly reason: NoAnswer;
  /** How long Quickbase asked to wait. */
  readonly retryAfterMs: number | null;

  constructor(details: {
    action: string;
    outcome: "not-sent" | "unknown";
    reason: NoAnswer;
    problem?: string;
    retryAfterMs?: number | null;
    cause?: unknown;
  }) {
    const problem = details.problem ? ` (${details.problem})` : "";
    super(`Cannot complete ${details.action}: ${details.reason}${problem}`, { cause: details.cause });
    this.action = details.action;
    this.outcome = details.outcome;
    this.reason = details.reason;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}

/** Something answered, but not what Quickbase promises: never a success. */
export class QuickbaseAnswerError extends Error {
  override readonly name = "QuickbaseAnswerError";
  readonly action: string;
  readonly kind: AnswerFault;
  readonly problem: string;
  /** "no-effect" when the call only reads or was turned away, else "unknown": the change may have happened. */
  readonly outcome: "no-effect" | "unknown";
  /** HTTP's number, where it says something. */
  readonly statusCode: number | null;
  /** What is odd about one that could be read, as a code, and the element or attribute that it is about. */
  readonly oddity: Oddity | null;
  readonly part: string | null;

  constructor(details: {
    action: string;
    statusCode?: number;
    oddity?: Oddity;
    part?: string | null;
    kind: AnswerFault;
    problem: string;
    outcome: "no-effect" | "unknown";
    cause?: unknown;
  }) {
    super(`Cannot read the answer to ${details.action}: ${details.problem}`, { cause: details.cause });
    this.action = details.action;
    this.kind = details.kind;
    this.problem = details.problem;
    this.outcome = details.outcome;
    this.statusCode = details.statusCode ?? null;
    this.oddity = details.oddity ?? null;
    this.part = details.part ?? null;
  }
}

/** The call cannot be made this way; nothing was sent. */
export class QuickbaseUsageError extends Error {
  override readonly name = "QuickbaseUsageError";
}
