import { expect, onTestFinished, test } from "vitest";
import { createRefresher } from "../../../src/slack/announcer/refresher.ts";

/** A refresher whose edits are recorded, and each of which lasts until it is let go. */
function open({
  afterMs = 0,
  everyMs = 0,
  fail = false,
  inTurn = (_key: string, edit: () => Promise<void>) => edit(),
} = {}) {
  const begun: string[] = [];
  const errors: unknown[] = [];
  const waiting: (() => void)[] = [];
  const refresher = createRefresher<string>({
    refresh: (key) => {
      begun.push(key);
      return new Promise((resolve, reject) => {
        waiting.push(() => (fail ? reject(new Error("Cannot edit")) : resolve()));
      });
    },
    afterMs,
    everyMs,
    inTurn,
    onError: (_key, error) => errors.push(error),
  });
  onTestFinished(() => refresher.stop());
  const letGo = async () => {
    await expect.poll(() => waiting.length).toBeGreaterThan(0);
    waiting.shift()?.();
  };
  return { refresher, begun, errors, letGo };
}

test("many changes while an edit runs become one more edit", async () => {
  const { refresher, begun, letGo } = open();
  refresher.soon("card");
  await expect.poll(() => begun.length).toBe(1);
  for (let change = 0; change < 50; change++) refresher.soon("card");
  await letGo();
  await expect.poll(() => begun.length).toBe(2);
  await letGo();
  await refresherIdle(refresher, letGo);
  expect(begun).toEqual(["card", "card", "other"]);
});

/** Something else that is refreshed after all this comes to its turn. */
async function refresherIdle(refresher: ReturnType<typeof open>["refresher"], letGo: () => Promise<void>) {
  const other = refresher.now("other");
  await letGo();
  await other;
}

test("edits of one message never overlap, those of two do", async () => {
  const { refresher, begun, letGo } = open();
  refresher.soon("one");
  const now = refresher.now("one");
  refresher.soon("two");
  await expect.poll(() => begun).toEqual(["one", "two"]);
  await letGo();
  await expect.poll(() => begun).toEqual(["one", "two", "one"]);
  await letGo();
  await letGo();
  await now;
});

test("an edit that nobody waits for keeps its distance to the last, and one that somebody waits for does not", async () => {
  const { refresher, begun, letGo } = open({ everyMs: 3_600_000 });
  refresher.soon("card");
  await letGo();
  refresher.soon("card");
  await refresherIdle(refresher, letGo);
  expect(begun).toEqual(["card", "other"]);
  const now = refresher.now("card");
  await letGo();
  await now;
  expect(begun).toEqual(["card", "other", "card"]);
});

test("an edit that waits for its turn holds up nobody, and is not made when its change was shown meanwhile", async () => {
  const turn = Promise.withResolvers<void>();
  const { refresher, begun, letGo } = open({ inTurn: (_key, edit) => turn.promise.then(edit) });
  refresher.soon("card");
  const now = refresher.now("card");
  await letGo();
  await now;
  turn.resolve();
  await refresherIdle(refresher, letGo);
  expect(begun).toEqual(["card", "other"]);
});

test("an edit that fails is told, and the next change is shown all the same", async () => {
  const { refresher, begun, errors, letGo } = open({ fail: true });
  refresher.soon("card");
  await letGo();
  await expect.poll(() => errors.length).toBe(1);
  refresher.soon("card");
  await expect.poll(() => begun.length).toBe(2);
});

test("now() rejects when its edit fails, for somebody waits for it", async () => {
  const { refresher, letGo } = open({ fail: true });
  const now = refresher.now("card");
  await Promise.all([expect(now).rejects.toThrow("Cannot edit"), letGo()]);
});

test("after stop() no edit begins", async () => {
  const { refresher, begun, letGo } = open();
  refresher.soon("card");
  await expect.poll(() => begun.length).toBe(1);
  refresher.soon("card");
  refresher.stop();
  await letGo();
  await refresherIdle(refresher, letGo);
  expect(begun).toEqual(["card", "other"]);
});

test("an edit that a stop sends away from its turn is no error, and one that fails meanwhile is", async () => {
  const turns: ((error: Error) => void)[] = [];
  const { refresher, begun, errors } = open({
    inTurn: () => new Promise((_resolve, reject) => void turns.push(reject)),
  });
  refresher.soon("card");
  refresher.soon("notice");
  await expect.poll(() => turns.length).toBe(2);
  refresher.stop();
  turns[0]?.(new DOMException("The operation was aborted", "AbortError"));
  turns[1]?.(new Error("Cannot edit"));
  await expect.poll(() => errors).toEqual([new Error("Cannot edit")]);
  expect(begun).toEqual([]);
});

test("a change that somebody shows while it waits for the next one is not shown again", async () => {
  const { refresher, begun, letGo } = open({ afterMs: 20 });
  refresher.soon("card");
  const now = refresher.now("card");
  await letGo();
  await now;
  refresher.soon("later");
  await letGo();
  await expect.poll(() => begun).toEqual(["card", "later"]);
});
