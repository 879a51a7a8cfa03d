import { setTimeout as pause } from "node:timers/promises";
import { WebAPIRateLimitedError } from "@slack/web-api";

/** How fast calls may follow each other: one every so often, and so many at once after a rest. */
export type Pace = { everyMs: number; burst: number };

/**
 * What Slack takes: a post a second in each channel and direct message, and fifty edits a minute in all, with bursts
 * now and then: https://docs.slack.dev/apis/web-api/rate-limits
 */
export const SLACK_TAKES: { posts: Pace; edits: Pace } = {
  posts: { everyMs: 1_050, burst: 1 },
  edits: { everyMs: 1_250, burst: 30 },
};

/** Calls of one kind, one after the other, at the pace that Slack takes them. */
export type PacedLane = {
  /**
   * Does it in its turn: the lowest rank first, and in the order of the calls within one. When Slack asks to slow
   * down it is done once more after that time. Rejects when the lane is closed before.
   */
  run<T>(rank: number, work: () => Promise<T>): Promise<T>;
  /** Does it at once, for somebody waits; those in the lane wait the longer. Slack's wish to slow down is kept here too. */
  now<T>(work: () => Promise<T>): Promise<T>;
};

type Waiting = { rank: number; go: () => Promise<void>; giveUp: (reason: unknown) => void };

/** Opens a lane; when the signal aborts, whoever would have to wait is sent away. */
export function createPacedLane({ everyMs, burst }: Pace, closing: AbortSignal): PacedLane {
  const waiting: Waiting[] = [];
  let tokens = burst;
  let restingSince = performance.now();
  let isMoving = false;

  const restMs = (): number => {
    const now = performance.now();
    tokens = Math.min(burst, tokens + (now - restingSince) / everyMs);
    restingSince = now;
    return tokens >= 1 ? 0 : (1 - tokens) * everyMs;
  };

  const move = async (): Promise<void> => {
    isMoving = true;
    try {
      while (waiting.length > 0) {
        for (let ms = restMs(); ms > 0; ms = restMs())
          await pause(Math.ceil(ms), undefined, { signal: closing, ref: false });
        tokens -= 1;
        await waiting.shift()?.go();
        // Slack counts when a call arrives, and that may be as late as its answer.
        restingSince = performance.now();
      }
    } catch (reason) {
      for (const { giveUp } of waiting.splice(0)) giveUp(reason);
    } finally {
      isMoving = false;
    }
  };

  return {
    now(work) {
      restMs();
      tokens = Math.max(tokens - 1, -burst);
      return patiently(work, closing);
    },
    run(rank, work) {
      return new Promise((resolve, reject) => {
        const go = async () => {
          try {
            resolve(await patiently(work, closing));
          } catch (error) {
            reject(error);
          }
        };
        const behind = waiting.findIndex((other) => other.rank > rank);
        waiting.splice(behind < 0 ? waiting.length : behind, 0, { rank, go, giveUp: reject });
        if (!isMoving) void move();
      });
    },
  };
}

/** One lane a key, at one pace. */
export function createPacedLanes(pace: Pace, closing: AbortSignal): { of(key: string): PacedLane } {
  const lanes = new Map<string, PacedLane>();
  return {
    of(key) {
      const lane = lanes.get(key) ?? createPacedLane(pace, closing);
      lanes.set(key, lane);
      return lane;
    },
  };
}

async function patiently<T>(work: () => Promise<T>, closing: AbortSignal): Promise<T> {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error;
      await pause(error.retryAfter * 1000, undefined, { signal: closing, ref: false });
    }
}
