import { expect, onTestFinished, test } from "vitest";
import { connectQuickbase } from "../../src/connect-quickbase.ts";
import { type Check, failed, ok, type Parts } from "../../src/doctor/check.ts";
import { toJson, toText } from "../../src/doctor/print.ts";
import { createQuickbaseFacts } from "../../src/doctor/quickbase-facts.ts";
import { runChecks } from "../../src/doctor/run-checks.ts";
import { readSettings } from "../../src/doctor/settings.ts";
import { createSlackFacts } from "../../src/doctor/slack-facts.ts";

const good: Check = { id: "good", title: "Good", settings: [], after: [], run: async () => ok("fine") };
const bad: Check = { ...good, id: "bad", title: "Bad", run: async () => failed("broken", "Mend it.") };

function someParts(): Parts {
  const { config } = readSettings({});
  if (config === null) throw new Error("Settings that are left out have stand-ins");
  const client = connectQuickbase(config);
  onTestFinished(() => client.close());
  return { config, slack: createSlackFacts(config), quickbase: createQuickbaseFacts(client) };
}

test("a check that throws is a failed one, and the others are made", async () => {
  const broken: Check = {
    ...good,
    id: "broken",
    run: () => {
      throw new TypeError("Cannot read x");
    },
  };
  const results = await runChecks([broken, good], someParts());
  expect(results.map(({ status }) => status)).toEqual(["failed", "ok"]);
  expect(results[0]).toMatchObject({
    detail: "could not be checked (TypeError, Cannot read x)",
    advice: expect.stringMatching(/report/),
  });
});

test("a check that never ends is given up", async () => {
  const endless: Check = { ...good, id: "endless", run: () => new Promise(() => {}) };
  const [result] = await runChecks([endless], someParts(), { withinMs: 20 });
  expect(result).toMatchObject({ status: "failed", detail: "no answer within 0.02 seconds" });
});

test("a check after a failed one names it, also from further down", async () => {
  const after = { ...good, id: "after", title: "After", after: ["bad"] };
  const last = { ...good, id: "last", after: ["after"] };
  const results = await runChecks([bad, after, last], someParts());
  for (const result of results.slice(1))
    expect(result).toMatchObject({ status: "skipped", detail: 'not checked: fix "Bad" first' });
});

test("results are told in the order of the checks, one line each, with a tick or what to do", async () => {
  const needs = { ...good, id: "needs", title: "Needs", settings: ["PORT"] };
  const results = await runChecks([good, bad, needs], someParts(), { unusable: new Set(["PORT"]) });
  expect(toText(results)).toBe(
    [
      "✓ Good: fine",
      "✗ Bad: broken. Mend it.",
      "- Needs: not checked: fix PORT first",
      "",
      "1 of 3 checks failed, 1 could not be made yet. Fix what is marked ✗, then run the doctor again.",
      "",
    ].join("\n"),
  );
  const two = await runChecks([good, { ...good, id: "other" }], someParts());
  expect(toText(two)).toBe("✓ Good: fine\n✓ Good: fine\n\nAll 2 checks passed.\n");
});

test("machines get one JSON document", async () => {
  expect(JSON.parse(toJson(await runChecks([good, bad], someParts())))).toEqual({
    ok: false,
    checks: [
      { id: "good", title: "Good", status: "ok", detail: "fine" },
      { id: "bad", title: "Bad", status: "failed", detail: "broken", advice: "Mend it." },
    ],
  });
  expect(JSON.parse(toJson(await runChecks([good], someParts())))).toMatchObject({ ok: true });
});

test("whatever others say, a result is one line", async () => {
  const wordy: Check = { ...good, run: async () => failed('2, "Invalid\ninput"', "Mend\r\n\u001b[2Jit.") };
  expect(toText(await runChecks([wordy], someParts())).split("\n")).toEqual([
    '✗ Good: 2, "Invalid input". Mend [2Jit.',
    "",
    expect.any(String),
    "",
  ]);
});
