import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { acknowledgeDone } from "../../src/slack/acknowledge-written.ts";

const parts = { log: { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() } };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a click is acknowledged when it is done, once", async () => {
  const said: string[] = [];
  const acknowledge = async () => void said.push("acknowledged");
  const done = await acknowledgeDone(parts, { requestId: "req_0123456789ab", acknowledge }, async () => {
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
  const doing = acknowledgeDone(parts, { requestId: "req_0123456789ab", acknowledge }, () => written.promise);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toEqual(["acknowledged"]);
  written.resolve("written");
  expect(await doing).toBe("written");
  expect(said).toEqual(["acknowledged"]);
});

test("what Slack cannot be told any more does not undo what is done", async () => {
  const acknowledge = () => Promise.reject(new Error("The socket is gone"));
  const doing = acknowledgeDone(parts, { requestId: "req_0123456789ab", acknowledge }, async () => "written");
  expect(await doing).toBe("written");
  expect(parts.log.warn).toHaveBeenCalledOnce();
});
