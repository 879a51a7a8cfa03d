import type { Engine } from "../engine.ts";
import { isObject } from "../json.ts";

/** How long people in tests wait for something to appear. */
const DEADLINE_MS = 10_000;

/** How long to wait, and how to tell that it was in vain. */
export type Waiting = {
  deadlineMs?: number | undefined;
  /** What is waited for, in words. */
  what: string;
  /** What can be seen instead, for the error. */
  instead?: () => string;
};

/** Waits until a condition gives something; looks again after every change, and throws at the deadline. */
export function until<T>(
  engine: Engine,
  condition: () => T | undefined | null | false,
  { deadlineMs = DEADLINE_MS, what, instead }: Waiting,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Waited ${deadlineMs} ms in vain for ${what}${complaints(engine, instead?.())}`));
    }, deadlineMs);
    const look = () => {
      try {
        const found = condition();
        if (found === undefined || found === null || found === false) return;
        finish(() => resolve(found));
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      stop();
      settle();
    };
    stop = engine.workspace.onChange(look);
    look();
  });
}

// What was refused or went unanswered is most often the reason.
function complaints({ journal }: Engine, instead: string | undefined): string {
  const refused = journal.requests.filter(({ answer }) => isObject(answer) && answer.ok === false);
  const lines = [
    ...journal.problems.map(
      ({ kind, what, detail }) =>
        `${kind}: ${what} ${kind === "unacknowledged" ? "" : JSON.stringify(detail)}`,
    ),
    ...refused.map(({ method, answer }) => `${method} was answered ${JSON.stringify(answer)}`),
  ];
  const problems = lines.length ? `\nSlack complained:\n${lines.slice(-5).join("\n")}` : "";
  return `${instead === undefined ? "" : `. Instead there is:\n${instead}`}${problems}`;
}
