import fc from "fast-check";
import { expect, test } from "vitest";
import {
  findUserId,
  parseButton,
  parseCommand,
  parseForm,
  parseFormAction,
  parseHomeOpened,
  parseStray,
} from "../../src/slack/payload.ts";

const FROM = { user: { id: "U1", team_id: "T1" }, team: { id: "T1" } };
const button = (value: unknown) => ({
  ...FROM,
  trigger_id: "1.2.3",
  actions: [{ action_id: "approve", value }],
});
const view = (changes: object = {}) => ({ id: "V1", state: { values: {} }, ...changes });

const readers = [parseCommand, parseButton, parseFormAction, parseForm];

test.each(readers)("%o turns any payload into a value or a problem, and never throws", (read) => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, maxDepth: 4 }), (body) => {
      const parsed = read(body);
      if (!parsed.ok) expect(parsed.problem).toMatch(/^(Not readable: |There is no request id)/);
    }),
  );
});

test("a problem names the places that cannot be read, and repeats nothing that stands in them", () => {
  const parsed = parseButton({ ...FROM, trigger_id: 7, actions: [{ value: { secret: "nova@x.org" } }] });
  expect(parsed).toEqual({ ok: false, problem: "Not readable: trigger_id, actions.0.value" });
});

test.each([
  ["req_0123456789ab:v3", 3],
  // As version 0.1 wrote it, with the round: each had two facts, after the asking.
  ["req_0123456789ab:0", 1],
  ["req_0123456789ab:2", 5],
])("parseButton() reads of %j who clicked, the request, and its version %i", (value, version) => {
  expect(parseButton(button(value))).toEqual({
    ok: true,
    value: { userId: "U1", requestId: "req_0123456789ab", version, triggerId: "1.2.3" },
  });
});

test.each([
  "",
  "req_",
  "REQ_0123456789ab",
  "req_0123456789ab",
  "req_0123456789ab:",
  "req_0123456789ab:-1",
  "req_0123456789ab:1 ",
  "req_0123456789ab:v",
  "req_0123456789ab:vv1",
  "req_0123'; drop table requests; --",
  `req_${"a".repeat(41)}`,
  null,
  7,
])("parseButton() takes no request id from %j", (value) => {
  expect(parseButton(button(value)).ok).toBe(false);
});

test("parseForm() reads typed and chosen values by their block, and null where nothing stands", () => {
  const values = {
    people: { value: { type: "plain_text_input", value: "ana@acme.com" } },
    "role:bq1": { value: { type: "static_select", selected_option: { value: "11" } } },
    message: { value: { type: "plain_text_input", value: null } },
    application: { choose_application: { type: "static_select", selected_option: null } },
  };
  const form = parseForm({
    ...FROM,
    view: view({ state: { values }, private_metadata: "m", root_view_id: "V0" }),
  });
  expect(form).toMatchObject({
    ok: true,
    value: {
      userId: "U1",
      view: {
        rootViewId: "V0",
        metadata: "m",
        values: { people: "ana@acme.com", "role:bq1": "11", message: null, application: null },
      },
    },
  });
});

test("parseForm() takes the form itself for its root where Slack names none", () => {
  expect(parseForm({ ...FROM, view: view() })).toMatchObject({ value: { view: { rootViewId: "V1" } } });
});

test("parseFormAction() reads what was chosen, and null for a button", () => {
  const chosen = [{ selected_option: { value: "bq1" } }];
  expect(parseFormAction({ ...FROM, view: view(), actions: chosen })).toMatchObject({
    value: { selected: "bq1" },
  });
  expect(parseFormAction({ ...FROM, view: view(), actions: [{}] })).toMatchObject({
    value: { selected: null },
  });
});

test("parseCommand() reads a command without words", () => {
  expect(parseCommand({ user_id: "U1", team_id: "T1", trigger_id: "1" })).toMatchObject({
    ok: true,
    value: { userId: "U1", text: "" },
  });
});

test.each([
  [FROM, "U1"],
  [{ user_id: "U2" }, "U2"],
  [{ user: { id: 7 } }, null],
  ["x", null],
  [null, null],
])("findUserId() of %j is %j", (body, userId) => {
  expect(findUserId(body)).toBe(userId);
});

test.each([
  {},
  { state: null },
  { state: {} },
  { state: { values: null } },
  { state: { values: {} }, private_metadata: null, root_view_id: null, app_installed_team_id: null },
])("parseForm() reads a view with %j, with nothing in its fields", (changes) => {
  expect(parseForm({ ...FROM, view: { id: "V1", ...changes } })).toMatchObject({
    ok: true,
    value: { view: { metadata: "", rootViewId: "V1", values: {} } },
  });
});

test("parseForm() reads null in a field as an empty one", () => {
  const values = {
    a: null,
    b: {},
    c: { value: null },
    d: { value: { value: null, selected_option: { value: null } } },
  };
  expect(parseForm({ ...FROM, view: view({ state: { values } }) })).toMatchObject({
    value: { view: { values: { a: null, b: null, c: null, d: null } } },
  });
});

test("without a trigger, a team or words, a command and a click are read all the same", () => {
  expect(parseCommand({ user_id: "U1", team_id: null, text: null })).toMatchObject({
    value: { userId: "U1", text: "", triggerId: "" },
  });
  const { trigger_id: _none, ...click } = button("req_0123456789ab:0");
  expect(parseButton({ ...click, team: null })).toMatchObject({
    ok: true,
    value: { triggerId: "" },
  });
  expect(parseButton({ ...click, trigger_id: null, user: { id: "U1", team_id: null } }).ok).toBe(true);
});

test("an empty id is none", () => {
  expect(parseForm({ ...FROM, view: view({ id: "" }) })).toEqual({
    ok: false,
    problem: "Not readable: view.id",
  });
  expect(parseHomeOpened({ user: "" }).ok).toBe(false);
});

test("parseHomeOpened() takes the Home tab where Slack names none", () => {
  expect(parseHomeOpened({ user: "U1" })).toEqual({ ok: true, value: { userId: "U1", tab: "home" } });
});

test.each([
  [{ command: "/else", user_id: "U1" }, "in the channel"],
  [{ type: "view_submission", user: { id: "U1" } }, "in the form"],
  [{ type: "block_suggestion", user: { id: "U1" } }, "with options"],
  [{ type: "shortcut", user: { id: "U1" } }, "privately"],
  [{ type: "view_closed", user: { id: "U1" } }, "not at all"],
  [{ event: null }, "not at all"],
  [{ type: "block_actions", actions: [{ url: "https://x.org" }] }, "not at all"],
  [{ type: "block_actions", actions: [{ url: null }] }, "privately"],
  [{ type: "block_actions", actions: [] }, "privately"],
  [null, "not at all"],
])("parseStray() of %j is to be answered %s", (body, answer) => {
  expect(parseStray(body).answer).toBe(answer);
});

test("ids and metadata longer than any of Slack's are not read, and the problem repeats none of it", () => {
  const long = "V".repeat(100_000);
  for (const forged of [{ id: long }, { root_view_id: long }, { private_metadata: long }])
    expect(parseForm({ ...FROM, view: view(forged) })).toEqual({
      ok: false,
      problem: `Not readable: view.${Object.keys(forged)[0]}`,
    });
  expect(parseForm({ ...FROM, user: { id: long }, view: view() })).toMatchObject({ ok: false });
  expect(parseButton(button(long)).ok).toBe(false);
  const values = { [long]: { value: { value: "x" } } };
  const form = parseForm({ ...FROM, view: view({ state: { values } }) });
  expect(form.ok ? "" : form.problem.length).toBeLessThan(300);
});
