import { describe, expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { type JsonObject, objectOf } from "../../src/standin/slack/json.ts";
import { askAndSeeCard, type BotWorld, openForm, openWorldWithBot } from "./bot-in-world.ts";

const NOVA = { people: "Nova Reyes <nova@x.org>" };
const THEIRS = { id: "T0ELSEWHERE", domain: "elsewhere" };

/** What somebody's gesture sends, caught on its way: with another origin it is sent again. */
async function catchPayload(
  { slack }: BotWorld,
  gesture: () => Promise<unknown>,
  isMeant: (payload: JsonObject) => boolean,
): Promise<JsonObject> {
  const caught = Promise.withResolvers<JsonObject>();
  const { engine } = slack;
  const { deliver } = engine;
  engine.deliver = async (delivery) => {
    if (!isMeant(delivery.payload)) return deliver(delivery);
    engine.deliver = deliver;
    caught.resolve(delivery.payload);
    return { acknowledged: true, body: {} };
  };
  await gesture();
  return caught.promise;
}

const origins: [string, JsonObject, RegExp][] = [
  ["another workspace", { team: THEIRS, team_id: THEIRS.id }, /[Oo]nly members of this workspace/],
  ["another app", { api_app_id: "A0OTHER" }, /this belongs to another app/],
  ["nobody knows where", { team: null, team_id: null }, /Slack didn't say which workspace/],
];

describe.each(origins)("from %s", (_, origin, why) => {
  test("no click, form, command, shortcut or opened Home tab is taken, and each is told so", async () => {
    const world = await openWorldWithBot();
    const { ana, bob, lee, slack, quickbase } = world;
    await askAndSeeCard(world, NOVA);

    const click = await catchPayload(
      world,
      () => lee.presses("Approve", { in: APPROVALS }),
      ({ type }) => type === "block_actions",
    );
    await slack.sendPayload({ ...click, ...origin });
    await lee.sees(why, { in: APPROVALS, privately: true });

    const form = await openForm(bob);
    await form.chooses("Role", "Participant");
    await form.fills("People", "Kim Known <kim@x.org>");
    await form.fills("Reason", "The audit");
    const sent = await catchPayload(
      world,
      () => form.submits(),
      ({ type }) => type === "view_submission",
    );
    const view = { ...objectOf(sent.view), app_installed_team_id: null };
    const said = await slack.sendPayload({ ...sent, view, ...origin });
    expect(JSON.stringify(said)).toMatch(/"response_action":"update"/);
    expect(JSON.stringify(said)).toMatch(why);

    const command = await catchPayload(
      world,
      () => bob.types("/qb-invite status", { in: GENERAL }),
      (payload) => payload.command !== undefined,
    );
    expect(JSON.stringify(await slack.sendPayload({ ...command, ...origin }, "slash_commands"))).toMatch(why);

    const shortcut = { type: "shortcut", callback_id: "x", user: { id: ana.id }, ...origin };
    expect((await slack.sendPayload(shortcut)).acknowledged).toBe(true);
    expect(ana.reads(GENERAL)).not.toContain("Kim");

    const opened = { type: "app_home_opened", user: ana.id, tab: "home" };
    await slack.sendPayload(
      { type: "event_callback", api_app_id: slack.appId, event: opened, ...origin },
      "events_api",
    );
    await ana.seesHome(why);

    expect(lee.reads(APPROVALS)).not.toMatch(/Approved|Kim Known/);
    expect(quickbase.mails).toEqual([]);
    const lines = world.logLines.filter((line) => /Refused a|Cannot read a/.test(line));
    expect(lines).toHaveLength(5);
  });
});

test("over HTTP a click from another workspace is refused as over a socket", async () => {
  const world = await openWorldWithBot({ overHttp: true });
  await askAndSeeCard(world, NOVA);
  const click = await catchPayload(
    world,
    () => world.lee.presses("Approve", { in: APPROVALS }),
    ({ type }) => type === "block_actions",
  );
  expect((await world.slack.sendPayload({ ...click, team: THEIRS })).acknowledged).toBe(true);
  await world.lee.sees("Only members of this workspace can decide", { in: APPROVALS, privately: true });
  expect(world.lee.reads(APPROVALS)).not.toContain("Approved");
});

test("a form from the other side of a shared channel is one of ours, and its sender is looked up", async () => {
  const world = await openWorldWithBot();
  const { bob, slack } = world;
  const form = await openForm(bob);
  await form.chooses("Role", "Participant");
  await form.fills("People", "Kim Known <kim@x.org>");
  await form.fills("Reason", "The audit");
  const sent = await catchPayload(
    world,
    () => form.submits(),
    ({ type }) => type === "view_submission",
  );
  const said = await slack.sendPayload({ ...sent, team: THEIRS });
  expect(JSON.stringify(said)).toContain('"response_action":"clear"');
  await world.lee.sees("[Approve]", { in: APPROVALS });
});

test("while Slack does not tell the id of the app, the workspace alone decides", async () => {
  const world = await openWorldWithBot({
    before: ({ slack }) => void slack.faults.add({ method: "bots.info", error: "fatal_error" }),
  });
  expect(world.logLines.join("\n")).toContain("Cannot look up the id of the app");
  await askAndSeeCard(world, NOVA);
});
