import { expect, test } from "vitest";
import { startTimeLimit } from "../../../src/quickbase/client/time-limit.ts";
import { fixture, openClient, startServer } from "../support.ts";

/** Resolves when a limit of so many milliseconds is over. */
async function pass(ms: number): Promise<void> {
  const { signal } = startTimeLimit(ms);
  await expect.poll(() => signal.aborted).toBe(true);
}

test("a time limit aborts when its time is up, and not while somebody waits for their turn", async () => {
  const limit = startTimeLimit(20);
  await limit.pauseWhile(pass(60));
  expect(limit.signal.aborted).toBe(false);
  await expect.poll(() => limit.signal.aborted).toBe(true);
});

test("a limit that has ended aborts nothing", async () => {
  const limit = startTimeLimit(5);
  limit.end();
  await pass(30);
  expect(limit.signal.aborted).toBe(false);
});

test("calls that wait longer for their turn than they may take are all answered", async () => {
  const { origin } = await startServer(fixture("get-db-info.xml"));
  const client = openClient(origin, { pacing: { callsPerSecond: 20, atOnce: 1 } });
  const calls = Array.from({ length: 10 }, () => client.getDbInfo({ appDbid: "bck7gp3q2", withinMs: 200 }));
  expect(await Promise.all(calls)).toHaveLength(10);
});
