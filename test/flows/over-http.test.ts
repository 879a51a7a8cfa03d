import { expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, openWorldWithBot } from "./bot-in-world.ts";

test("the whole story works over signed HTTP requests, health and readiness beside it", async () => {
  const world = await openWorldWithBot({ overHttp: true });
  const { ana, lee, max, quickbase, slack, app } = world;
  await askAndSeeCard(world, { people: "nova.reyes@x.org\nKim Known <kim@x.org>" });
  await max.presses("Deny", { in: APPROVALS });
  await (await max.seesModal("Deny the request")).cancels();
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees(/All 2 people are invited[\s\S]*You had asked/, { in: dmWithBot });
  expect(quickbase.mails.map(({ to }) => to)).toEqual(["nova.reyes@x.org", "kim@x.org"]);
  const answers = await Promise.all(
    ["/health", "/ready"].map((path) => fetch(`http://127.0.0.1:${app.port}${path}`)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(slack.connections).toBe(0);
  expect(slack.problems).toEqual([]);
});

test("a request that Slack did not sign is refused and does nothing", async () => {
  const { app, ana, lee, quickbase } = await openWorldWithBot({ overHttp: true });
  const url = `http://127.0.0.1:${app.port}/slack/events`;
  const body = new URLSearchParams({
    command: "/qb-invite",
    user_id: ana.id,
    team_id: "T0STANDIN",
    trigger_id: "1",
  });
  const now = String(Math.floor(Date.now() / 1000));
  const headers = [
    {},
    { "x-slack-request-timestamp": now, "x-slack-signature": `v0=${"0".repeat(64)}` },
    { "x-slack-request-timestamp": "1", "x-slack-signature": "v0=x" },
  ];
  const answers = await Promise.all(
    headers.map((each) => fetch(url, { method: "POST", body, headers: each })),
  );
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
  expect(ana.modal()).toBeUndefined();
  expect(lee.reads(APPROVALS)).toBe("");
  expect(quickbase.mails).toEqual([]);
});
