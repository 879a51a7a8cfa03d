import { setTimeout as pauseFor } from "node:timers/promises";
import type { Connection } from "./connection.ts";
import type { LossLog } from "./loss-log.ts";
import { type Refusal, readRefusal } from "./refusal.ts";

/*
 * A line always has a connection, or is about to. Slack ends each connection after an hour or so, mostly with a
 * warning: then the next one is there before the old one goes. What is lost without a warning is opened again at once,
 * and what Slack refuses after a pause that grows.
 */

/** A place for one connection after the other. */
export type Line = {
  /**
   * Keeps a connection there from now on. Resolves with the first; rejects when somebody has to fix something before
   * that, and goes on trying all the same.
   */
  start(): Promise<void>;
  /** Whether Slack hands payloads to it at this moment, as far as can be known. */
  takesPayloads(): boolean;
  /** Ends it, also while it opens: once what came by it is acknowledged, and after this time in any case. */
  stop(withinMs: number): Promise<void>;
};

type Options = {
  /** Which of the lines it is, for the log of losses. */
  number: number;
  open: (signal: AbortSignal) => Promise<Connection>;
  losses: LossLog;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** What is wrong with a token may be mended at Slack, too. */
const FINAL_PAUSE_MS = 60_000;
/** A Slack that ends each connection as it opens is not asked more often than it allows. */
const MINUTE_MS = 60_000;
const MOST_OPENINGS_A_MINUTE = 60;
/** Slack warns ten seconds ahead of an end. */
const OVER_WITHIN_MS = 15_000;
/** What Slack has handed over before it knew of the end. */
const UNDERWAY_MS = 1_000;
/** Slack waits no longer for an acknowledgement. */
const ACKNOWLEDGED_WITHIN_MS = 3_000;
/** The app has as many connections as Slack allows: another one at once would only push out the next. */
const TOO_MANY = "too_many_websockets";

/** A line that is not started yet. */
export function createLine({ number, open, losses }: Options): Line {
  const stopping = new AbortController();
  const { signal } = stopping;
  const connections = new Set<Connection>();
  const openings: number[] = [];
  let earlierMayGo = Promise.withResolvers<void>();
  const takesPayloads = () => [...connections].some((each) => each.takesPayloads());
  const pause = (ms: number) => pauseFor(ms, undefined, { ref: false, signal }).catch(() => undefined);

  async function keepOpen(first: PromiseWithResolvers<void>): Promise<void> {
    let failures = 0;
    const fail = async ({ why, final, retryAfterMs }: Omit<Refusal, "error">) => {
      failures += 1;
      if (!takesPayloads()) losses.lost(number, { why, final });
      await pause(final ? FINAL_PAUSE_MS : Math.max(retryAfterMs ?? 0, pauseAfter(failures)));
    };
    while (!signal.aborted) {
      await pause(untilNextOpening(openings));
      const opened = await open(signal).catch(readRefusal);
      if ("error" in opened) {
        if (opened.final) first.reject(opened.error);
        if (!signal.aborted) await fail(opened);
        continue;
      }
      if (signal.aborted) return opened.leave(0);
      connections.add(opened);
      losses.back(number);
      first.resolve();
      const { why } = await opened.ending;
      void retire(opened);
      if (why === TOO_MANY) await fail({ why, final: false, retryAfterMs: null });
      else {
        failures = 0;
        if (!takesPayloads()) losses.lost(number, { why });
      }
    }
    first.resolve();
  }

  /** Lets a connection go once Slack hands it nothing more; the next but one hardly waits for that. */
  async function retire(connection: Connection): Promise<void> {
    earlierMayGo.resolve();
    earlierMayGo = Promise.withResolvers<void>();
    await Promise.race([
      connection.over,
      pause(OVER_WITHIN_MS),
      earlierMayGo.promise.then(() => pause(UNDERWAY_MS)),
    ]);
    if (!signal.aborted) await connection.leave(ACKNOWLEDGED_WITHIN_MS);
    connections.delete(connection);
  }

  return {
    start() {
      const first = Promise.withResolvers<void>();
      void keepOpen(first);
      return first.promise;
    },
    takesPayloads,
    async stop(withinMs) {
      const open = [...connections];
      stopping.abort();
      await Promise.all(open.map((each) => each.leave(withinMs)));
    },
  };
}

function pauseAfter(failures: number): number {
  const ms = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return ms * (0.75 + Math.random() / 2);
}

/** How long to wait before one more opening, which is counted. */
function untilNextOpening(openings: number[]): number {
  const now = Date.now();
  const oldest = openings.length < MOST_OPENINGS_A_MINUTE ? undefined : openings.shift();
  openings.push(now);
  return oldest === undefined ? 0 : Math.max(0, oldest + MINUTE_MS - now);
}
