import type { Invitee, LogEntry, Refusal, StepName } from "./request.ts";
import { errcodeOf, type Trouble } from "./trouble.ts";
import type { QuickbaseUserId } from "./values.ts";

type StepEntry = Extract<LogEntry, { kind: "step" }>;
/** Somebody with a log. */
type Logged = Pick<Invitee, "log">;
type AskedAgain = Extract<LogEntry, { kind: "again" }>;

/** The Quickbase call that comes next for a person. */
export type NextStep =
  | { step: "look up" }
  | { step: "provision" }
  | { step: "add to role"; userId: QuickbaseUserId }
  | { step: "mail"; userId: QuickbaseUserId };

/** How far a person is, as one would say it. */
export type Progress =
  | { status: "waiting" }
  | { status: "working"; step: StepName }
  | { status: "still trying"; step: StepName; trouble: Trouble; since: Date }
  | { status: "held up"; step: StepName; trouble: Trouble; since: Date }
  | { status: "invited"; at: Date; newAccount: boolean }
  | { status: "refused"; step: StepName; trouble: Trouble }
  | { status: "mail unknown" };

/** The next step for a person given what is recorded, or null when there is nothing more to do. */
export function nextStep({ log }: Logged): NextStep | null {
  const last = log.at(-1);
  if (last === undefined) return { step: "look up" };
  if (last.kind === "again") return firstStepAgain(last, log);
  return afterStep(last, log);
}

function firstStepAgain(again: AskedAgain, log: readonly LogEntry[]): NextStep {
  const userId = knownUserId(log);
  return again.what === "mail" && userId !== null ? { step: "mail", userId } : { step: "look up" };
}

function afterStep({ step, answer }: StepEntry, log: readonly LogEntry[]): NextStep | null {
  // Without an answer the step may have happened; so may one whose answer is unknown.
  if (answer === null || answer.outcome === "unknown") return step === "mail" ? null : settle(step, log);
  // What was looked up for the approvers may be over by now.
  if (answer.outcome === "refused") return isGone(answer) && !lookedAgain(log) ? { step: "look up" } : null;
  if (answer.outcome === "not done" || answer.outcome === "held up") return repeat(step, log);
  switch (answer.result) {
    case "known":
      return { step: "add to role", userId: answer.userId };
    case "not known":
      return saidToExist(log) ? null : { step: "provision" };
    case "account exists":
      return { step: "look up" };
    case "account made":
      return { step: "mail", userId: answer.userId };
    case "role given":
    case "role held":
      return mailTo(log);
    case "mail sent":
      return null;
  }
}

/** Quickbase does not know the account any more: https://help.quickbase.com/docs/error-codes */
const UNKNOWN_USER = 21;

function isGone({ trouble }: Refusal): boolean {
  return errcodeOf(trouble) === UNKNOWN_USER;
}

/** Whether a person was looked up more than once since somebody last asked. */
function lookedAgain(log: readonly LogEntry[]): boolean {
  return sinceLastAsked(log).filter(({ step }) => step === "look up").length > 1;
}

/** An account is looked for, a role may be given twice; both without harm. */
function settle(step: Exclude<StepName, "mail">, log: readonly LogEntry[]): NextStep {
  return step === "provision" ? { step: "look up" } : repeat(step, log);
}

function repeat(step: StepName, log: readonly LogEntry[]): NextStep {
  const userId = knownUserId(log);
  if (step === "look up" || step === "provision") return { step };
  return userId === null ? { step: "look up" } : { step, userId };
}

function mailTo(log: readonly LogEntry[]): NextStep {
  const userId = knownUserId(log);
  return userId === null ? { step: "look up" } : { step: "mail", userId };
}

/** How far a person is. */
export function progressOf(invitee: Logged): Progress {
  const { log } = invitee;
  const last = log.at(-1);
  if (last === undefined || last.kind === "again") return { status: "waiting" };
  const { step, answer } = last;
  if (answer === null) return { status: "working", step };
  if (answer.outcome === "refused") {
    const next = nextStep(invitee);
    return next === null
      ? { status: "refused", step, trouble: answer.trouble }
      : { status: "working", step: next.step };
  }
  if (answer.outcome === "unknown" && step === "mail") return { status: "mail unknown" };
  if (answer.outcome !== "done")
    return {
      status: answer.outcome === "held up" ? "held up" : "still trying",
      step,
      trouble: answer.trouble,
      since: tryingSince(invitee),
    };
  if (answer.result === "mail sent")
    return { status: "invited", at: answer.at, newAccount: log.some(madeAccount) };
  const next = nextStep(invitee);
  return next === null
    ? { status: "refused", step, trouble: { why: "exists yet not found" } }
    : { status: "working", step: next.step };
}

/** How far a person is once the work has ended: then a mail without an answer is one of which nobody can say. */
export function progressAtEnd(invitee: Logged): Progress {
  const last = invitee.log.at(-1);
  const unanswered = last?.kind === "step" && last.step === "mail" && last.answer === null;
  return unanswered ? { status: "mail unknown" } : progressOf(invitee);
}

/** What a human can ask for once more for this person when the work has ended; null for somebody invited. */
export function whatToAskAgain(invitee: Logged): AskedAgain["what"] | null {
  const { status } = progressAtEnd(invitee);
  if (status === "invited") return null;
  return status === "mail unknown" ? "mail" : "everything";
}

/** The id that Quickbase last gave for this person. */
function knownUserId(log: readonly LogEntry[]): QuickbaseUserId | null {
  for (const entry of log.toReversed())
    if (entry.kind === "step" && entry.answer !== null && "userId" in entry.answer)
      return entry.answer.userId;
  return null;
}

/** Whether ProvisionUser answered "exists" since somebody last asked. */
function saidToExist(log: readonly LogEntry[]): boolean {
  return sinceLastAsked(log).some(
    ({ answer }) => answer?.outcome === "done" && answer.result === "account exists",
  );
}

/** Since when Quickbase has left a person without an answer, or kept the bot out: what came before that is over. */
function tryingSince(invitee: Logged): Date {
  const undone = undoneSteps(invitee);
  const isHeldUp = ({ answer }: StepEntry) => answer?.outcome === "held up";
  const last = undone.at(-1);
  const before = undone.findLastIndex((step) => last !== undefined && isHeldUp(step) !== isHeldUp(last));
  const first = undone[before + 1];
  if (first === undefined) throw new Error("Cannot say since when: the log has no step");
  return first.startedAt;
}

/** The steps that were left undone since a person last came further, or since somebody last asked; oldest first. */
export function undoneSteps({ log }: Logged): readonly StepEntry[] {
  const steps = sinceLastAsked(log);
  const lastAdvance = steps.findLastIndex(
    // To hear once more that there is no account brings nobody further.
    (step, at) => isDone(step) && !(isNotKnown(step) && steps.slice(0, at).some(isNotKnown)),
  );
  return steps.slice(lastAdvance + 1).filter((step) => !isDone(step));
}

function isDone({ answer }: StepEntry): boolean {
  return answer?.outcome === "done";
}

function isNotKnown({ answer }: StepEntry): boolean {
  return answer?.outcome === "done" && answer.result === "not known";
}

function sinceLastAsked(log: readonly LogEntry[]): readonly StepEntry[] {
  const asked = log.findLastIndex((entry) => entry.kind === "again");
  return log.slice(asked + 1).filter((entry) => entry.kind === "step");
}

function madeAccount(entry: LogEntry): boolean {
  return entry.kind === "step" && entry.answer?.outcome === "done" && entry.answer.result === "account made";
}
