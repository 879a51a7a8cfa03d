import { expect, test } from "vitest";
import { readSettings } from "../../src/doctor/settings.ts";
import { openWorld } from "../flows/bot-in-world.ts";
import { diagnose } from "./doctor-in-world.ts";

test("a wrong setting is a line of its own, and only what needs it is skipped", async () => {
  const results = await diagnose(await openWorld(), { APPROVERS: "@lee" });
  expect(results.get("settings.APPROVERS")).toMatchObject({
    status: "failed",
    detail: expect.stringMatching(/"@lee" is not a member id/),
  });
  const others = [...results.values()].filter(({ status }) => status !== "ok").map(({ id }) => id);
  expect(others).toEqual([
    "settings.APPROVERS",
    "slack.approvers",
    "slack.approver-groups",
    "slack.deciders",
  ]);
  expect(results.get("slack.deciders")?.detail).toBe("not checked: fix APPROVERS first");
});

test("two problems with one setting share its line", () => {
  const { results } = readSettings({ APPROVERS: "@lee @max", DATABASE_URL: "sqlite:x" });
  expect(results.filter(({ id }) => id === "settings.APPROVERS")).toHaveLength(1);
});

test("a token of the wrong kind is told before Slack is asked", async () => {
  const world = await openWorld();
  const results = await diagnose(world, { SLACK_BOT_TOKEN: world.slack.appToken });
  expect(results.get("settings.SLACK_BOT_TOKEN")?.detail).toMatch(/should begin with "xoxb-"/);
  expect(world.slack.requests.map(({ method }) => method)).toEqual(["apps.connections.open"]);
});

test("without any setting every check is still listed, and nothing is asked of anybody", async () => {
  const world = await openWorld();
  const none = Object.fromEntries(Object.keys(world.environment).map((name) => [name, ""]));
  const results = await diagnose(world, { ...none, DATABASE_URL: world.environment.DATABASE_URL });
  const listed = [...results.values()].filter(({ id }) => !id.startsWith("settings."));
  expect(listed.map(({ status }) => status)).toEqual([...Array.from({ length: 11 }, () => "skipped"), "ok"]);
  expect(world.slack.requests).toEqual([]);
  expect(world.quickbase.calls).toEqual([]);
});
