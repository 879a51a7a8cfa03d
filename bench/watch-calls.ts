import type { SlackStandin } from "../src/standin/slack/slack-standin.ts";
import type { RecordedRequest } from "../src/standin/slack/state/journal.ts";

type IsIt = (call: RecordedRequest, text: string) => boolean;

/** Sees each call of the bot to Slack once, however many wait for theirs: rereading channels would take all the time. */
export type CallWatch = {
  /** Resolves with the next call that is so; rejects at the deadline. */
  until(isIt: IsIt, what: string, deadlineMs: number): Promise<RecordedRequest>;
  /** Resolves when the bot has called nothing for so long. */
  untilQuiet(forMs: number): Promise<void>;
  stop(): void;
};

/** Watches a local Slack. */
export function watchCalls(slack: SlackStandin): CallWatch {
  const waiting = new Set<{ isIt: IsIt; found: (call: RecordedRequest) => void }>();
  let seen = slack.requests.length;
  let lastAt = performance.now();
  const stop = slack.on("change", () => {
    for (; seen < slack.requests.length; seen += 1) {
      const call = slack.requests[seen];
      if (call === undefined) continue;
      lastAt = performance.now();
      const text = waiting.size === 0 ? "" : JSON.stringify(call.args);
      for (const each of [...waiting]) if (each.isIt(call, text)) each.found(call);
    }
  });
  return {
    until: (isIt, what, deadlineMs) =>
      new Promise((resolve, reject) => {
        const entry = {
          isIt,
          found(call: RecordedRequest) {
            waiting.delete(entry);
            clearTimeout(timer);
            resolve(call);
          },
        };
        const timer = setTimeout(() => {
          waiting.delete(entry);
          reject(new Error(`Waited in vain for ${what}`));
        }, deadlineMs);
        waiting.add(entry);
      }),
    async untilQuiet(forMs) {
      for (let leftMs = forMs; leftMs > 0; leftMs = lastAt + forMs - performance.now())
        await new Promise((resolve) => setTimeout(resolve, leftMs));
    },
    stop,
  };
}
