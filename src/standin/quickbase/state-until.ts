import type { QuickbaseState } from "./model.ts";

type Watched = {
  state: () => QuickbaseState;
  on: (event: "change", listener: () => void) => () => void;
};

/** Resolves with the first state that satisfies the predicate; rejects at the deadline, naming the last calls. */
export function stateUntil(
  watched: Watched,
  predicate: (state: QuickbaseState) => boolean,
  deadlineMs: number,
): Promise<QuickbaseState> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      stop();
      finish();
    };
    const look = (): void => {
      try {
        const state = watched.state();
        if (predicate(state)) settle(() => resolve(state));
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const timer = setTimeout(
      () => settle(() => reject(deadlineError(watched.state(), deadlineMs))),
      deadlineMs,
    );
    const stop = watched.on("change", look);
    look();
  });
}

function deadlineError({ apps, calls, mails }: QuickbaseState, deadlineMs: number): Error {
  const lines = calls
    .slice(-8)
    .map((call) => `  ${call.action} on ${call.dbid}: ${call.errcode ?? call.status}`);
  const counts = `${apps.length} applications, ${calls.length} calls, ${mails.length} mails`;
  return new Error(
    `Quickbase did not get there within ${deadlineMs} ms (${counts}). Last calls:\n${lines.join("\n")}`,
  );
}
