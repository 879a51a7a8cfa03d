import { afterEach, beforeEach, expect, test } from "vitest";
import { type JsonObject, objectOf } from "../../../src/standin/slack/json.ts";
import type { Modal } from "../../../src/standin/slack/people/modal.ts";
import type { Person } from "../../../src/standin/slack/people/person.ts";
import type { SlackStandin } from "../../../src/standin/slack/slack-standin.ts";
import { startSlackStandin } from "../../../src/standin/slack/start.ts";
import { call, connectRaw, type RawSocket } from "./raw-app.ts";

let slack: SlackStandin;
let ana: Person;
/** What the app says to each payload, by its type. */
let answers: Record<string, JsonObject | undefined>;
let app: RawSocket;

beforeEach(async () => {
  slack = await startSlackStandin();
  ana = slack.addPerson({ name: "Ana Lee", handle: "ana" });
  slack.addChannel({ name: "general", members: [ana] });
  answers = { view_submission: {}, block_actions: {}, view_closed: {}, block_suggestion: {} };
  app = await connectRaw(slack, ({ payload }) => {
    const { type } = objectOf(payload);
    return typeof type === "string" ? answers[type] : {};
  });
});
afterEach(() => slack.close());

const plain = (text: string): JsonObject => ({ type: "plain_text", text });
const textField = (label: string, more: JsonObject = {}): JsonObject => ({
  type: "input",
  block_id: label,
  label: plain(label),
  element: { type: "plain_text_input", action_id: "text" },
  ...more,
});
const view = (title: string, blocks: JsonObject[], more: JsonObject = {}): JsonObject => ({
  type: "modal",
  title: plain(title),
  submit: plain("Go"),
  close: plain("Cancel"),
  blocks,
  ...more,
});

async function trigger(): Promise<string> {
  await ana.types("/qb-invite", { in: "general" });
  return String(app.payloads().at(-1)?.trigger_id);
}

async function open(definition: JsonObject): Promise<{ modal: Modal; viewId: string; hash: string }> {
  const { body } = await call(slack, "views.open", { trigger_id: await trigger(), view: definition });
  expect(body.error).toBeUndefined();
  const modal = await ana.seesModal(/./);
  const shown = objectOf(body.view);
  return { modal, viewId: String(shown.id), hash: String(shown.hash) };
}

const last = (type: string): JsonObject | undefined =>
  app.payloads().findLast((payload) => payload.type === type);

test("a trigger opens one view, and none after its time", async () => {
  const used = await trigger();
  const opened = (triggerId: string) =>
    call(slack, "views.open", { trigger_id: triggerId, view: view("One", []) });
  expect((await opened(used)).body.ok).toBe(true);
  expect((await opened(used)).body.error).toBe("exchanged_trigger_id");
  expect((await opened("1.2.3")).body.error).toBe("invalid_trigger_id");
  slack.settings.triggerLifeMs = -1;
  expect((await opened(await trigger())).body.error).toBe("expired_trigger_id");
});

test("a refused view leaves its trigger unused and says where it is wrong", async () => {
  const triggerId = await trigger();
  const { body } = await call(slack, "views.open", { trigger_id: triggerId, view: view("x".repeat(25), []) });
  expect(body).toMatchObject({
    error: "invalid_arguments",
    response_metadata: {
      messages: ["[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"],
    },
  });
  expect((await call(slack, "views.open", { trigger_id: triggerId, view: view("One", []) })).body.ok).toBe(
    true,
  );
});

test("a form needs its required fields before it is sent", async () => {
  const optional = textField("Reason", { optional: true });
  const { modal } = await open(view("Form", [textField("People"), optional]));
  expect(await modal.submits()).toBe("not sent");
  expect(modal.errors()).toEqual({ People: "Please complete this required field." });
  expect(last("view_submission")).toBeUndefined();
  await modal.fills("People", "a@x.org");
  expect(await modal.submits()).toBe("closed");
  expect(last("view_submission")).toMatchObject({
    view: {
      state: { values: { People: { text: { value: "a@x.org" } }, Reason: { text: { value: null } } } },
    },
  });
});

test("errors stand at their fields; errors for no field are trouble", async () => {
  const { modal } = await open(view("Form", [textField("People")]));
  await modal.fills("People", "x");
  answers.view_submission = { response_action: "errors", errors: { People: "No address" } };
  expect(await modal.submits()).toBe("errors");
  expect(modal.text()).toContain("! People: No address");
  answers.view_submission = { response_action: "errors", errors: { Elsewhere: "No address" } };
  expect(await modal.submits()).toBe("failed");
  expect(modal.notice).toBe("We had some trouble connecting. Try again?");
  expect(slack.problems).toMatchObject([{ kind: "bad acknowledgement" }]);
});

test("an answer can update the view, and what was typed stays", async () => {
  const { modal } = await open(view("Form", [textField("People"), textField("Old", { optional: true })]));
  await modal.fills("People", "a@x.org");
  const next = view("Next", [textField("People"), textField("New")]);
  answers.view_submission = { response_action: "update", view: next };
  expect(await modal.submits()).toBe("updated");
  expect(modal.text()).toBe("Next\nPeople: [a@x.org]\nNew: []\n[Cancel] [Go]");
});

test("three views can lie on each other, and a fourth is refused", async () => {
  const { modal } = await open(view("One", []));
  answers.view_submission = { response_action: "push", view: view("Two", []) };
  expect(await modal.submits()).toBe("pushed");
  const two = await ana.seesModal("Two");
  await expect(async () => modal.cancels()).rejects.toThrow(/"One" is not the modal in front/);
  answers.view_submission = { response_action: "push", view: view("Three", []) };
  await two.submits();
  answers.view_submission = { response_action: "push", view: view("Four", []) };
  expect(await (await ana.seesModal("Three")).submits()).toBe("failed");
  expect(slack.problems.at(-1)?.what).toContain("push_limit_reached");
  answers.view_submission = { response_action: "clear" };
  expect(await (await ana.seesModal("Three")).submits()).toBe("cleared");
  expect(ana.modal()).toBeUndefined();
});

test("cancelling and closing all are told to the app if it asked", async () => {
  const notify = { notify_on_close: true };
  const { modal } = await open(view("One", [], notify));
  answers.view_submission = { response_action: "push", view: view("Two", [], notify) };
  await modal.submits();
  await (await ana.seesModal("Two")).cancels();
  expect(last("view_closed")).toMatchObject({ is_cleared: false, view: { title: { text: "Two" } } });
  await modal.closesAll();
  expect(last("view_closed")).toMatchObject({ is_cleared: true, view: { title: { text: "One" } } });
  expect(ana.modal()).toBeUndefined();
});

test("views.update refuses an old hash and an unknown view", async () => {
  const { viewId, hash } = await open(view("One", [], { external_id: "mine" }));
  const update = (args: JsonObject) => call(slack, "views.update", { view: view("Two", []), ...args });
  expect((await update({ view_id: viewId, hash })).body.ok).toBe(true);
  expect((await update({ view_id: viewId, hash })).body.error).toBe("hash_conflict");
  expect((await update({ view_id: "V404" })).body.error).toBe("not_found");
  expect((await update({ external_id: "mine" })).body.error).toBe("not_found");
});

test("an external id is taken while its view is open", async () => {
  await open(view("One", [], { external_id: "mine" }));
  const again = { trigger_id: await trigger(), view: view("Two", [], { external_id: "mine" }) };
  expect((await call(slack, "views.open", again)).body.error).toBe("duplicate_external_id");
});

test("every kind of field can be used by what it shows", async () => {
  const bob = slack.addPerson({ name: "Bob Ray", handle: "bob" });
  const options = ["Viewer", "Participant"].map((text) => ({ text: plain(text), value: text.toLowerCase() }));
  const field = (label: string, element: JsonObject, more: JsonObject = {}): JsonObject => ({
    type: "input",
    block_id: label,
    label: plain(label),
    element: { action_id: "a", ...element },
    ...more,
  });
  answers.block_suggestion = { options };
  const { modal } = await open(
    view("Fields", [
      field("Role", { type: "static_select", options }, { dispatch_action: true }),
      field("Apps", { type: "multi_external_select", min_query_length: 0 }),
      field("Who", { type: "users_select" }),
      field("How", { type: "radio_buttons", options }),
      field("What", { type: "checkboxes", options }),
      field("When", { type: "datepicker" }),
      field("Mail", { type: "email_text_input" }),
    ]),
  );
  await modal.chooses("Role", "Viewer");
  expect(last("block_actions")).toMatchObject({
    actions: [{ selected_option: { value: "viewer" }, block_id: "Role" }],
  });
  expect(await modal.offers("Apps", "Part")).toEqual(["Viewer", "Participant"]);
  expect(last("block_suggestion")).toMatchObject({ value: "Part", block_id: "Apps", action_id: "a" });
  await modal.chooses("Apps", "Viewer", "Participant");
  await modal.chooses("Who", "Bob Ray");
  await modal.chooses("How", "Participant");
  await modal.chooses("What", "Viewer", "Participant");
  await modal.chooses("When", "2026-11-30");
  await modal.fills("Mail", "nobody");
  await expect(modal.chooses("Role", "Owner")).rejects.toThrow('There is no option "Owner"');
  await expect(modal.fills("Nothing", "x")).rejects.toThrow("There is no field Nothing");
  expect(await modal.submits()).toBe("not sent");
  await modal.fills("Mail", "a@x.org");
  expect(modal.text()).toContain("Apps: [Viewer, Participant]\nWho: [@Bob Ray]");
  expect(await modal.submits()).toBe("closed");
  expect(last("view_submission")).toMatchObject({
    view: {
      state: {
        values: {
          Apps: { a: { type: "multi_external_select", selected_options: [{}, {}] } },
          Who: { a: { selected_user: bob.id } },
          How: { a: { selected_option: { value: "participant" } } },
          What: { a: { selected_options: [{ value: "viewer" }, { value: "participant" }] } },
          When: { a: { selected_date: "2026-11-30" } },
        },
      },
    },
  });
});

test("a form that nobody acknowledges stays open with Slack's own words", async () => {
  slack.settings.acknowledgeWithinMs = 30;
  const { modal } = await open(view("Form", [textField("People")]));
  await modal.fills("People", "a@x.org");
  answers.view_submission = undefined;
  expect(await modal.submits()).toBe("failed");
  expect(modal.text()).toContain("! We had some trouble connecting. Try again?\nPeople: [a@x.org]");
});

test("a form can be sent twice at the same instant", async () => {
  const { modal } = await open(view("Form", []));
  expect(await Promise.all([modal.submits(), modal.submits()])).toEqual(["closed", "closed"]);
  expect(app.payloads().filter(({ type }) => type === "view_submission")).toHaveLength(2);
});
