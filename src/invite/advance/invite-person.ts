import type { ApprovedRequest, Invitee, LogEntry, StepAnswer } from "../request.ts";
import { type NextStep, nextStep } from "../steps.ts";
import type { AdvancePorts } from "./advance-ports.ts";
import type { RoleCheck } from "./role-check.ts";

/** What one pass over the people of a request needs. */
export type Pass = AdvancePorts & { request: ApprovedRequest; checkRole: RoleCheck };

/** A person as they are after a pass, and whether Quickbase answered; nobody waits for one who was not tried. */
export type Invited = { invitee: Invitee; answered: boolean };

/** After so long an account may have been made, or its id have changed: then it is looked up again. */
const LOOK_UP_HOLDS_MS = 300_000;

/**
 * Takes one step after the other until the person is done or Quickbase gives no answer. Before each step its intent is
 * on disk, after it the answer.
 */
export async function invitePerson(pass: Pass, before: Invitee): Promise<Invited> {
  let invitee = await settleInterrupted(pass, before);
  invitee = await recallLookUp(pass, invitee);
  for (let next = nextStep(invitee); next !== null; next = nextStep(invitee)) {
    if (pass.stopping.aborted) return { invitee, answered: false };
    // A read has no effect, and need not wait for the intent of the step behind it.
    if (givesRole(next)) void pass.checkRole();
    invitee = await begin(pass, invitee, next);
    const answer = await take(pass, invitee, next);
    invitee = await record(pass, invitee, answer);
    if (answer.outcome === "not done" || answer.outcome === "held up") return { invitee, answered: false };
    if (answer.outcome === "unknown") return { invitee, answered: next.step === "mail" };
  }
  return { invitee, answered: true };
}

/** A step that was begun and has no answer was cut off: nobody knows whether it happened. */
async function settleInterrupted(pass: Pass, invitee: Invitee): Promise<Invitee> {
  const last = invitee.log.at(-1);
  if (last?.kind !== "step" || last.answer !== null) return invitee;
  return record(pass, invitee, {
    outcome: "unknown",
    trouble: { why: "interrupted" },
  });
}

/** What was learnt for the approvers moments ago is not asked again: if it is wrong the next step says so. */
async function recallLookUp({ store, clock, request }: Pass, invitee: Invitee): Promise<Invitee> {
  const { standing, lookedUpAt, log, position } = invitee;
  if (log.length > 0 || standing === null || lookedUpAt === null || standing.status === "not looked up")
    return invitee;
  if (clock.now().getTime() - lookedUpAt.getTime() > LOOK_UP_HOLDS_MS) return invitee;
  const known: StepAnswer =
    standing.status === "new"
      ? { outcome: "done", result: "not known" }
      : { outcome: "done", result: "known", userId: standing.userId };
  const entry: LogEntry = {
    kind: "step",
    step: "look up",
    startedAt: lookedUpAt,
    answer: { ...known, at: lookedUpAt },
  };
  return (await store.appendEntry(request.id, position, 0, entry)) ? withEntry(invitee, entry) : invitee;
}

async function begin(
  { store, announcer, clock, request }: Pass,
  invitee: Invitee,
  { step }: NextStep,
): Promise<Invitee> {
  const entry: LogEntry = { kind: "step", step, startedAt: clock.now(), answer: null };
  if (!(await store.appendEntry(request.id, invitee.position, invitee.log.length, entry)))
    throw new Error(`Cannot go on with ${request.id}: somebody else is carrying it out`);
  announcer.refreshCard(request);
  return withEntry(invitee, entry);
}

async function record(
  { store, announcer, clock, request }: Pass,
  invitee: Invitee,
  answer: StepAnswer,
): Promise<Invitee> {
  const last = invitee.log.at(-1);
  if (last?.kind !== "step") throw new Error(`Cannot record an answer for ${request.id}: no step was begun`);
  const answered = { ...last, answer: { ...answer, at: clock.now() } };
  await store.answerEntry(request.id, invitee.position, invitee.log.length - 1, answered.answer);
  announcer.refreshCard(request);
  return { ...invitee, log: [...invitee.log.slice(0, -1), answered] };
}

function withEntry(invitee: Invitee, entry: LogEntry): Invitee {
  return { ...invitee, log: [...invitee.log, entry] };
}

function givesRole({ step }: NextStep): boolean {
  return step === "provision" || step === "add to role";
}

async function take(
  { quickbase, checkRole, request }: Pass,
  { email, firstName, lastName }: Invitee,
  next: NextStep,
): Promise<StepAnswer> {
  const { id, application, role, message, requester } = request;
  const inApp = { requestId: id, appDbid: application.dbid, party: requester.userId, approved: true };
  const obstacle = givesRole(next) ? await checkRole() : null;
  if (obstacle !== null) return obstacle;
  switch (next.step) {
    case "look up":
      return quickbase.lookUp({ ...inApp, email });
    case "provision":
      return quickbase.provision({ ...inApp, email, firstName, lastName, roleId: role.id });
    case "add to role":
      return quickbase.addToRole({ ...inApp, userId: next.userId, roleId: role.id });
    case "mail":
      return quickbase.mail({ ...inApp, userId: next.userId, message });
  }
}
