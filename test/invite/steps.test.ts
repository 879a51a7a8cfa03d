import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Invitee, LogEntry, StepAnswer, StepName } from "../../src/invite/request.ts";
import { nextStep, progressOf, whatToAskAgain } from "../../src/invite/steps.ts";
import { parseEmailAddress } from "../../src/invite/values.ts";

const at = new Date("2026-11-23T10:00:00Z");
const earlier = new Date("2026-11-23T09:00:00Z");
const userId = "112249.ctdg";

const did = (step: StepName, answer: StepAnswer | null, startedAt = at): LogEntry => ({
  kind: "step",
  step,
  startedAt,
  answer: answer === null ? null : { ...answer, at },
});
const known = did("look up", { outcome: "done", result: "known", userId });
const notKnown = did("look up", { outcome: "done", result: "not known" });
const made = did("provision", { outcome: "done", result: "account made", userId });
const exists = did("provision", { outcome: "done", result: "account exists" });
const given = did("add to role", { outcome: "done", result: "role given" });
const held = did("add to role", { outcome: "done", result: "role held" });
const mailed = did("mail", { outcome: "done", result: "mail sent" });
const silent = (step: StepName) =>
  did(step, { outcome: "not done", trouble: { why: "no answer" }, retryAfterMs: null });
const unknown = (step: StepName, startedAt = at) =>
  did(step, { outcome: "unknown", trouble: { why: "no answer" } }, startedAt);
const refused = (step: StepName) =>
  did(step, {
    outcome: "refused",
    trouble: { why: "refused", errcode: 110, errtext: "Bad role id", errdetail: null },
  });
const again = (what: "everything" | "mail"): LogEntry => ({
  kind: "again",
  what,
  by: { userId: "U1", name: "Lee" },
  at,
});

function person(log: LogEntry[]): Invitee {
  const email = parseEmailAddress("nova@x.org");
  if (!email.ok) throw new Error(email.problem.wrong);
  const name = { firstName: "Nova", lastName: "Reyes" };
  return { position: 0, email: email.value, ...name, standing: null, lookedUpAt: null, log };
}

describe("nextStep() after", () => {
  test.each<[string, LogEntry[], ReturnType<typeof nextStep>]>([
    ["nothing: look the person up", [], { step: "look up" }],
    ["a known person: give the role", [known], { step: "add to role", userId }],
    ["an unknown person: make the account", [notKnown], { step: "provision" }],
    ["the account: mail", [notKnown, made], { step: "mail", userId }],
    ["the role: mail", [known, given], { step: "mail", userId }],
    ["a role held before: mail", [known, held], { step: "mail", userId }],
    ["the mail: nothing", [known, given, mailed], null],
    ["an account that exists after all: look up", [notKnown, exists], { step: "look up" }],
    ["the same contradiction twice: nothing", [notKnown, exists, notKnown], null],
    ["a refusal: nothing", [refused("look up")], null],
    ["no answer to a look-up: look up", [silent("look up")], { step: "look up" }],
    ["no answer to the account: make it", [notKnown, silent("provision")], { step: "provision" }],
    ["an account of unknown fate: look up", [notKnown, unknown("provision")], { step: "look up" }],
    ["an account cut off: look up", [notKnown, did("provision", null)], { step: "look up" }],
    [
      "a role of unknown fate: give it once more",
      [known, unknown("add to role")],
      { step: "add to role", userId },
    ],
    ["a role cut off: give it once more", [known, did("add to role", null)], { step: "add to role", userId }],
    ["a mail that was not sent: mail", [known, given, silent("mail")], { step: "mail", userId }],
    ["a mail of unknown fate: nothing", [known, given, unknown("mail")], null],
    ["a mail cut off: nothing", [known, given, did("mail", null)], null],
    ["Send again: mail", [known, given, unknown("mail"), again("mail")], { step: "mail", userId }],
    [
      "Try again: begin with the look-up",
      [known, refused("add to role"), again("everything")],
      { step: "look up" },
    ],
    [
      "Try again after a contradiction: the account once more",
      [notKnown, exists, notKnown, again("everything"), notKnown],
      { step: "provision" },
    ],
  ])("%s", (_, log, expected) => {
    expect(nextStep(person(log))).toEqual(expected);
  });
});

describe("progressOf()", () => {
  test.each<[string, LogEntry[], object]>([
    ["waits before anything", [], { status: "waiting" }],
    ["waits after a human asked again", [known, refused("mail"), again("everything")], { status: "waiting" }],
    ["works while a step has no answer", [did("look up", null)], { status: "working", step: "look up" }],
    ["works on the next step between two", [known], { status: "working", step: "add to role" }],
    ["is invited, with a new account", [notKnown, made, mailed], { status: "invited", newAccount: true }],
    ["is invited, known before", [known, held, mailed], { status: "invited", newAccount: false }],
    [
      "is refused",
      [known, refused("add to role")],
      { status: "refused", step: "add to role", trouble: { errcode: 110 } },
    ],
    [
      "is refused by a contradiction",
      [notKnown, exists, notKnown],
      { status: "refused", trouble: { why: "exists yet not found" } },
    ],
    [
      "is still trying",
      [known, silent("add to role")],
      { status: "still trying", step: "add to role", since: at },
    ],
    [
      "has been trying since the first account of unknown fate, although look-ups are answered",
      [notKnown, unknown("provision", earlier), notKnown, unknown("provision")],
      { status: "still trying", step: "provision", since: earlier },
    ],
    ["does not know about the mail", [known, given, unknown("mail")], { status: "mail unknown" }],
  ])("%s", (_, log, expected) => {
    expect(progressOf(person(log))).toMatchObject(expected);
  });
});

describe("whatToAskAgain() after the end offers", () => {
  test.each<[string, LogEntry[], ReturnType<typeof whatToAskAgain>]>([
    ["nothing for somebody invited", [known, given, mailed], null],
    ["everything for somebody refused", [known, refused("add to role")], "everything"],
    ["everything for somebody without an answer", [silent("look up")], "everything"],
    ["everything for somebody who was not tried", [], "everything"],
    ["everything for a step that was cut off", [known, did("add to role", null)], "everything"],
    ["the mail alone when nobody knows about it", [known, given, unknown("mail")], "mail"],
    ["the mail alone when it was cut off", [known, given, did("mail", null)], "mail"],
  ])("%s", (_, log, expected) => {
    expect(whatToAskAgain(person(log))).toBe(expected);
  });
});

test("no order of answers makes a second mail follow one that was, or may have been, sent", () => {
  const answers = fc.constantFrom<StepAnswer>(
    { outcome: "done", result: "known", userId },
    { outcome: "done", result: "not known" },
    { outcome: "done", result: "account made", userId },
    { outcome: "done", result: "account exists" },
    { outcome: "done", result: "role given" },
    { outcome: "done", result: "mail sent" },
    { outcome: "not done", trouble: { why: "no answer" }, retryAfterMs: null },
    { outcome: "unknown", trouble: { why: "no answer" } },
    { outcome: "refused", trouble: { why: "refused", errcode: 3, errtext: "", errdetail: null } },
  );
  fc.assert(
    fc.property(fc.array(answers, { maxLength: 30 }), (stream) => {
      const log: LogEntry[] = [];
      for (const answer of stream) {
        const next = nextStep(person(log));
        if (next === null) break;
        if (next.step === "mail") {
          const before = log.filter((entry) => entry.kind === "step" && entry.step === "mail");
          for (const entry of before) expect(entry).toMatchObject({ answer: { outcome: "not done" } });
        }
        log.push(
          did(
            next.step,
            fits(next.step, answer) ? answer : { outcome: "unknown", trouble: { why: "no answer" } },
          ),
        );
      }
      // Whatever happened, there is something to say.
      expect(progressOf(person(log)).status).toBeTypeOf("string");
    }),
    { numRuns: 2_000 },
  );
});

function fits(step: StepName, answer: StepAnswer): boolean {
  if (answer.outcome !== "done") return true;
  const results: Record<StepName, string[]> = {
    "look up": ["known", "not known"],
    provision: ["account made", "account exists"],
    "add to role": ["role given", "role held"],
    mail: ["mail sent"],
  };
  return results[step].includes(answer.result);
}
