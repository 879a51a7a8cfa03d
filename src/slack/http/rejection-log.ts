import type { Log } from "../../invite/ports.ts";

/** Tells the log of posts that were turned away: the first at once, and then so many a minute in one line. */
export type RejectionLog = { add(reason: string): void; close(): void };

const MINUTE_MS = 60_000;

/** Nothing was turned away yet. */
export function createRejectionLog(log: Log): RejectionLog {
  const reasons = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    if (reasons.size === 0) return;
    log.warn({ reasons: Object.fromEntries(reasons) }, "Posts to the request URL were turned away");
    reasons.clear();
    timer = setTimeout(tell, MINUTE_MS).unref();
  };
  return {
    add(reason) {
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      if (timer === undefined) tell();
    },
    close: () => clearTimeout(timer),
  };
}
