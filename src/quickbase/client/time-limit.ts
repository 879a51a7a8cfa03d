/** A limit on how long something takes, in which waiting for one's turn does not count. */
export type TimeLimit = {
  /** Aborts when the time is up. */
  signal: AbortSignal;
  /** Stops the clock until this is settled. */
  pauseWhile<T>(waiting: Promise<T>): Promise<T>;
  end(): void;
};

/** Begins a time limit of so many milliseconds. */
export function startTimeLimit(ms: number): TimeLimit {
  const over = new AbortController();
  let leftMs = ms;
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    startedAt = performance.now();
    timer = setTimeout(() => over.abort(new Error(`It took longer than ${ms} ms`)), leftMs);
  };
  const stop = () => {
    clearTimeout(timer);
    leftMs = Math.max(0, leftMs - (performance.now() - startedAt));
  };
  run();
  return {
    signal: over.signal,
    async pauseWhile(waiting) {
      stop();
      try {
        return await waiting;
      } finally {
        run();
      }
    },
    end: stop,
  };
}

/** No limit at all. */
export const NO_TIME_LIMIT: TimeLimit = {
  signal: new AbortController().signal,
  pauseWhile: (waiting) => waiting,
  end: () => undefined,
};
