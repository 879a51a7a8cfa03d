import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { acknowledgeDone } from "../../../src/slack/listeners/acknowledge-done.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a click is acknowledged when it is done, once", async () => {
  const said: string[] = [];
  const acknowledge = async () => void said.push("acknowledged");
  const done = await acknowledgeDone(acknowledge, async () => {
    said.push("written");
    return 42;
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(done).toBe(42);
  expect(said).toEqual(["written", "acknowledged"]);
});

test("a click that takes long is acknowledged after two seconds, and no second time", async () => {
  const said: string[] = [];
  const written = Promise.withResolvers<string>();
  const acknowledge = async () => void said.push("acknowledged");
  const doing = acknowledgeDone(acknowledge, () => written.promise);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toEqual(["acknowledged"]);
  written.resolve("written");
  expect(await doing).toBe("written");
  expect(said).toEqual(["acknowledged"]);
});
