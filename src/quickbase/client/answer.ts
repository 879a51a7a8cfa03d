import type { NoAnswer, Oddity } from "../../invite/trouble.ts";
import type { CallPolicy } from "./call-policies.ts";
import { type Envelope, readEnvelope } from "./envelope.ts";
import { QuickbaseAnswerError, QuickbaseRefusedError, QuickbaseUnreachableError } from "./errors.ts";
import type { AnswerHead, PostResult, Stage } from "./http-exchange.ts";
import type { XmlElement } from "./xml.ts";
import { withoutForbidden } from "./xml-strictness.ts";

/** What has to be known about a call to judge its answer. */
export type Question = {
  action: string;
  changes: CallPolicy["changes"];
  /** What was sent, and has to come back. */
  udata: string | undefined;
  /** What Quickbase says, fit for an error: without the call's secrets, and not a whole page of it. */
  quote: (text: string) => string;
  now: number;
};

/** The root of a successful answer; everything else is thrown as one of the client's errors. */
export function readAnswer(result: PostResult, question: Question): XmlElement {
  if (result.kind === "failed") throw toFailure(result, question);
  if (result.kind === "too-large") throw toTooLarge(result.head, question);
  return readSuccess(readEnvelope(result.body, result.head.contentType), result.head, question);
}

function readSuccess(envelope: Envelope, head: AnswerHead, question: Question): XmlElement {
  const { statusCode } = head;
  if (envelope.kind === "unreadable") throw withoutEnvelope(question.quote(envelope.problem), head, question);
  const doubt = doubtAbout(envelope, question);
  if (doubt?.kind === "another call") throw unexpected(question, doubt);
  if (envelope.kind === "refusal") {
    const { errcode, errtext, errdetail } = envelope;
    const { action, quote } = question;
    throw new QuickbaseRefusedError({
      action,
      errcode,
      errtext: quote(errtext),
      errdetail: errdetail && quote(errdetail),
      names: doubt === null ? "this call" : "no call",
    });
  }
  if (statusCode !== 200)
    throw unexpected(question, {
      problem: `errcode 0 came with HTTP ${statusCode}`,
      oddity: "error of http",
      statusCode,
    });
  // A bare success could be made up by anything in between. What a read asks for proves itself.
  if (doubt !== null && question.changes === "something") throw unexpected(question, doubt);
  return envelope.root;
}

type Doubt = { kind: "another call" | "no call"; problem: string; oddity: Oddity };

/** Whether an answer says that it belongs to this very call; null when it does. */
function doubtAbout(
  { action, udata }: Exclude<Envelope, { kind: "unreadable" }>,
  question: Question,
): Doubt | null {
  if (udata !== null && !isEcho(udata, question.udata))
    return { kind: "another call", problem: "its udata belongs to another call", oddity: "another udata" };
  // Quickbase spells it in lower case, or as the caller did.
  if (action !== null && action.toLowerCase() !== question.action.toLowerCase())
    return { kind: "another call", problem: "its action is that of another call", oddity: "another action" };
  if (udata === null) return { kind: "no call", problem: "it has no udata", oddity: "no udata" };
  return action === null ? { kind: "no call", problem: "it has no action", oddity: "no action" } : null;
}

function toTooLarge(head: AnswerHead, question: Question): Error {
  const problem = "it is too large";
  if (head.statusCode >= 400) return withoutEnvelope(problem, head, question);
  return answerError(question, "too-large", problem);
}

// White space is not compared: XML itself turns one line break into another on the way.
function isEcho(udata: string, asked = ""): boolean {
  const normalize = (text: string) => withoutForbidden(text).replace(/\s+/g, " ").trim();
  return normalize(udata) === normalize(asked);
}

/** Why there is no answer, and whether the call may have happened. */
type Silence = {
  outcome: "not-sent" | "unknown";
  reason: NoAnswer;
};

const STAGES: Readonly<Record<Exclude<Stage, "reading">, Silence>> = {
  connecting: { outcome: "not-sent", reason: "could not connect" },
  writing: { outcome: "not-sent", reason: "request not fully written" },
  waiting: { outcome: "unknown", reason: "no answer" },
};

function toFailure(
  { stage, head, aborted, cause }: Extract<PostResult, { kind: "failed" }>,
  question: Question,
): Error {
  const { action } = question;
  if (head && stage === "reading" && !aborted)
    return withoutEnvelope(`it was cut off (${causeCode(cause)})`, head, question, cause);
  const { outcome, reason } =
    stage === "reading" ? ({ outcome: "unknown", reason: "no answer" } as const) : STAGES[stage];
  if (aborted) return new QuickbaseUnreachableError({ action, outcome, reason: "aborted", cause });
  return new QuickbaseUnreachableError({ action, outcome, reason, problem: causeCode(cause), cause });
}

/** The error's code, such as `ECONNREFUSED`, else its name. */
function causeCode(cause: unknown): string {
  if (!(cause instanceof Error)) return "no reason given";
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}

const OUTAGES: ReadonlyMap<number, Silence> = new Map([
  // The call was turned away (423: https://help.quickbase.com/docs/temporary-errors-in-pipelines).
  [423, { outcome: "not-sent", reason: "unavailable" }],
  [429, { outcome: "not-sent", reason: "throttled" }],
  [503, { outcome: "not-sent", reason: "unavailable" }],
  // A gateway gave up waiting; it had passed the call on
  // (https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/).
  [504, { outcome: "unknown", reason: "gateway timeout" }],
  [520, { outcome: "unknown", reason: "gateway timeout" }],
  [524, { outcome: "unknown", reason: "gateway timeout" }],
]);

// Every other 5xx may come after the work: a server failed late (500), a gateway lost the answer (502).
const SERVER_ERROR: Silence = { outcome: "unknown", reason: "server error" };

function findOutage(statusCode: number): Silence | null {
  return OUTAGES.get(statusCode) ?? (statusCode >= 500 ? SERVER_ERROR : null);
}

function withoutEnvelope(problem: string, head: AnswerHead, question: Question, cause?: unknown): Error {
  const { action, quote } = question;
  const { statusCode } = head;
  const http = `HTTP ${statusCode}`;
  const outage = findOutage(statusCode);
  if (outage) {
    const retryAfterMs = readRetryAfter(head.retryAfter, question.now);
    return new QuickbaseUnreachableError({ action, ...outage, problem: http, retryAfterMs, cause });
  }
  if (statusCode >= 400 && statusCode !== 408)
    return new QuickbaseAnswerError({
      action,
      statusCode,
      kind: "turned-away",
      problem: `${http}, and ${problem}`,
      outcome: "no-effect",
      cause,
    });
  const type = head.contentType ? `, ${quote(head.contentType)}` : "";
  return answerError(question, "unreadable", `${problem} (${http}${type})`, cause);
}

function unexpected(
  { action, changes }: Question,
  { problem, oddity, statusCode }: { problem: string; oddity: Oddity; statusCode?: number },
): QuickbaseAnswerError {
  const outcome = changes === "nothing" ? "no-effect" : "unknown";
  const http = statusCode === undefined ? {} : { statusCode };
  return new QuickbaseAnswerError({ action, kind: "unexpected", problem, outcome, oddity, ...http });
}

function answerError(
  { action, changes }: Question,
  kind: QuickbaseAnswerError["kind"],
  problem: string,
  cause?: unknown,
): QuickbaseAnswerError {
  const outcome = changes === "nothing" ? "no-effect" : "unknown";
  return new QuickbaseAnswerError({ action, kind, problem, outcome, cause });
}

function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
