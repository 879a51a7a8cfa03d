import { expect, test } from "vitest";
import { createFewAtATime } from "../../src/invite/few-at-a-time.ts";

test("so many run at a time, in order, whatever becomes of each", async () => {
  const fewAtATime = createFewAtATime(2);
  const begun: number[] = [];
  const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<number>());
  const all = gates.map((gate, index) =>
    fewAtATime(() => {
      begun.push(index);
      return gate.promise;
    }),
  );
  const settled = Promise.allSettled(all);
  expect(begun).toEqual([0, 1]);
  gates[1]?.reject(new Error("no"));
  await all[1]?.catch(() => undefined);
  expect(begun).toEqual([0, 1, 2]);
  gates[0]?.resolve(0);
  await all[0];
  expect(begun).toEqual([0, 1, 2, 3]);
  gates[2]?.resolve(2);
  gates[3]?.resolve(3);
  expect((await settled).map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
});
