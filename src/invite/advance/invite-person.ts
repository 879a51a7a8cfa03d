import type { ApprovedRequest, Invitee, LogEntry, StepAnswer } from "../request.ts";
import { type NextStep, nextStep } from "../steps.ts";
import type { AdvancePorts } from "./advance-ports.ts";
import type { RoleCheck } from "./role-check.ts";

/** What one pass over the people of a request needs. */
export type PersonPass = AdvancePorts & { request: ApprovedRequest; checkRole: RoleCheck };

/** A person as they are after a pass, and whether Quickbase answered; nobody waits for one who was not tried. */
export type Invited = { invitee: Invitee; answered: boolean };

type Step = Extract<LogEntry, { kind: "step" }>;

/** After so long an account may have been made, or its id have changed: then it is looked up again. */
const LOOK_UP_HOLDS_MS = 300_000;

/**
 * Takes one step after the other until the person is done or Quickbase gives no answer. Before each step its intent is
 * on disk, after it the answer; an answer and the intent that follows are written together.
 */
export async function invitePerson(pass: PersonPass, before: Invitee): Promise<Invited> {
  const settled = await settleInterrupted(pass, before);
  const recalled = recallLookUp(pass, settled);
  let next = nextStep(withEntries(settled, recalled));
  if (next === null) return { invitee: settled, answered: true };
  if (pass.stopping.aborted) return { invitee: settled, answered: false };
  // A read has no effect, and need not wait for the intent of the step behind it.
  if (givesRole(next)) void pass.checkRole();
  let invitee = await begin(pass, settled, [...recalled, intentOf(pass, next)]);
  for (;;) {
    const answer = await take(pass, invitee, next);
    const answered = withAnswer(pass, invitee, answer);
    const isOver = answer.outcome !== "done" && answer.outcome !== "refused";
    const following = isOver ? null : nextStep(answered);
    const begins = following === null || pass.stopping.aborted ? null : intentOf(pass, following);
    if (begins !== null && following !== null && givesRole(following)) void pass.checkRole();
    const hasBegun = await record(pass, answered, begins);
    if (isOver) return { invitee: answered, answered: answer.outcome === "unknown" && next.step === "mail" };
    if (following === null) return { invitee: answered, answered: true };
    if (begins === null) return { invitee: answered, answered: false };
    invitee = hasBegun ? withEntries(answered, [begins]) : await begin(pass, answered, [begins]);
    next = following;
  }
}

/** A step that was begun and has no answer was cut off: nobody knows whether it happened. */
async function settleInterrupted(pass: PersonPass, invitee: Invitee): Promise<Invitee> {
  const last = invitee.log.at(-1);
  if (last?.kind !== "step" || last.answer !== null) return invitee;
  const settled = withAnswer(pass, invitee, { outcome: "unknown", trouble: { why: "interrupted" } });
  await record(pass, settled, null);
  return settled;
}

/** What was learnt for the approvers moments ago is not asked again: if it is wrong the next step says so. */
function recallLookUp({ clock }: PersonPass, invitee: Invitee): readonly Step[] {
  const { standing, lookedUpAt, log } = invitee;
  if (log.length > 0 || standing === null || lookedUpAt === null || standing.status === "not looked up")
    return [];
  if (clock.now().getTime() - lookedUpAt.getTime() > LOOK_UP_HOLDS_MS) return [];
  const known: StepAnswer =
    standing.status === "new"
      ? { outcome: "done", result: "not known" }
      : { outcome: "done", result: "known", userId: standing.userId };
  return [{ kind: "step", step: "look up", startedAt: lookedUpAt, answer: { ...known, at: lookedUpAt } }];
}

function intentOf({ clock }: PersonPass, { step }: NextStep): Step {
  return { kind: "step", step, startedAt: clock.now(), answer: null };
}

async function begin(
  { store, announcer, request }: PersonPass,
  invitee: Invitee,
  [entry, ...more]: readonly Step[],
): Promise<Invitee> {
  if (entry === undefined) throw new Error(`Cannot begin nothing for ${request.id}`);
  const { position, log } = invitee;
  if (!(await store.appendEntry(request.id, position, log.length, entry, ...more)))
    throw new Error(`Cannot go on with ${request.id}: somebody else is carrying it out`);
  announcer.refreshCard(request);
  return withEntries(invitee, [entry, ...more]);
}

/** Writes the answer of the last step, and begins the next one where there is one: says whether that was begun. */
async function record(
  { store, announcer, request }: PersonPass,
  { position, log }: Invitee,
  begins: Step | null,
): Promise<boolean> {
  const last = log.at(-1);
  if (last?.kind !== "step" || last.answer === null)
    throw new Error(`Cannot record an answer for ${request.id}: no step was begun`);
  const next = begins === null ? [] : [begins];
  const hasBegun = await store.answerEntry(request.id, position, log.length - 1, last.answer, ...next);
  announcer.refreshCard(request);
  return hasBegun;
}

function withAnswer({ clock, request }: PersonPass, invitee: Invitee, answer: StepAnswer): Invitee {
  const last = invitee.log.at(-1);
  if (last?.kind !== "step") throw new Error(`Cannot answer for ${request.id}: no step was begun`);
  const answered = { ...last, answer: { ...answer, at: clock.now() } };
  return { ...invitee, log: [...invitee.log.slice(0, -1), answered] };
}

function withEntries(invitee: Invitee, entries: readonly LogEntry[]): Invitee {
  return { ...invitee, log: [...invitee.log, ...entries] };
}

function givesRole({ step }: NextStep): boolean {
  return step === "provision" || step === "add to role";
}

async function take(
  { quickbase, checkRole, request }: PersonPass,
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
