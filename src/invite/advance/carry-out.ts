import type { ApprovedRequest, Invitee } from "../request.ts";
import { nextStep, progressOf, undoneSteps } from "../steps.ts";
import type { Advanced, AdvancePorts, Pass } from "./advance-ports.ts";
import { announceOnce } from "./announce-once.ts";
import { invitePerson, type PersonPass } from "./invite-person.ts";
import { createRoleCheck } from "./role-check.ts";

const HOUR_MS = 3_600_000;
/** After so long without an answer a human should look; they can press Try again. */
const GIVE_UP_AFTER_MS = 12 * HOUR_MS;
/**
 * Quickbase keeps the bot itself out: the operator has to fix that, which takes a night or a weekend. Not for ever: an
 * approval that is a week old is not carried out without somebody looking at it again.
 */
const HELD_UP_AT_MOST_MS = 7 * 24 * HOUR_MS;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
/** When so many people in a row get no answer, Quickbase is away, and the rest need not be tried now. */
const SILENCES_TO_STOP_AT = 3;

/** People who are seen to side by side; the pace of their calls is not this function's matter. */
const PEOPLE_AT_ONCE = 8;

/**
 * Gives each person access and has Quickbase mail them, as far as Quickbase answers; one person's failure never stops
 * the others.
 */
export async function carryOut(ports: Pass, request: ApprovedRequest): Promise<Advanced> {
  ports.announcer.refreshCard(request);
  // The invitation does not wait for Slack: what cannot be said now is said at the end.
  const overtaken = new AbortController();
  const told = Promise.allSettled([tellDecision(ports, request, overtaken.signal)]);
  try {
    const advanced = await inviteEverybody(ports, request);
    // In a busy channel, where the decision still waits for its turn, the result says it as well.
    if (advanced.status === "moved") overtaken.abort();
    await told;
    // That Quickbase is not answering, the card says by itself; the requester waits for it as well.
    if (advanced.status === "waiting") await Promise.allSettled([ports.announcer.showRequester(request)]);
    return advanced;
  } finally {
    await told;
  }
}

async function inviteEverybody(ports: AdvancePorts, request: ApprovedRequest): Promise<Advanced> {
  const invitees = isKnownToBeHeldUp(ports, request)
    ? request.invitees
    : await invitePeople({ ...ports, request, checkRole: createRoleCheck(ports, request) });
  if (ports.stopping.aborted) return { status: "stopped" };

  const unfinished = invitees.filter((invitee) => nextStep(invitee) !== null);
  const now = ports.clock.now();
  if (unfinished.length > 0 && !hasWaitedTooLong(request, unfinished, now))
    return { status: "waiting", forMs: waitForAll(ports, request, unfinished) };

  const everybodyInvited = invitees.every((invitee) => progressOf(invitee).status === "invited");
  const finished = await ports.store.append(request, { at: now, fact: "finished", everybodyInvited });
  return { status: "moved", request: finished };
}

/**
 * Sees to the people, one alone until Quickbase has answered and then several side by side, and gives them as they are
 * afterwards. Ends early when Quickbase is away, or keeps the bot out, and rejects with the first fault: in any case
 * only when everything under way has its answer on disk, so that no later pass takes it for cut off.
 */
async function invitePeople(pass: PersonPass): Promise<readonly Invitee[]> {
  const waiting = leastTriedFirst(pass.request.invitees);
  const invitees = [...pass.request.invitees];
  const working = new Set<Promise<unknown>>();
  let silences = 0;
  const faults: unknown[] = [];
  const isOver = () =>
    faults.length > 0 ||
    pass.stopping.aborted ||
    silences >= SILENCES_TO_STOP_AT ||
    isKnownToBeHeldUp(pass, { ...pass.request, invitees });
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { invitee, answered } = await invitePerson(pass, next);
      invitees[invitee.position] = invitee;
      silences = answered ? 0 : silences + 1;
      if (isOver()) return;
      if (answered) workAlongside();
    }
  };
  const workAlongside = (): void => {
    while (working.size < PEOPLE_AT_ONCE && waiting.length > 0) begin();
  };
  const begin = (): void => {
    const one: Promise<unknown> = work()
      .catch((error: unknown) => faults.push(error))
      .finally(() => working.delete(one));
    working.add(one);
  };
  begin();
  while (working.size > 0) await Promise.all(working);
  if (faults.length > 0) throw faults[0];
  return invitees;
}

/** The bot is kept out, and the rows say so already: to try would only add a line for each time. */
function isKnownToBeHeldUp(
  { quickbase }: Pick<AdvancePorts, "quickbase">,
  { application, invitees }: ApprovedRequest,
): boolean {
  return invitees.some(isHeldUp) && quickbase.heldUp(application.dbid) !== null;
}

function isHeldUp(invitee: Invitee): boolean {
  return progressOf(invitee).status === "held up";
}

/** The time in which Quickbase kept the bot out is no silence, and what came before it is over. */
function hasWaitedTooLong({ roundAt }: ApprovedRequest, unfinished: readonly Invitee[], now: Date): boolean {
  const isOver = (since: Date, ms: number) => now.getTime() - since.getTime() >= ms;
  if (unfinished.some(isHeldUp)) return isOver(roundAt, HELD_UP_AT_MOST_MS);
  return unfinished.some((invitee) => {
    const progress = progressOf(invitee);
    return progress.status === "still trying" && isOver(progress.since, GIVE_UP_AFTER_MS);
  });
}

function waitForAll(
  { quickbase }: AdvancePorts,
  request: ApprovedRequest,
  unfinished: readonly Invitee[],
): number {
  const held = unfinished.some(isHeldUp) ? quickbase.heldUp(request.application.dbid) : null;
  if (held !== null) return held.retryAfterMs;
  return Math.min(LONGEST_WAIT_MS, ...unfinished.flatMap(waitFor));
}

async function tellDecision(pass: Pass, request: ApprovedRequest, overtaken: AbortSignal): Promise<void> {
  const { announcer, messages } = pass;
  const card = messages.get("card");
  if (card === undefined) return;
  await announceOnce(pass, request.id, "decision", () => announcer.postDecision(request, card, overtaken));
}

/** In each pass others come first, so that a few for whom no answer ever comes do not hold up the rest. */
function leastTriedFirst(invitees: readonly Invitee[]): Invitee[] {
  return invitees.toSorted((one, other) => undoneSteps(one).length - undoneSteps(other).length);
}

/**
 * How long to wait for a person: longer each time, or as long as Quickbase asked. Nothing for somebody
 * who was not tried: they wait for Quickbase to answer the others.
 */
function waitFor(invitee: Invitee): readonly number[] {
  const undone = undoneSteps(invitee);
  const last = undone.at(-1);
  if (last === undefined) return [];
  const asked = last.answer !== null && "retryAfterMs" in last.answer ? last.answer.retryAfterMs : null;
  const backOff = FIRST_WAIT_MS * 2 ** Math.min(undone.length - 1, 10);
  return [Math.min(Math.max(backOff, asked ?? 0), LONGEST_WAIT_MS)];
}
