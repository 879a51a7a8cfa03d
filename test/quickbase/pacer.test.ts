import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPacer } from "../../src/quickbase/pacer.ts";
import { createTestClock, fixture, openClient, rejectionOf, startServer } from "./support.ts";

const never = new AbortController().signal;

describe("a pacer", () => {
  test("lets no second carry more than the burst and the pace, in the order of asking", async () => {
    const pace = fc.record({
      callsPerSecond: fc.integer({ min: 1, max: 20 }),
      burst: fc.integer({ min: 1, max: 5 }),
    });
    const pauses = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5000 })), {
      minLength: 1,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(pace, pauses, async (settings, pausesMs) => {
        const clock = createTestClock();
        const pacer = createPacer(settings, clock);
        const starts: number[] = [];
        for (const pauseMs of pausesMs) {
          await clock.sleep(pauseMs, never);
          await pacer.takeTurn("app", never);
          starts.push(clock.now());
        }
        for (const [index, start] of starts.entries()) {
          const within = starts.slice(index).filter((other) => other < start + 1000);
          expect(within.length).toBeLessThanOrEqual(settings.burst + settings.callsPerSecond);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("serves in the order of asking", async () => {
    const pacer = createPacer({ callsPerSecond: 5, burst: 1 }, createTestClock());
    const served: number[] = [];
    const asked = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(asked.map((index) => pacer.takeTurn("app", never).then(() => served.push(index))));
    expect(served).toEqual(asked);
  });

  test("lets nobody overtake a waiting call, not even when a token is there already", async () => {
    const clock = createTestClock();
    const asleep = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const slow = {
      ...clock,
      sleep: (ms: number, signal: AbortSignal) => {
        asleep.resolve();
        return held.promise.then(() => clock.sleep(ms, signal));
      },
    };
    const pacer = createPacer({ callsPerSecond: 1, burst: 1 }, slow);
    const served: string[] = [];
    await pacer.takeTurn("app", never);
    const early = pacer.takeTurn("app", never).then(() => served.push("early"));
    await asleep.promise;
    await clock.sleep(1000, never);
    const late = pacer.takeTurn("app", never).then(() => served.push("late"));
    held.resolve();
    await Promise.all([early, late]);
    expect(served).toEqual(["early", "late"]);
  });

  test("takes nothing for a turn that was aborted before", async () => {
    const clock = createTestClock();
    const pacer = createPacer({ callsPerSecond: 1, burst: 2 }, clock);
    await rejectionOf(pacer.takeTurn("app", AbortSignal.abort()));
    await pacer.takeTurn("app", never);
    await pacer.takeTurn("app", never);
    expect(clock.slept).toEqual([]);
  });

  test("keeps one application's queue from another's", async () => {
    const clock = createTestClock();
    const pacer = createPacer({ callsPerSecond: 1, burst: 1 }, clock);
    await pacer.takeTurn("one", never);
    await pacer.takeTurn("two", never);
    expect(clock.slept).toEqual([]);
  });

  test("lets an aborted turn go at once, and takes nothing for it", async () => {
    const clock = createTestClock();
    const held = Promise.withResolvers<void>();
    const slow = {
      ...clock,
      sleep: (ms: number, signal: AbortSignal) => held.promise.then(() => clock.sleep(ms, signal)),
    };
    const pacer = createPacer({ callsPerSecond: 1, burst: 1 }, slow);
    const stop = new AbortController();
    await pacer.takeTurn("app", never);
    const waiting = pacer.takeTurn("app", never);
    const aborted = rejectionOf(pacer.takeTurn("app", stop.signal));
    const last = pacer.takeTurn("app", never);
    stop.abort(new Error("Stopping"));
    expect(await aborted).toMatchObject({ message: "Stopping" });
    held.resolve();
    await Promise.all([waiting, last]);
    expect(clock.slept).toEqual([1000, 1000]);
  });
});

test("a client keeps under 10 calls a second to an application by default", async () => {
  const { origin } = await startServer(fixture("get-db-info.xml"));
  const clock = createTestClock();
  const startedAt = clock.now();
  const client = openClient(origin, { clock, pacing: {} });
  await Promise.all(Array.from({ length: 40 }, () => client.getDbInfo({ appDbid: "bck7gp3q2" })));
  expect((40 / (clock.now() - startedAt)) * 1000).toBeLessThan(10);
});
