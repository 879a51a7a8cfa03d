import { expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import type { JsonObject } from "../../src/standin/slack/json.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, type BotWorld, openForm, openWorldWithBot } from "./bot-in-world.ts";

const NOVA = { people: "Nova Reyes <nova@x.org>" };

/** A click as Slack would send it, with what is to be wrong about it. */
function click({ slack, approvals, lee }: BotWorld, changes: JsonObject): JsonObject {
  return {
    type: "block_actions",
    team: { id: slack.teamId, domain: "standin" },
    user: { id: lee.id, team_id: slack.teamId },
    api_app_id: slack.appId,
    channel: { id: approvals.id, name: APPROVALS },
    container: { type: "message", channel_id: approvals.id },
    trigger_id: "1.2.3",
    actions: [{ type: "button", action_id: "approve", block_id: "b", value: "req_0123456789ab:0" }],
    ...changes,
  };
}

const button = (changes: JsonObject) => [
  { type: "button", action_id: "approve", block_id: "b", value: "req_0123456789ab:0", ...changes },
];

const unreadableClicks: [string, JsonObject][] = [
  ["with no request id", { actions: button({ value: "nonsense" }) }],
  ["with an id that is an object", { actions: button({ value: { id: 1 } }) }],
  ["without a value", { actions: button({ value: undefined }) }],
];

test.each(unreadableClicks)(
  "a click %s gets a private sentence and a line in the log, and the bot lives on",
  async (_, changes) => {
    const world = await openWorldWithBot();
    await world.slack.sendPayload(click(world, changes));
    await world.lee.sees("qb-invite couldn't read that, so nothing changed", {
      in: APPROVALS,
      privately: true,
    });
    expect(world.logLines.join("\n")).toContain("Cannot read a click");
    await askAndSeeCard(world, NOVA);
  },
);

test.each([{}, { trigger_id: undefined }, { trigger_id: null, enterprise: null, state: null }])(
  "a click on a request that is not known gets a private sentence, also with %j",
  async (changes) => {
    const world = await openWorldWithBot();
    await world.slack.sendPayload(click(world, changes));
    await world.lee.sees("qb-invite doesn't know this request", { in: APPROVALS, privately: true });
  },
);

test("a button of another version gets a private sentence and a line in the log", async () => {
  const world = await openWorldWithBot();
  await world.slack.sendPayload(click(world, { actions: button({ action_id: "approve_v0" }) }));
  await world.lee.sees("This button is out of date", { in: APPROVALS, privately: true });
  expect(world.logLines.join("\n")).toContain("Slack sent something that no listener handles");
});

test("a button in the bot's own direct messages is answered there", async () => {
  const world = await openWorldWithBot();
  await askAndSeeCard(world, NOVA);
  const notice = await world.ana.sees("[Withdraw]", { in: dmWithBot });
  const actions = button({ action_id: "withdraw", value: "req_000000000000:0" });
  const channel = { id: notice.snapshot.channelId, name: "directmessage" };
  await world.slack.sendPayload(click(world, { user: { id: world.ana.id }, channel, actions }));
  await world.ana.sees("qb-invite doesn't know this request", { in: dmWithBot, privately: true });
});

test.each(["ask", "names", "deny"])(
  "a form %s that cannot be read says so, and is in the log",
  async (form) => {
    const world = await openWorldWithBot();
    const { slack, ana } = world;
    const answer = await slack.sendPayload({
      type: "view_submission",
      team: { id: slack.teamId },
      user: { id: ana.id, team_id: slack.teamId },
      view: {
        id: "V1",
        type: "modal",
        callback_id: form,
        private_metadata: "",
        state: { values: { people: 7 } },
      },
    });
    expect(answer.acknowledged).toBe(true);
    expect(JSON.stringify(answer)).toMatch(/response_action":"update".*so nothing (changed|was sent)/);
    expect(world.logLines.join("\n")).toContain("Cannot read a form");
    await askAndSeeCard(world, NOVA);
  },
);

test("a change in a form that cannot be read is acknowledged, told and in the log", async () => {
  const world = await openWorldWithBot();
  const actions = [{ type: "static_select", action_id: "choose_application", block_id: "application" }];
  const answer = await world.slack.sendPayload(click(world, { actions, view: { id: 7 } }));
  expect(answer.acknowledged).toBe(true);
  await world.lee.sees("qb-invite couldn't read that", { in: dmWithBot });
  await openForm(world.ana);
  expect(world.logLines.join("\n")).toContain("Cannot read a change in a form");
});

const strange: [string, JsonObject][] = [
  ["nobody's", {}],
  ["of no kind", { type: "no_such_thing" }],
  ["with a user that is a number", { type: "block_actions", user: { id: 7 }, actions: button({}) }],
  ["without a user", { type: "block_actions", user: undefined, actions: button({}) }],
  ["without actions", { type: "block_actions", user: { id: "U1" }, actions: [] }],
  ["with a view that is a text", { type: "view_submission", user: { id: "U1" }, view: "x" }],
];

test.each(strange)("a payload %s does not bring the bot down", async (_, payload) => {
  const world = await openWorldWithBot();
  world.slack.settings.acknowledgeWithinMs = 200;
  await world.slack.sendPayload(payload);
  world.slack.settings.acknowledgeWithinMs = 3000;
  await askAndSeeCard(world, NOVA);
});

test("a form of another version says so, and is in the log", async () => {
  const world = await openWorldWithBot();
  const answer = await world.slack.sendPayload({
    type: "view_submission",
    team: { id: world.slack.teamId },
    user: { id: world.ana.id },
    api_app_id: world.slack.appId,
    view: { id: "V1", type: "modal", callback_id: "ask_v0", state: { values: {} } },
  });
  expect(JSON.stringify(answer)).toMatch(/response_action":"update".*This form is out of date/);
  expect(world.logLines.join("\n")).toContain("Slack sent something that no listener handles");
});

test("a form for names that the bot has forgotten says what to do", async () => {
  const world = await openWorldWithBot();
  const { ana, slack } = world;
  const answer = await slack.sendPayload({
    type: "view_submission",
    team: { id: slack.teamId },
    user: { id: ana.id, team_id: slack.teamId },
    view: {
      id: "V1",
      type: "modal",
      callback_id: "names",
      private_metadata: "draft_00000000-0000-0000-0000-000000000000 1",
      state: { values: {} },
    },
  });
  expect(JSON.stringify(answer)).toContain("This form is too old, so nothing was sent");
});

test("a command in the middle of nonsense opens the form with all of it, for the person to mend", async () => {
  const world = await openWorldWithBot();
  await world.ana.types("/qb-invite \u202e <script> & @nobody, #nowhere <@U999>", { in: GENERAL });
  const form = await world.ana.seesModal("Invite people");
  expect(form.text()).toContain("<script> & @nobody, #nowhere <@U999>");
});
