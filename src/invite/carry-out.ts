import { announceOnce } from "./announce-once.ts";
import type { Attended, AttendPorts } from "./attend-ports.ts";
import { type ApprovedRequest, finish, type Invitee, type LogEntry, type StepAnswer } from "./request.ts";
import { createRoleCheck, type RoleCheck } from "./role-check.ts";
import { type NextStep, nextStep, progressOf, undoneSteps } from "./steps.ts";

const HOUR_MS = 3_600_000;
/** After so long without an answer a human should look; they can press Try again. */
const GIVE_UP_AFTER_MS = 12 * HOUR_MS;
/**
 * Quickbase keeps the bot itself out: that is the operator's to mend, and takes a night or a weekend. Not for ever: an
 * approval that is a week old is not carried out without somebody looking at it again.
 */
const HELD_UP_AT_MOST_MS = 7 * 24 * HOUR_MS;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
/** When so many people in a row get no answer, Quickbase is away, and the rest need not be tried now. */
const SILENCES_TO_STOP_AT = 3;

/** What one pass over the people needs. */
type Pass = AttendPorts & { checkRole: RoleCheck };

/**
 * Gives each person access and has Quickbase mail them, as far as Quickbase answers. Before each
 * step its intent is on disk, after it the answer; one person's failure never stops the next.
 */
export async function carryOut(ports: AttendPorts, request: ApprovedRequest): Promise<Attended> {
  // The invitation does not wait for Slack: what cannot be said now is said at the end.
  const told = Promise.allSettled([tellDecision(ports, request), ports.announcer.showRequester(request.id)]);
  try {
    const attended = await inviteEverybody(ports, request);
    await told;
    // That Quickbase is not answering, the card says by itself; the requester waits for it as well.
    if (attended.status === "waiting") await Promise.allSettled([ports.announcer.showRequester(request.id)]);
    return attended;
  } finally {
    await told;
  }
}

async function inviteEverybody(ports: AttendPorts, request: ApprovedRequest): Promise<Attended> {
  await settleInterrupted(ports, request);
  if (!isKnownToBeHeldUp(ports, request)) {
    const checkRole = createRoleCheck(ports, request);
    let silences = 0;
    for (const invitee of leastTriedFirst(request.invitees)) {
      if (ports.stopping.aborted) return { status: "stopped" };
      if (silences === SILENCES_TO_STOP_AT || isKnownToBeHeldUp(ports, request)) break;
      const invited = await invite({ ...ports, checkRole }, request, invitee);
      silences = invited === "no answer" ? silences + 1 : 0;
    }
  }
  if (ports.stopping.aborted) return { status: "stopped" };

  const unfinished = request.invitees.filter((invitee) => nextStep(invitee) !== null);
  const now = ports.clock.now();
  if (unfinished.length > 0 && !hasWaitedTooLong(request, unfinished, now))
    return { status: "waiting", forMs: waitForAll(ports, request, unfinished) };

  const everybodyInvited = request.invitees.every((invitee) => progressOf(invitee).status === "invited");
  await ports.store.move(request, finish(request, { everybodyInvited, at: now }));
  return { status: "moved" };
}

/** The bot is kept out, and the rows say so already: to try would only add a line for each time. */
function isKnownToBeHeldUp({ quickbase }: AttendPorts, { application, invitees }: ApprovedRequest): boolean {
  return invitees.some(isHeldUp) && quickbase.heldUp(application.dbid) !== null;
}

function isHeldUp(invitee: Invitee): boolean {
  return progressOf(invitee).status === "held up";
}

/** The time in which Quickbase kept the bot out is no silence, and what came before it is over. */
function hasWaitedTooLong({ roundAt }: ApprovedRequest, unfinished: Invitee[], now: Date): boolean {
  const isOver = (since: Date, ms: number) => now.getTime() - since.getTime() >= ms;
  if (unfinished.some(isHeldUp)) return isOver(roundAt, HELD_UP_AT_MOST_MS);
  return unfinished.some((invitee) => {
    const progress = progressOf(invitee);
    return progress.status === "still trying" && isOver(progress.since, GIVE_UP_AFTER_MS);
  });
}

function waitForAll({ quickbase }: AttendPorts, request: ApprovedRequest, unfinished: Invitee[]): number {
  const held = unfinished.some(isHeldUp) ? quickbase.heldUp(request.application.dbid) : null;
  if (held !== null) return held.retryAfterMs;
  return Math.min(LONGEST_WAIT_MS, ...unfinished.flatMap(waitFor));
}

async function tellDecision({ store, announcer }: AttendPorts, request: ApprovedRequest): Promise<void> {
  announcer.refreshCard(request.id);
  const card = await store.findAnnouncement(request.id, "card");
  if (card === null) return;
  await announceOnce(store, request.id, "decision", () => announcer.postDecision(request, card));
}

/** A step that was begun and has no answer was cut off: nobody knows whether it happened. */
async function settleInterrupted(ports: AttendPorts, request: ApprovedRequest): Promise<void> {
  for (const invitee of request.invitees) {
    const last = invitee.log.at(-1);
    if (last?.kind !== "step" || last.answer !== null) continue;
    await record(ports, request, invitee, {
      outcome: "unknown",
      problem: "the bot was interrupted before Quickbase answered",
    });
  }
}

/** Takes one step after the other until the person is done or Quickbase gives no answer. */
async function invite(
  ports: Pass,
  request: ApprovedRequest,
  invitee: Invitee,
): Promise<"done" | "no answer"> {
  for (let next = nextStep(invitee); next !== null; next = nextStep(invitee)) {
    if (ports.stopping.aborted) return "no answer";
    await begin(ports, request, invitee, next);
    const answer = await take(ports, request, invitee, next);
    await record(ports, request, invitee, answer);
    if (answer.outcome === "not done" || answer.outcome === "held up") return "no answer";
    if (answer.outcome === "unknown") return next.step === "mail" ? "done" : "no answer";
  }
  return "done";
}

async function begin(
  { store, announcer, clock }: AttendPorts,
  request: ApprovedRequest,
  { position, log }: Invitee,
  { step }: NextStep,
): Promise<void> {
  const entry: LogEntry = { kind: "step", step, startedAt: clock.now(), answer: null };
  if (!(await store.appendEntry(request.id, position, log.length, entry)))
    throw new Error(`Cannot go on with ${request.id}: somebody else is carrying it out`);
  log.push(entry);
  announcer.refreshCard(request.id);
}

async function record(
  { store, announcer, clock }: AttendPorts,
  request: ApprovedRequest,
  { position, log }: Invitee,
  answer: StepAnswer,
): Promise<void> {
  const last = log.at(-1);
  if (last?.kind !== "step") throw new Error(`Cannot record an answer for ${request.id}: no step was begun`);
  last.answer = { ...answer, at: clock.now() };
  await store.answerEntry(request.id, position, log.length - 1, last.answer);
  announcer.refreshCard(request.id);
}

async function take(
  { quickbase, checkRole }: Pass,
  { id, application, role, message }: ApprovedRequest,
  { email, firstName, lastName }: Invitee,
  next: NextStep,
): Promise<StepAnswer> {
  const inApp = { requestId: id, appDbid: application.dbid };
  const givesRole = next.step === "provision" || next.step === "add to role";
  const obstacle = givesRole ? await checkRole() : null;
  if (obstacle !== null) return obstacle;
  switch (next.step) {
    case "look up":
      return quickbase.lookUp({ requestId: id, email });
    case "provision":
      return quickbase.provision({ ...inApp, email, firstName, lastName, roleId: role.id });
    case "add to role":
      return quickbase.addToRole({ ...inApp, userId: next.userId, roleId: role.id });
    case "mail":
      return quickbase.mail({ ...inApp, userId: next.userId, message });
  }
}

/** In each pass others come first, so that a few for whom no answer ever comes do not hold up the rest. */
function leastTriedFirst(invitees: Invitee[]): Invitee[] {
  return invitees.toSorted((one, other) => undoneSteps(one).length - undoneSteps(other).length);
}

/**
 * How long to wait for a person: longer each time, or as long as Quickbase asked. Nothing for somebody
 * who was not tried: they wait for Quickbase to answer the others.
 */
function waitFor(invitee: Invitee): number[] {
  const undone = undoneSteps(invitee);
  const last = undone.at(-1);
  if (last === undefined) return [];
  const asked = last.answer !== null && "retryAfterMs" in last.answer ? last.answer.retryAfterMs : null;
  const backOff = FIRST_WAIT_MS * 2 ** Math.min(undone.length - 1, 10);
  return [Math.min(Math.max(backOff, asked ?? 0), LONGEST_WAIT_MS)];
}
