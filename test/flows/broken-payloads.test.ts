import fc from "fast-check";
import { expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import type { Delivery } from "../../src/standin/slack/delivery/deliver.ts";
import { isObject, type Json, type JsonObject } from "../../src/standin/slack/json.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { type BotWorld, openForm, openWorldWithBot } from "./bot-in-world.ts";

/** What stands in the place of what should be there; undefined for nothing at all. */
const WRONG = [undefined, null, "", "x", 7, true, [], {}, [null]];

type Path = (string | number)[];

/** One payload of each kind, as Slack records them. */
function payloads({ lee, approvals, slack }: BotWorld): Delivery[] {
  const common = {
    token: "x",
    team: { id: slack.teamId, domain: "standin" },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: slack.appId,
    user: { id: lee.id, username: "lee", name: "lee", team_id: slack.teamId },
    trigger_id: "1.2.3",
  };
  const view = (callbackId: string, metadata = "") => ({
    id: "V1",
    team_id: slack.teamId,
    type: "modal",
    callback_id: callbackId,
    private_metadata: metadata,
    root_view_id: "V1",
    hash: "1.x",
    app_installed_team_id: slack.teamId,
    state: {
      values: {
        people: { value: { type: "plain_text_input", value: "kim@x.org" } },
        application: { choose_application: { type: "static_select", selected_option: { value: "bqx" } } },
      },
    },
  });
  const message = {
    container: { type: "message", message_ts: "1.2", channel_id: approvals.id, is_ephemeral: false },
    channel: { id: approvals.id, name: "quickbase-approvals" },
    message: { ts: "1.2", text: "", blocks: [] },
    state: { values: {} },
  };
  const pressed = (actionId: string) => ({
    type: "block_actions",
    ...common,
    ...message,
    actions: [
      { type: "button", action_id: actionId, block_id: "b", value: "req_0123456789ab:0", action_ts: "1.3" },
    ],
  });
  const interactive: JsonObject[] = [
    ...["approve", "deny", "withdraw", "try_again", "new_invitation", "of_no_version"].map(pressed),
    {
      type: "block_actions",
      ...common,
      container: { type: "view", view_id: "V1" },
      view: view("ask"),
      actions: [
        { type: "static_select", action_id: "choose_application", selected_option: { value: "bqx" } },
      ],
    },
    ...["ask", "names", "deny", "of_no_version"].map((id) => ({
      type: "view_submission",
      ...common,
      view: view(id),
      response_urls: [],
    })),
    { type: "view_closed", ...common, view: view("ask"), is_cleared: false },
    { type: "shortcut", ...common, callback_id: "x", action_ts: "1.2" },
    { type: "message_action", ...common, ...message, callback_id: "x", message_ts: "1.2" },
    { type: "block_suggestion", ...common, view: view("ask"), action_id: "x", block_id: "b", value: "a" },
  ];
  const { team: _team, user: _user, ...rest } = common;
  const command: JsonObject = {
    ...rest,
    command: "/qb-invite",
    text: "help",
    user_id: lee.id,
    user_name: "lee",
    team_id: slack.teamId,
    channel_id: approvals.id,
    is_enterprise_install: "false",
  };
  const event: JsonObject = {
    type: "event_callback",
    team_id: slack.teamId,
    api_app_id: slack.appId,
    event: { type: "app_home_opened", user: lee.id, channel: "D1", tab: "home", event_ts: "1.2" },
    authorizations: [{ enterprise_id: null, team_id: slack.teamId, user_id: "U9", is_bot: true }],
    event_id: "Ev1",
  };
  return [
    ...interactive.map((payload) => ({ type: "interactive" as const, payload })),
    { type: "slash_commands", payload: command },
    { type: "events_api", payload: event },
  ];
}

function pathsIn(value: Json | undefined): Path[] {
  const entries = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : isObject(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([key, inside]) => [[key], ...pathsIn(inside).map((path) => [key, ...path])]);
}

function replaced(value: Json | undefined, [key, ...rest]: Path, wrong: Json | undefined): Json | undefined {
  if (key === undefined) return wrong;
  if (Array.isArray(value))
    return value.map((item, at) => (at === key ? (replaced(item, rest, wrong) ?? null) : item));
  if (!isObject(value)) return value;
  return { ...value, [key]: replaced(value[key], rest, wrong) };
}

/** Whether the payload still says who did something that waits for an answer. */
function asksForAnswer(
  { type, user, user_id, command, view, actions }: JsonObject,
  personId: string,
): boolean {
  if (command !== undefined) return user_id === personId;
  const isOne = ["block_actions", "view_submission", "shortcut", "message_action"].includes(String(type));
  // A choice in a form is answered in that form, which is not open here.
  const isChoice = type === "block_actions" && view !== undefined && Array.isArray(actions);
  return isOne && !isChoice && isObject(user) && user.id === personId;
}

/** Slack's client tells by itself what Slack refuses. */
function faultsIn(logLines: readonly string[]): string[] {
  return logLines.filter((line) => /"level":[56]0/.test(line) && !line.includes('"from":"slack"'));
}

test("whatever is missing or wrong in a payload, whoever it names is answered, and the bot lives on", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, slack, logLines } = world;
  const told = () => lee.messages(APPROVALS).length + lee.messages(dmWithBot).length;
  const broken = fc.constantFrom(...payloads(world)).chain((delivery) =>
    fc.record({
      delivery: fc.constant(delivery),
      path: fc.constantFrom(...pathsIn(delivery.payload)),
      wrong: fc.constantFrom(...WRONG),
    }),
  );
  await fc.assert(
    fc.asyncProperty(broken, async ({ delivery: { type, payload }, path, wrong }) => {
      const sent = replaced(payload, path, wrong);
      if (!isObject(sent)) throw new Error("A payload stays an object");
      const before = told();
      const answer = await slack.engine.deliver({ type, payload: sent });
      if (!answer.acknowledged) throw new Error(`Not acknowledged: ${answer.why}`);
      if (asksForAnswer(sent, lee.id) && JSON.stringify(answer.body) === "{}")
        await slack.until(() => told() > before, { what: "an answer", deadlineMs: 3_000 });
    }),
    { numRuns: 300 },
  );
  expect(faultsIn(logLines)).toEqual([]);
  await openForm(ana);
}, 60_000);

test("a command without a trigger opens no form, and whoever typed it reads so", async () => {
  const world = await openWorldWithBot();
  const command = payloads(world).find(({ payload }) => payload.command !== undefined);
  const payload = { ...command?.payload, text: "", trigger_id: "" };
  await world.slack.engine.deliver({ type: "slash_commands", payload });
  await world.lee.sees("couldn't read that", { in: APPROVALS, privately: true });
  expect(faultsIn(world.logLines)).toEqual([]);
});

test.each([undefined, 7, "b"])(
  "a search in the field %j finds nothing, and is acknowledged",
  async (blockId) => {
    const world = await openWorldWithBot();
    const search = payloads(world).find(({ payload }) => payload.type === "block_suggestion");
    const payload = { ...search?.payload, action_id: "value", block_id: blockId };
    const answer = await world.slack.engine.deliver({ type: "interactive", payload });
    expect(answer).toMatchObject({ acknowledged: true, body: { options: [] } });
    expect(faultsIn(world.logLines)).toEqual([]);
  },
);
