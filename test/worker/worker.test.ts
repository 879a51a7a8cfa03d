import { expect, test } from "vitest";
import type { Claims, Nudges } from "../../src/invite/ports.ts";
import type { RequestId } from "../../src/invite/values.ts";
import { SOLE_CLAIMS } from "../../src/store/sqlite/sole-claims.ts";
import { SOME } from "../contract/samples.ts";
import { idOf, LEE, minute } from "../contract/some-request.ts";
import { asked, someWorker } from "./some-worker.ts";

test("what is nudged is done at once, and due again when it expires", async () => {
  const { worker, store, passTo } = await someWorker({ sweepEveryMs: 20 });
  await worker.start();
  await store.create(asked(1), "form 1");
  worker.nudge(idOf(1));
  await expect.poll(() => store.listUnsettled()).toEqual([]);
  expect(await store.listDue(minute(58), SOME)).toEqual([]);
  passTo(minute(59));
  await expect.poll(async () => (await store.find(idOf(1)))?.status).toBe("expired");
  await expect.poll(() => store.listDue(minute(99), SOME)).toEqual([]);
});

test("a start goes on with what another process has left, also with what that had put off", async () => {
  const { worker, store } = await someWorker();
  await store.create(asked(1), "form 1");
  await store.create(asked(2), "form 2");
  await store.putOff(asked(2), minute(50));
  await worker.start();
  await expect.poll(() => store.listUnsettled()).toEqual([]);
});

test("a sweep finds what no nudge has told of", async () => {
  const { worker, store } = await someWorker({ sweepEveryMs: 20 });
  await worker.start();
  await store.create(asked(1), "form 1");
  await expect.poll(() => store.listUnsettled()).toEqual([]);
});

test("a pass that throws is logged and taken again, and does not keep others from going on", async () => {
  let calls = 0;
  const { worker, store, logged } = await someWorker({
    postCard: async () => {
      calls += 1;
      if (calls === 1) throw new Error("Slack met a fault");
    },
  });
  await store.create(asked(1), "form 1");
  worker.nudge(idOf(1));
  await expect.poll(() => logged).toEqual(["Cannot work on a request, will retry"]);
  await store.create(asked(2), "form 2");
  worker.nudge(idOf(2));
  await expect.poll(async () => (await store.listUnsettled()).map(({ id }) => id)).not.toContain(idOf(2));
  await expect.poll(() => store.listUnsettled(), { timeout: 10_000 }).toEqual([]);
});

test("what changes while a request is in work is seen to after that", async () => {
  const reached = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const { worker, store } = await someWorker({
    postCard: async () => {
      reached.resolve();
      await release.promise;
    },
  });
  await store.create(asked(1), "form 1");
  worker.nudge(idOf(1));
  await reached.promise;
  await store.append(asked(1), { at: minute(1), fact: "denied", by: LEE, reason: "No" });
  worker.nudge(idOf(1));
  release.resolve();
  await expect.poll(() => store.listUnsettled()).toEqual([]);
});

test("a request that waits is gone on with when it becomes due before its time, though no nudge arrived", async () => {
  const { worker, store } = await someWorker({ sweepEveryMs: 20, isChannelAway: true });
  await worker.start();
  await store.create(asked(1), "form 1");
  await expect.poll(() => store.listDue(minute(0), SOME)).toEqual([]);
  await store.append(asked(1), { at: minute(0), fact: "denied", by: LEE, reason: "No" });
  await expect.poll(() => store.listUnsettled()).toEqual([]);
});

test("a request that another process has claimed is left to it", async () => {
  const taken: RequestId[] = [];
  const claims: Claims = {
    take: async (id) => {
      taken.push(id);
      return null;
    },
    release: async () => undefined,
  };
  const { worker, store } = await someWorker({ claims });
  await store.create(asked(1), "form 1");
  worker.nudge(idOf(1));
  await expect.poll(() => taken).toEqual([idOf(1)]);
  expect(await store.listUnsettled()).toEqual([{ id: idOf(1), version: 1 }]);
});

test("whatever moves a request tells the others, and hears them", async () => {
  const sent: RequestId[] = [];
  let hear: (id: RequestId) => void = () => undefined;
  const nudges: Nudges = {
    send: (id) => void sent.push(id),
    listen: (nudge) => {
      hear = nudge;
    },
  };
  const { worker, store } = await someWorker({ nudges });
  await worker.start();
  await store.create(asked(1), "form 1");
  hear(idOf(1));
  await expect.poll(() => store.listUnsettled()).toEqual([]);
  expect(sent).toEqual([]);
  worker.nudge(idOf(1));
  expect(sent).toEqual([idOf(1)]);
});

test("what another process tells of, and has done by now, is not claimed", async () => {
  const taken: RequestId[] = [];
  const claims: Claims = {
    take: (id) => {
      taken.push(id);
      return SOLE_CLAIMS.take(id);
    },
    release: async () => undefined,
  };
  let hear: (id: RequestId) => void = () => undefined;
  const nudges: Nudges = {
    send: () => undefined,
    listen: (nudge) => {
      hear = nudge;
    },
  };
  const { worker, store } = await someWorker({ nudges, claims });
  await worker.start();
  await store.create(asked(1), "form 1");
  await store.settle(asked(1), null);
  await store.create(asked(2), "form 2");
  hear(idOf(1));
  hear(idOf(2));
  await expect.poll(() => store.listUnsettled()).toEqual([]);
  expect(taken).toEqual([idOf(2)]);
});

test("a stop takes no new work", async () => {
  const { worker, store, logged } = await someWorker();
  await worker.stop(0);
  await store.create(asked(1), "form 1");
  worker.nudge(idOf(1));
  expect(await store.listUnsettled()).toEqual([{ id: idOf(1), version: 1 }]);
  expect(logged).toEqual([]);
});
