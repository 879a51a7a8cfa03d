import type { AdvancePorts } from "./advance-ports.ts";

const KNOCK_AT_LEAST_EVERY_MS = 3_600_000;

/** How soon, in milliseconds, to knock again at a channel that is not there: the longer it is away, the less often. */
export function waitForChannel(since: Date, { clock, knockAfterMs }: AdvancePorts): number {
  const age = clock.now().getTime() - since.getTime();
  return Math.min(Math.max(age / 10, knockAfterMs), KNOCK_AT_LEAST_EVERY_MS);
}
