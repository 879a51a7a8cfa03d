import type { Clock } from "./clock.ts";

/** How fast calls to one application may follow each other. */
export interface Pace {
  readonly callsPerSecond: number;
  /** How many calls may go out at once after a pause. */
  readonly burst: number;
}

/** Holds calls back so that each key keeps the pace. */
export interface Pacer {
  /** Resolves when it is this call's turn, first come, first served; rejects at once when the signal aborts. */
  takeTurn(key: string, signal: AbortSignal): Promise<void>;
}

/** Creates a pacer with one token bucket a key. */
export function createPacer(pace: Pace, clock: Clock): Pacer {
  const buckets = new Map<string, Bucket>();
  return {
    takeTurn: (key, signal) => {
      const bucket = buckets.get(key) ?? createBucket(pace, clock);
      buckets.set(key, bucket);
      return bucket.takeTurn(signal);
    },
  };
}

interface Bucket {
  takeTurn(signal: AbortSignal): Promise<void>;
}

function createBucket({ callsPerSecond, burst }: Pace, clock: Clock): Bucket {
  let tokens = burst;
  let filledAt = clock.now();
  let lastTurn: Promise<void> = Promise.resolve();
  let queued = 0;

  function refill(): void {
    const now = clock.now();
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) * callsPerSecond) / 1000);
    filledAt = now;
  }

  function takeToken(signal: AbortSignal): boolean {
    signal.throwIfAborted();
    refill();
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  }

  async function waitForToken(signal: AbortSignal): Promise<void> {
    while (!takeToken(signal)) {
      await clock.sleep(Math.ceil(((1 - tokens) * 1000) / callsPerSecond), signal);
    }
  }

  return {
    takeTurn: async (signal) => {
      if (queued === 0 && takeToken(signal)) return;
      queued += 1;
      const turn = lastTurn
        .then(() => waitForToken(signal))
        .finally(() => {
          queued -= 1;
        });
      lastTurn = turn.catch(() => {});
      await orAborted(turn, signal);
    },
  };
}

/** The promise's own outcome, or the signal's reason as soon as it aborts. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
