/** Runs what it is given, so many at a time, first come first served; failures are those of what was given. */
export type FewAtATime = <T>(doing: () => Promise<T>) => Promise<T>;

/** Makes room for so many at a time. */
export function createFewAtATime(limit: number): FewAtATime {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (doing) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await doing();
    } finally {
      // Whoever waits takes over this place.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
