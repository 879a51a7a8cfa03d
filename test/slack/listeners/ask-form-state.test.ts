import { expect, test } from "vitest";
import type { Catalogue } from "../../../src/invite/ports.ts";
import {
  chosenApplication,
  parseAskDraft,
  readAskForm,
} from "../../../src/slack/listeners/ask-form-state.ts";
import type { FormView } from "../../../src/slack/payload.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";

const catalogueOf = (...dbids: string[]): Catalogue => ({
  applications: () => dbids.map((dbid) => ({ dbid, name: dbid })),
  knownRoles: () => null,
  roles: async () => ({ outcome: "done", roles: [] }),
});
const LOADING = "The roles are still loading. Wait a moment, then send again.";
const BOTH = catalogueOf("bq1aaa", "bq2bbb");

const FILLED = {
  application: "bq2bbb",
  "role:bq2bbb": "11",
  people: "Ana Lee <ana@acme.com>",
  message: "Hello",
  reason: "The audit",
};
const viewOf = (values: Record<string, string | null>): FormView => {
  return { id: "V1", rootViewId: "V1", metadata: "", values };
};
const read = (changes: Record<string, string | null>, catalogue = BOTH) =>
  readAskForm(english, viewOf({ ...FILLED, ...changes }), catalogue);

test("readAskForm() reads a form that is complete", () => {
  expect(read({})).toEqual({
    ok: true,
    form: {
      appDbid: "bq2bbb",
      roleId: "11",
      people: [{ email: "ana@acme.com", firstName: "Ana", lastName: "Lee" }],
      repeated: [],
      message: "Hello",
      reason: "The audit",
    },
  });
});

test.each([
  [{ people: "" }, { people: "Add at least one person, with an email address." }],
  [{ reason: " \u200b " }, { reason: "Say briefly why they need access." }],
  [{ application: null }, { application: "Choose an application." }],
  [{ "role:bq2bbb": null }, { "role:bq2bbb": LOADING }],
  [
    { people: "nobody", reason: "" },
    { people: '"nobody" has no email address.', reason: expect.any(String) },
  ],
])("readAskForm() of a form with %j says what is missing, at its field", (changes, errors) => {
  expect(read(changes)).toEqual({ ok: false, errors });
});

test("readAskForm() asks for a role once there are some to choose from", () => {
  const known = { ...BOTH, knownRoles: () => [{ id: "11", name: "Participant", access: "basic" as const }] };
  expect(read({ "role:bq2bbb": null }, known)).toEqual({
    ok: false,
    errors: { "role:bq2bbb": "Choose a role." },
  });
});

test("readAskForm() names a field that is there when an application has no roles", () => {
  const { "role:bq2bbb": _role, ...withoutRole } = FILLED;
  const form = readAskForm(english, viewOf(withoutRole), BOTH);
  expect(form).toMatchObject({ ok: false, errors: { people: expect.stringContaining("no role") } });
});

test("readAskForm() takes no role of another application", () => {
  const form = readAskForm(english, viewOf({ ...FILLED, application: "bq1aaa" }), BOTH);
  expect(form.ok).toBe(false);
});

test("readAskForm() takes no application that is not offered, and no role that no select could hold", () => {
  expect(read({ application: "bq9zzz", "role:bq9zzz": "11" })).toEqual({
    ok: false,
    errors: { application: "Choose an application." },
  });
  expect(read({ "role:bq2bbb": "1".repeat(100_000) })).toEqual({
    ok: false,
    errors: { "role:bq2bbb": LOADING },
  });
});

test("readAskForm() refuses what is too long before it reads it, each at its field", () => {
  const long = "<@".repeat(50_000);
  expect(read({ people: long, message: long, reason: long })).toEqual({
    ok: false,
    errors: {
      people: "The list can have up to 3,000 characters. Yours has 100,000: split it into several requests.",
      message: "This can have up to 1,500 characters. Yours has 100,000: please shorten it.",
      reason: "This can have up to 1,500 characters. Yours has 100,000: please shorten it.",
    },
  });
});

test("readAskForm() takes an empty message for none", () => {
  expect(read({ message: null })).toMatchObject({ form: { message: null } });
  expect(read({ message: "\u202e \n" })).toMatchObject({ form: { message: null } });
});

test("chosenApplication() is the only one there is, whatever the form says", () => {
  expect(chosenApplication(viewOf({}), catalogueOf("bq1aaa"))).toBe("bq1aaa");
  expect(chosenApplication(viewOf({ application: "bq2bbb" }), BOTH)).toBe("bq2bbb");
  expect(chosenApplication(viewOf({}), BOTH)).toBeNull();
});

const DRAFT = {
  origin: "V1",
  appDbid: "bq1aaa",
  roleId: "11",
  message: null,
  reason: "The audit",
  repeated: [],
  people: [{ email: "ana@acme.com", firstName: null, lastName: "Lee" }],
  asking: ["ana@acme.com"],
  known: [],
  typedIn: null,
};

test("parseAskDraft() gives back what was kept", () => {
  expect(parseAskDraft(JSON.parse(JSON.stringify(DRAFT)))).toEqual(DRAFT);
});

test("parseAskDraft() asks again for a name that is none by today's rules", () => {
  const people = [{ email: "bo@x.org", firstName: "1. Bo", lastName: "Ray · has an account" }];
  expect(parseAskDraft({ ...DRAFT, people, asking: [] })).toMatchObject({
    people: [{ email: "bo@x.org", firstName: null, lastName: null }],
    asking: ["bo@x.org"],
  });
});

test("parseAskDraft() asks for no name of whom Quickbase knows, though it may have none", () => {
  const people = [{ email: "ana@acme.com", firstName: "", lastName: "" }];
  const draft = parseAskDraft({ ...DRAFT, people, asking: [], known: ["ana@acme.com"] });
  expect(draft).toMatchObject({ people, asking: [] });
});

test("parseAskDraft() takes both names of somebody who is asked for as guesses in a draft of before", () => {
  const people = [{ email: "ana@acme.com", firstName: "Ana", lastName: "Lee" }];
  expect(parseAskDraft({ ...DRAFT, people }).people).toEqual([
    { email: "ana@acme.com", firstName: null, lastName: null, guess: { firstName: "Ana", lastName: "Lee" } },
  ]);
});

test.each([
  [{ people: [{ email: "<x>", firstName: null, lastName: null }] }],
  [{ asking: ["nobody"] }],
  [{ roleId: 11 }],
  [{ reason: undefined }],
])("parseAskDraft() throws for a damaged draft: %j", (damage) => {
  expect(() => parseAskDraft({ ...DRAFT, ...damage })).toThrow();
});
