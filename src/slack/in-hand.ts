import { withinMs } from "../lib/within-ms.ts";

/** What is in hand, so that an end can wait for it. */
export type InHand = {
  /** Counts it until it settles, whichever way. */
  add(work: Promise<unknown>): void;
  /** Resolves when nothing is in hand any more, and after this time in any case. */
  settled(limitMs: number): Promise<void>;
};

/** Nothing is in hand yet. */
export function createInHand(): InHand {
  const inHand = new Set<Promise<unknown>>();
  return {
    add(work) {
      inHand.add(work);
      const done = () => void inHand.delete(work);
      work.then(done, done);
    },
    async settled(limitMs) {
      await withinMs(limitMs, Promise.allSettled(inHand));
    },
  };
}
