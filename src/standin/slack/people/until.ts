import type { Workspace } from "../state/workspace.ts";

/** How long people in tests wait for something to appear. */
export const DEADLINE_MS = 10_000;

export type Waiting = {
  deadlineMs?: number | undefined;
  /** What is waited for, in words. */
  what: string;
  /** What can be seen instead, for the error. */
  instead?: () => string;
};

/** Waits until a condition gives something; looks again after every change, and throws at the deadline. */
export function until<T>(
  workspace: Workspace,
  condition: () => T | undefined | null | false,
  { deadlineMs = DEADLINE_MS, what, instead }: Waiting,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const timer = setTimeout(() => {
      stop();
      const seen = instead ? `. Instead there is:\n${instead()}` : "";
      reject(new Error(`Waited ${deadlineMs} ms in vain for ${what}${seen}`));
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
    stop = workspace.onChange(look);
    look();
  });
}
