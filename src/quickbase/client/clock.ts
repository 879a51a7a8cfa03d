import { setTimeout as delay } from "node:timers/promises";

/** The client's clock; tests bring their own. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds; rejects at once when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

/** The clock of this machine. */
export const systemClock: Clock = {
  // Never set back, as the clock on the wall is now and then: https://www.w3.org/TR/hr-time/#sec-monotonic-clock
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
};
