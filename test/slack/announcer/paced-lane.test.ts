import { WebAPIRateLimitedError } from "@slack/web-api";
import { expect, test } from "vitest";
import { createPacedLane, createPacedLanes } from "../../../src/slack/announcer/paced-lane.ts";

const NEVER = new AbortController().signal;

const turn = (rank: number, { party = "ana", since = 0 } = {}) => ({ rank, party, since });

/** A lane whose first work lasts until it is let go, and what was done in it. */
function openBusyLane({ everyMs = 5, burst = 1, closing = NEVER } = {}) {
  const lane = createPacedLane({ everyMs, burst }, closing);
  const done: string[] = [];
  const first = Promise.withResolvers<void>();
  const busy = lane.run(turn(0, { party: "somebody" }), () => first.promise);
  const run = (rank: number, name: string, of: { party?: string; since?: number } = {}) =>
    lane.run(turn(rank, of), async () => void done.push(name));
  return { lane, done, run, letGo: first.resolve, busy };
}

test("what waits goes by rank, and in the order of the calls within one", async () => {
  const { done, run, letGo } = openBusyLane();
  const all = [run(2, "c"), run(1, "a"), run(3, "d"), run(1, "b")];
  letGo();
  await Promise.all(all);
  expect(done).toEqual(["a", "b", "c", "d"]);
});

test("after a rest as many go at once as the burst allows, and then one every so often", async () => {
  const lane = createPacedLane({ everyMs: 40, burst: 3 }, NEVER);
  const at: number[] = [];
  await Promise.all(
    [1, 2, 3, 4, 5].map((rank) => lane.run(turn(rank), async () => void at.push(performance.now()))),
  );
  const [first = 0, , third = 0, fourth = 0, fifth = 0] = at;
  expect(third - first).toBeLessThan(40);
  expect(fifth - third).toBeGreaterThanOrEqual(75);
  expect(fourth).toBeGreaterThan(third);
});

test("a distance is kept from the end of the one before, however long that took", async () => {
  const begun = performance.now();
  const { run, letGo, busy } = openBusyLane({ everyMs: 50 });
  const next = run(1, "next");
  await expect.poll(() => performance.now() - begun).toBeGreaterThan(60);
  const before = performance.now();
  letGo();
  await busy;
  await next;
  expect(performance.now() - before).toBeGreaterThanOrEqual(45);
});

test("when Slack asks to slow down its lane waits, and no other", async () => {
  const lanes = createPacedLanes({ everyMs: 1, burst: 1 }, NEVER);
  let tries = 0;
  const told: string[] = [];
  const slowed = lanes.of("C1").run(turn(0), async () => {
    tries += 1;
    if (tries === 1) throw new WebAPIRateLimitedError(0.05);
    told.push("slowed");
  });
  const behind = lanes.of("C1").run(turn(1), async () => void told.push("behind"));
  await lanes.of("C2").run(turn(0), async () => void told.push("elsewhere"));
  await Promise.all([slowed, behind]);
  expect(told).toEqual(["elsewhere", "slowed", "behind"]);
});

test("work that fails rejects for its caller, and the next goes on", async () => {
  const { lane, done, run, letGo } = openBusyLane();
  const failing = lane.run(turn(0), () => Promise.reject(new Error("Cannot post")));
  const next = run(1, "next");
  letGo();
  await expect(failing).rejects.toThrow("Cannot post");
  await next;
  expect(done).toEqual(["next"]);
});

test("a lane that closes sends away whoever waits, and ends what is under way", async () => {
  const controller = new AbortController();
  const { done, run, letGo, busy } = openBusyLane({ everyMs: 3_600_000, closing: controller.signal });
  const waiting = run(1, "waiting");
  controller.abort();
  letGo();
  await busy;
  await expect(waiting).rejects.toThrow();
  await expect(run(1, "late")).rejects.toThrow();
  expect(done).toEqual([]);
});

test("what somebody waits for goes at once, and those in the lane wait the longer for it", async () => {
  const lane = createPacedLane({ everyMs: 60, burst: 1 }, NEVER);
  const begun = performance.now();
  await lane.now(turn(0), async () => undefined);
  await lane.now(turn(0), async () => undefined);
  expect(performance.now() - begun).toBeLessThan(60);
  await lane.run(turn(0), async () => undefined);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(110);
});

test("of one rank parties take turns, each its earliest first, and what was begun is finished", async () => {
  const { done, run, letGo } = openBusyLane();
  const all = [
    run(1, "ana's second", { since: 2 }),
    run(1, "ana's first", { since: 1 }),
    run(1, "bob's first", { party: "bob", since: 3 }),
    run(1, "ana's first goes on", { since: 1 }),
    run(1, "bob's second", { party: "bob", since: 4 }),
  ];
  letGo();
  await Promise.all(all);
  expect(done).toEqual(["ana's first", "ana's first goes on", "bob's first", "ana's second", "bob's second"]);
});

test("what is overtaken gives its turn up to whoever waits, before or after it, and to nobody else", async () => {
  const { lane, done, run, letGo, busy } = openBusyLane();
  const overtaken = new AbortController();
  const gaveUp = lane.run(turn(1), async () => void done.push("never"), overtaken.signal);
  overtaken.abort(new Error("Overtaken"));
  const next = run(2, "next");
  await expect(gaveUp).rejects.toThrow("Overtaken");
  letGo();
  await Promise.all([busy, next]);
  await lane.run(turn(1), async () => void done.push("alone"), overtaken.signal);
  expect(done).toEqual(["next", "alone"]);
});

test("of more at once than Slack takes the rest waits, the lowest rank first, and goes before those that nobody waits for", async () => {
  const lane = createPacedLane({ everyMs: 20, burst: 2 }, NEVER);
  const done: string[] = [];
  const now = (rank: number, name: string) => lane.now(turn(rank), async () => void done.push(name));
  const all = [1, 2, 3, 4].map((each) => now(1, `at once ${each}`));
  all.push(lane.run(turn(2), async () => void done.push("progress")));
  all.push(now(1, "buttons"), now(0, "end"));
  expect(done).toHaveLength(4);
  await Promise.all(all);
  expect(done.slice(4)).toEqual(["end", "buttons", "progress"]);
});
