import { setInterval as every } from "node:timers/promises";

/**
 * SIGTERM is a supervisor's, SIGINT a Ctrl-C, SIGHUP a terminal that was closed. Each may come twice, by the terminal or
 * the supervisor and once more by npm, and must not cut off the stop that it asked for.
 */
const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
const LOOK_EVERY_MS = 1_000;

const told = Promise.withResolvers<void>();
for (const signal of SIGNALS) process.on(signal, () => told.resolve());

/** Resolves when the process is told to stop; listens from the moment when this module is loaded. */
export const toldToStop: Promise<void> = told.promise;

/** Resolves when the process that started this one has ended, as npm does without a word when it is killed. */
export async function parentEnded(): Promise<void> {
  const parent = process.ppid;
  for await (const _ of every(LOOK_EVERY_MS, undefined, { ref: false })) if (process.ppid !== parent) return;
}
