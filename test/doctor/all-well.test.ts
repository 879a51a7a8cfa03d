import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { CALL_POLICIES } from "../../src/quickbase/client/call-policies.ts";
import { openWorld } from "../flows/bot-in-world.ts";
import { diagnose } from "./doctor-in-world.ts";

const READS = ["auth.test", "apps.connections.open", "conversations.info", "usergroups.list", "users.info"];

test("every check is well in a world that is, and has an id that machines can rely on", async () => {
  const results = await diagnose(await openWorld());
  expect([...results.values()].filter(({ status }) => status !== "ok")).toEqual([]);
  expect([...results.keys()]).toEqual([
    "settings",
    "slack.bot-token",
    "slack.scopes",
    "slack.connection",
    "slack.channel",
    "slack.channel-member",
    "slack.channel-not-shared",
    "slack.approvers",
    "slack.approver-groups",
    "slack.deciders",
    "quickbase.realm",
    "quickbase.sign-in",
    "quickbase.application.bqprjtrk7",
    "quickbase.rights.bqprjtrk7",
    "quickbase.application.bqaudtrm4",
    "quickbase.rights.bqaudtrm4",
    "store.database",
  ]);
});

test("the doctor only reads at Slack and Quickbase, and asks for each thing once", async () => {
  const world = await openWorld();
  const people = world.quickbase.state().apps;
  await diagnose(world);
  const methods = world.slack.requests.map(({ method }) => method);
  expect(methods.filter((method) => !READS.includes(method))).toEqual([]);
  expect(methods.filter((method) => method === "conversations.info")).toHaveLength(1);
  expect(world.slack.connections).toBe(0);
  expect([...world.slack.engine.workspace.channels.values()].flatMap(({ messages }) => messages)).toEqual([]);
  const policies: Record<string, { changes: string }> = CALL_POLICIES;
  expect(world.quickbase.calls.length).toBeGreaterThan(0);
  for (const { action } of world.quickbase.calls)
    expect([action, policies[action]?.changes]).toEqual([action, "nothing"]);
  expect(world.quickbase.state().apps).toEqual(people);
  expect(world.quickbase.mails).toEqual([]);
});

test("the doctor leaves no file behind where the bot has never started", async () => {
  const world = await openWorld();
  const results = await diagnose(world);
  expect(results.get("store.database")?.detail).toMatch(/does not exist yet/);
  expect(await readdir(world.folder)).toEqual([]);
});
