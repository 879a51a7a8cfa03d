import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRejectionLog } from "../../../src/slack/http/rejection-log.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("however many posts are turned away, a minute has one line, with how many and why", () => {
  const lines: object[] = [];
  const write = (facts: object) => void lines.push(facts);
  const rejections = createRejectionLog({ debug: write, info: write, warn: write, error: write });
  for (let time = 0; time < 1_000; time += 1) rejections.add(time % 2 === 0 ? "not signed" : "too long");
  expect(lines).toEqual([{ reasons: { "not signed": 1 } }]);
  vi.advanceTimersByTime(60_000);
  expect(lines.slice(1)).toEqual([{ reasons: { "not signed": 499, "too long": 500 } }]);
  vi.advanceTimersByTime(600_000);
  expect(lines).toHaveLength(2);
});
