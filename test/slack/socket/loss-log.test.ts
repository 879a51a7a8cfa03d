import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLossLog } from "../../../src/slack/socket/loss-log.ts";

type Line = { level: string; facts: object; message: string };

let lines: Line[];
const write = (level: string) => (facts: object, message: string) =>
  void lines.push({ level, facts, message });
const log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };

beforeEach(() => {
  lines = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a loss that is over within seconds leaves no line", () => {
  const losses = createLossLog(log, 2);
  losses.lost(0, { why: "the connection broke" });
  vi.advanceTimersByTime(4_000);
  losses.back(0);
  vi.advanceTimersByTime(60_000);
  expect(lines).toEqual([]);
});

test("a loss that lasts is told once with its reason, again now and then, and its end is told", () => {
  const losses = createLossLog(log, 2);
  losses.lost(0, { why: "the connection broke" });
  for (let second = 0; second < 60; second += 1) {
    vi.advanceTimersByTime(1_000);
    losses.lost(0, { why: "internal_error" });
  }
  expect(lines).toMatchObject([{ level: "warn", facts: { open: 1, why: "internal_error" } }]);
  vi.advanceTimersByTime(10 * 60_000);
  expect(lines.map(({ level }) => level)).toEqual(["warn", "warn"]);
  losses.back(0);
  expect(lines.at(-1)).toMatchObject({ level: "info", facts: { open: 2 } });
});

test("what is lost together is told together", () => {
  const losses = createLossLog(log, 2);
  losses.lost(0, { why: "the connection broke" });
  losses.lost(1, { why: "the connection broke" });
  vi.advanceTimersByTime(10_000);
  expect(lines).toMatchObject([{ level: "warn", facts: { open: 0, why: "the connection broke" } }]);
});

test("what somebody has to mend is an error at once, and only once", () => {
  const losses = createLossLog(log, 2);
  for (let time = 0; time < 5; time += 1) {
    losses.lost(0, { why: "invalid_auth", final: true });
    losses.lost(1, { why: "invalid_auth", final: true });
  }
  expect(lines).toMatchObject([{ level: "error", facts: { why: "invalid_auth" } }]);
});
