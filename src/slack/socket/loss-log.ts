import type { Log } from "../../invite/ports.ts";

/** Tells the log of lost connections once a loss lasts, from time to time while it goes on, and when it is over. */
export type LossLog = {
  /** The connection of this line is lost, or still lost; `final` when somebody has to fix something first. */
  lost(line: number, loss: { why: string; final?: boolean }): void;
  /** The line has a connection again. */
  back(line: number): void;
  /** Tells nothing any more. */
  close(): void;
};

/** A loss that is over before that is nobody's trouble. */
const TELL_AFTER_MS = 5_000;
const TELL_AGAIN_AFTER_MS = 10 * 60_000;

/** One log for so many lines: what they lose together is told together. */
export function createLossLog(
  log: Log,
  lines: number,
  { tellAfterMs = TELL_AFTER_MS, tellAgainAfterMs = TELL_AGAIN_AFTER_MS } = {},
): LossLog {
  const lost = new Map<number, string>();
  let since = 0;
  let times = 0;
  let told: "nothing" | "loss" | "final loss" = "nothing";
  let timer: NodeJS.Timeout | undefined;

  const facts = () => ({
    open: lines - lost.size,
    why: [...new Set(lost.values())].join(", "),
    times,
    forMs: Date.now() - since,
  });
  const tell = () => {
    log.warn(facts(), "A connection to Slack is lost");
    if (told === "nothing") told = "loss";
    tellIn(tellAgainAfterMs);
  };
  const tellIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(tell, ms).unref();
  };
  const close = () => {
    clearTimeout(timer);
    told = "nothing";
    times = 0;
  };

  return {
    lost(line, { why, final = false }) {
      if (lost.size === 0) since = Date.now();
      if (!lost.has(line)) tellIn(tellAfterMs);
      lost.set(line, why);
      times += 1;
      if (!final || told === "final loss") return;
      log.error(
        facts(),
        "Slack lets the bot open no connection: check SLACK_APP_TOKEN, and that Socket Mode is on",
      );
      told = "final loss";
      tellIn(tellAgainAfterMs);
    },
    back(line) {
      lost.delete(line);
      if (lost.size > 0) return;
      if (told !== "nothing") log.info(facts(), "Every connection to Slack is back");
      close();
    },
    close,
  };
}
