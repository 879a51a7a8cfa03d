/** Turns at something of which there is only so much in a minute. */
export type Lane = {
  /** Begins at once, and before all that can wait. */
  first<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for its turn: a few at a time, in order, and none begins while something goes first. */
  later<T>(work: () => Promise<T>): Promise<T>;
};

/** A lane in which at most `atOnce` pieces of work that can wait are in hand. */
export function createLane({ atOnce }: { atOnce: number }): Lane {
  const waiting: (() => void)[] = [];
  let going = 0;
  let goingFirst = 0;

  const beginWaiting = () => {
    while (goingFirst === 0 && going < atOnce) {
      const begin = waiting.shift();
      if (begin === undefined) return;
      going += 1;
      begin();
    }
  };

  return {
    async first(work) {
      goingFirst += 1;
      try {
        return await work();
      } finally {
        goingFirst -= 1;
        beginWaiting();
      }
    },
    async later(work) {
      const turn = Promise.withResolvers<void>();
      waiting.push(turn.resolve);
      beginWaiting();
      await turn.promise;
      try {
        return await work();
      } finally {
        going -= 1;
        beginWaiting();
      }
    },
  };
}
