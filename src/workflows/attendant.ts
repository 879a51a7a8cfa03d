import { OpenWorkflow, type OpenWorkflowOptions } from "openworkflow";
import { attend } from "../invite/attend.ts";
import type { AttendPorts } from "../invite/attend-ports.ts";
import { expireOverdue } from "../invite/expire.ts";
import { createOneAtATime } from "../invite/one-at-a-time.ts";
import type { Attendant, Claims, Log } from "../invite/ports.ts";
import type { RequestState } from "../invite/request.ts";
import type { RequestId } from "../invite/values.ts";

/**
 * Requests that are attended to side by side. Each is mostly waiting: for Quickbase, or for its turn in a channel, and
 * who waits there must not keep the next requester from their notice.
 */
const CONCURRENCY = 64;
/** Forms that wait for names, and that nobody sent. */
const DRAFTS_LIVE_MS = 86_400_000;
/** Somebody may have deleted a card: nothing tells the bot, so it looks, at a few a sweep for the sake of Slack's limits. */
const LOOKS_A_SWEEP = 2;
/** A pass that throws met a fault of ours or of Slack's; it is taken again for as long as it needs. */
const FOR_EVER = {
  initialInterval: "1s",
  backoffCoefficient: 2,
  maximumInterval: "60s",
  maximumAttempts: 0,
} as const;

type Options = {
  backend: OpenWorkflowOptions["backend"];
  ports: Omit<AttendPorts, "stopping">;
  claims: Claims;
  log: Log;
  /** How often to look for requests that nobody attends to. */
  sweepEveryMs: number;
  /** How often to look whether the card of an open request is still there. */
  lookEveryMs: number;
};

/** The durable side of the bot: it finishes what a row asks for, also after a crash. */
export type DurableAttendant = Attendant & {
  start(): Promise<void>;
  /** Takes no new work, and resolves when the work in hand is finished or parked, or the time is up. */
  stop(withinMs: number): Promise<void>;
};

/**
 * Attends to requests as durable workflows. The row and the start of its workflow are two writes:
 * a sweep at the start and every so often begins what a crash between them left behind.
 */
export function createAttendant(options: Options): DurableAttendant {
  const { backend, ports, claims, log, sweepEveryMs, lookEveryMs } = options;
  const stopping = new AbortController();
  const oneAtATime = createOneAtATime();
  /** When the card of an open request was last seen by this process, in milliseconds. */
  const lookedAt = new Map<RequestId, number>();
  const openWorkflow = new OpenWorkflow({ backend });

  const attendPass = async (id: RequestId): Promise<{ waitMs: number | null }> => {
    const claim = await claims.take(id);
    // Another process is at it; should that one die, a sweep finds the request again.
    if (claim === null) return { waitMs: null };
    const attended = await attend({ ...ports, stopping: AbortSignal.any([stopping.signal, claim.lost]) }, id);
    switch (attended.status) {
      case "waiting":
        return { waitMs: attended.forMs };
      case "stopped":
        throw new Error(`Parked ${id}: ${claim.lost.aborted ? "its claim is lost" : "the bot is stopping"}`);
      default:
        lookedAt.set(id, ports.clock.now().getTime());
        await claims.release(id);
        return { waitMs: null };
    }
  };

  const workflow = openWorkflow.defineWorkflow<{ id: RequestId }, void>(
    { name: "attend", retryPolicy: FOR_EVER },
    async ({ input, step }) => {
      for (let pass = 1; ; pass++) {
        const { waitMs } = await step.run({ name: `pass ${pass}`, retryPolicy: FOR_EVER }, async () => {
          try {
            return await oneAtATime(input.id, () => attendPass(input.id));
          } catch (error) {
            if (!stopping.signal.aborted)
              log.error({ requestId: input.id, error }, "Cannot attend to a request");
            throw error;
          }
        });
        if (waitMs === null) return;
        await step.sleep(`wait ${pass}`, `${Math.ceil(waitMs)}ms`);
      }
    },
  );

  const begin = async ({ id, status, round }: RequestState) => {
    const idempotencyKey = `${id}:${status}:${round}`;
    let { workflowRun } = await workflow.run({ id }, { idempotencyKey });
    // The row says that there is more to do: the run left it to another process that died, or came to its end. It
    // takes a thousand steps at most, failed ones included.
    while (workflowRun.status === "failed" || workflowRun.status === "completed")
      ({ workflowRun } = await workflow.run(
        { id },
        { idempotencyKey: `${idempotencyKey}:after ${workflowRun.id}` },
      ));
  };

  const sweep = async () => {
    try {
      await ports.store.dropDraftsBefore(new Date(ports.clock.now().getTime() - DRAFTS_LIVE_MS));
      await expireOverdue(ports);
      for (const state of await ports.store.listUnattended())
        if ((await claims.take(state.id)) !== null) await begin(state);
    } catch (error) {
      log.error({ error }, "Cannot look for what is left to do");
    }
  };

  /** Cards of open requests that nobody has looked at for long; one that is gone is attended to once more. */
  const lookAtCards = async () => {
    const pending = await ports.store.listPending();
    const open = new Set(pending.map(({ id }) => id));
    for (const id of lookedAt.keys()) if (!open.has(id)) lookedAt.delete(id);
    const now = ports.clock.now().getTime();
    const due = pending.filter(({ id }) => now - (lookedAt.get(id) ?? 0) >= lookEveryMs);
    for (const state of due.slice(0, LOOKS_A_SWEEP)) {
      if (stopping.signal.aborted) return;
      lookedAt.set(state.id, now);
      if (!(await ports.announcer.isCardThere(state.id))) await begin(state);
    }
  };

  let nextSweep: NodeJS.Timeout | undefined;
  /** One after the other: a database that hangs must not make them pile up. */
  const keepSweeping = (): void => {
    if (stopping.signal.aborted) return;
    nextSweep = setTimeout(async () => {
      await sweep();
      await lookAtCards().catch((error: unknown) => log.warn({ error }, "Cannot look for cards"));
      keepSweeping();
    }, sweepEveryMs);
  };

  const worker = openWorkflow.newWorker({ concurrency: CONCURRENCY });
  return {
    async attendSoon(state) {
      try {
        await begin(state);
      } catch (error) {
        // The row is on disk: to whoever clicked or sent a form nothing went wrong.
        log.error({ requestId: state.id, error }, "Cannot begin to attend to a request: the next sweep will");
      }
    },
    async start() {
      await sweep();
      keepSweeping();
      await worker.start();
    },
    async stop(withinMs) {
      clearTimeout(nextSweep);
      stopping.abort();
      const timeIsUp = Promise.withResolvers<void>();
      const timer = setTimeout(timeIsUp.resolve, withinMs);
      await Promise.race([worker.stop(), timeIsUp.promise]);
      clearTimeout(timer);
      await backend.stop();
    },
  };
}
