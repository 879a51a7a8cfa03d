import { advance } from "../invite/advance/advance.ts";
import type { AdvancePorts } from "../invite/advance/advance-ports.ts";
import type { Claims, Log, Nudges, Worker } from "../invite/ports.ts";
import type { RequestVersion } from "../invite/request.ts";
import type { RequestId } from "../invite/values.ts";
import { withinMs } from "../lib/within-ms.ts";

/** How many requests are worked on at once; each mostly waits for its turn, Slack or Quickbase. */
const MOST_AT_ONCE = 500;
/** After so long a form that waits for names is forgotten. */
const DRAFTS_LIVE_MS = 86_400_000;
/** Nothing tells the bot when somebody deletes a card, so it looks: at a few each sweep, because of Slack's limits. */
const LOOKS_A_SWEEP = 2;
/** Among so many open requests a sweep looks for those: enough to pass over the ones it has just seen. */
const PENDING_A_SWEEP = 200;
/** So many requests that are due are read at once. */
const DUE_A_PAGE = 500;
/** A pass that throws met a fault of ours or of Slack's; it is repeated, less and less often. */
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 60_000;
/** The longest time that a timer can wait: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_TIMER_MS = 2_147_483_647;

type Options = {
  ports: Omit<AdvancePorts, "stopping" | "nextNudge">;
  claims: Claims;
  nudges: Nudges;
  log: Log;
  /** How often to look for requests that are due. */
  sweepEveryMs: number;
  /** How often to look whether the card of an open request is still there. */
  lookEveryMs: number;
};

/** The durable side of the bot: it does what is due for each request, also after a crash. */
export type DurableWorker = Worker & {
  start(): Promise<void>;
  /** Takes no new work, and resolves when the work in hand is finished or parked, or the time is up. */
  stop(limitMs: number): Promise<void>;
};

/** A request in work, or waiting for its next pass. */
type Job = {
  /** Nudged while it was in work: what has changed may have come too late for this pass. */
  nudged: boolean;
  /** Resolves with the next nudge. */
  nextNudge: PromiseWithResolvers<void>;
  /** Passes in a row that threw. */
  failures: number;
  /** Set while it waits for the next pass. */
  timer: NodeJS.Timeout | null;
};

/**
 * Works through what the rows say is due. Whatever moves a request nudges its work, here and in every other process on
 * the same rows; a sweep at the start and every so often finds what a nudge has missed.
 */
export function createWorker(options: Options): DurableWorker {
  const { ports, claims, nudges, log, sweepEveryMs, lookEveryMs } = options;
  const stopping = new AbortController();
  const jobs = new Map<RequestId, Job>();
  const waitingForRoom: RequestId[] = [];
  /** When the card of a request was last seen by this process, in milliseconds; the longest ago first. */
  const lookedAt = new Map<RequestId, number>();
  const passes = new Set<Promise<void>>();

  const noteLook = (id: RequestId): void => {
    lookedAt.delete(id);
    lookedAt.set(id, ports.clock.now().getTime());
  };
  /** A look that is over counts no more. */
  const forgetLooks = (now: number): void => {
    for (const [id, at] of lookedAt) {
      if (now - at < lookEveryMs) return;
      lookedAt.delete(id);
    }
  };

  /** One pass; resolves to the wait before the next one, null when there is to be none. */
  const pass = async (id: RequestId, job: Job): Promise<number | null> => {
    const claim = await claims.take(id);
    // Another process is at it; should that one die, a sweep finds the request again.
    if (claim === null) return null;
    try {
      const stop = AbortSignal.any([stopping.signal, claim.lost]);
      const nextNudge = () => job.nextNudge.promise;
      const advanced = await advance({ ...ports, stopping: stop, nextNudge }, id);
      if (advanced.status === "settled") noteLook(id);
      if (advanced.status === "waiting") return advanced.forMs;
      return advanced.status === "stopped" ? FIRST_BACK_OFF_MS : null;
    } finally {
      await claims.release(id);
    }
  };

  const passSafely = async (id: RequestId, job: Job): Promise<number | null> => {
    try {
      const again = await pass(id, job);
      job.failures = 0;
      return again;
    } catch (error) {
      if (!stopping.signal.aborted)
        log.error({ requestId: id, error }, "Cannot work on a request, will retry");
      job.failures += 1;
      return Math.min(FIRST_BACK_OFF_MS * 2 ** (job.failures - 1), LONGEST_BACK_OFF_MS);
    }
  };

  const work = async (id: RequestId, job: Job): Promise<void> => {
    do {
      job.nudged = false;
      const againMs = await passSafely(id, job);
      if (stopping.signal.aborted) return;
      if (againMs !== null && !job.nudged) {
        job.timer = setTimeout(() => resume(id, job), Math.min(againMs, LONGEST_TIMER_MS));
        return;
      }
    } while (job.nudged);
    jobs.delete(id);
  };

  const resume = (id: RequestId, job: Job): void => {
    if (job.timer !== null) clearTimeout(job.timer);
    job.timer = null;
    if (passes.size >= MOST_AT_ONCE) {
      waitingForRoom.push(id);
      return;
    }
    const working = work(id, job).finally(() => {
      passes.delete(working);
      const next = waitingForRoom.shift();
      const waiting = next === undefined ? undefined : jobs.get(next);
      if (next !== undefined && waiting !== undefined && !stopping.signal.aborted) resume(next, waiting);
    });
    passes.add(working);
  };

  /** Something has changed: the next pass is now, or right after the one under way. */
  const nudge = (id: RequestId): void => {
    if (stopping.signal.aborted) return;
    const job = jobs.get(id);
    if (job === undefined) {
      const begun: Job = {
        nudged: false,
        nextNudge: Promise.withResolvers(),
        failures: 0,
        timer: null,
      };
      jobs.set(id, begun);
      resume(id, begun);
    } else if (job.timer === null) {
      job.nudged = true;
      job.nextNudge.resolve();
      job.nextNudge = Promise.withResolvers();
    } else resume(id, job);
  };

  /**
   * A sweep finds what nobody here works at, and what has become due before its time, moved by another process whose
   * nudge did not arrive. What has failed backs off.
   */
  const nudgeUnlessAtWork = ({ id }: RequestVersion): void => {
    const job = jobs.get(id);
    if (job === undefined || (job.timer !== null && job.failures === 0)) nudge(id);
  };

  /**
   * Others tell of what they are about to do themselves, and may have done by now: then a claim and a pass would be for
   * nothing. What is in work here looks again in any case.
   */
  const hear = async (id: RequestId): Promise<void> => {
    if (stopping.signal.aborted) return;
    const isDue = jobs.has(id) || (await ports.store.isDue(id, ports.clock.now()).catch(() => true));
    if (isDue) nudge(id);
  };

  const look = async (find: () => Promise<void>): Promise<void> => {
    try {
      await find();
    } catch (error) {
      log.error({ error }, "Cannot look for due requests");
    }
  };

  /** Page by page, and no further than there is room for: the rest is as due at the next sweep. */
  const nudgeDue = async (): Promise<void> => {
    const now = ports.clock.now();
    for (let skip = 0; waitingForRoom.length < MOST_AT_ONCE; skip += DUE_A_PAGE) {
      const due = await ports.store.listDue(now, { skip, limit: DUE_A_PAGE });
      due.forEach(nudgeUnlessAtWork);
      if (due.length < DUE_A_PAGE) return;
    }
  };

  /** Also what is not due for long. */
  const nudgeUnsettled = async (): Promise<void> => {
    for (let after: RequestId | null | undefined = null; after !== undefined; ) {
      const unsettled: readonly RequestVersion[] = await ports.store.listUnsettled({ after });
      unsettled.forEach(nudgeUnlessAtWork);
      after = unsettled.at(-1)?.id;
    }
  };

  const sweep = (): Promise<void> =>
    look(async () => {
      await ports.store.dropDraftsBefore(new Date(ports.clock.now().getTime() - DRAFTS_LIVE_MS));
      await nudgeDue();
    });

  /** Where the looks go on: they take turns, however many requests are open. */
  let lookedUpTo: RequestId | null = null;
  /** Some cards of open requests that nobody has looked at for long; one that is gone is seen to once more. */
  const lookAtCards = async (): Promise<void> => {
    const pending = await ports.store.listPending({ after: lookedUpTo, limit: PENDING_A_SWEEP });
    forgetLooks(ports.clock.now().getTime());
    lookedUpTo = pending.length < PENDING_A_SWEEP ? null : (pending.at(-1)?.id ?? null);
    let looks = 0;
    for (const { id } of pending) {
      if (lookedAt.has(id)) continue;
      if (stopping.signal.aborted) return;
      noteLook(id);
      if (!(await ports.announcer.isCardThere(id))) nudge(id);
      looks += 1;
      if (looks < LOOKS_A_SWEEP) continue;
      lookedUpTo = id;
      return;
    }
  };

  let nextSweep: NodeJS.Timeout | undefined;
  /** One after the other, so that a database that hangs does not make them pile up. */
  const keepSweeping = (): void => {
    if (stopping.signal.aborted) return;
    nextSweep = setTimeout(() => void sweepAgain(), sweepEveryMs);
  };

  const sweepAgain = async (): Promise<void> => {
    await sweep();
    await lookAtCards().catch((error: unknown) => log.warn({ error }, "Cannot look for cards"));
    keepSweeping();
  };

  return {
    nudge(id) {
      nudge(id);
      nudges.send(id);
    },
    async start() {
      nudges.listen((id) => void hear(id));
      // What the last process was doing carries on at once, also what it had put off.
      await look(nudgeUnsettled);
      await sweep();
      keepSweeping();
    },
    async stop(limitMs) {
      clearTimeout(nextSweep);
      stopping.abort();
      for (const { timer } of jobs.values()) if (timer !== null) clearTimeout(timer);
      await withinMs(limitMs, Promise.allSettled(passes));
    },
  };
}
