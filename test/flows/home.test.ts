import { expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot, home } from "../../src/standin/slack/people/person.ts";
import { ask, askAndSeeCard, openWorldWithBot } from "./bot-in-world.ts";

const HOUR_MS = 3_600_000;

test("the Home tab offers a new invitation, and shows the requests of whoever opens it", async () => {
  const world = await openWorldWithBot();
  const { ana, bob, lee, slack } = world;
  expect(await ana.opensHome()).toContain("You haven't asked for an invitation yet.");

  await ana.presses("New invitation", { in: home });
  const form = await ana.seesModal("Invite people");
  await form.shows("Role: ");
  await form.chooses("Role", "Participant");
  await form.fills("People", "Nova Reyes <nova@x.org>");
  await form.fills("Reason", "The audit starts on Monday");
  await form.submits();

  await lee.sees("[Approve]", { in: APPROVALS });
  expect(await ana.seesHome("Waiting for a decision until")).toContain("Nova Reyes");
  await lee.presses("Approve", { in: APPROVALS });
  await ana.seesHome("Nova Reyes was invited.", { deadlineMs: 20_000 });

  expect(await bob.opensHome()).toContain("You haven't asked for an invitation yet.");
  expect(slack.problems).toEqual([]);
});

test("a Home tab is kept up to date for a day after it was opened, whichever bot is at work, and for nobody else", async () => {
  let passedMs = 0;
  const world = await openWorldWithBot({ timing: { now: () => new Date(Date.now() + passedMs) } });
  const { ana, bob, lee, slack } = world;
  const publishedFor = () =>
    slack.requests.filter(({ method }) => method === "views.publish").map(({ args }) => args.user_id);
  await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>" });
  await ask(bob, { people: "Rae Sol <rae@x.org>" });
  await lee.sees(/rae@x\.org[\s\S]*\[Approve\]/, { in: APPROVALS });
  expect(publishedFor()).toEqual([]);

  expect(await ana.opensHome()).toContain("Nova Reyes");
  await ana.opensHome();
  await world.restart();
  await ana.presses("Withdraw", { in: dmWithBot });
  await ana.seesHome("You withdrew this request");
  expect(new Set(publishedFor())).toEqual(new Set([ana.id]));

  passedMs = 26 * HOUR_MS;
  const before = publishedFor().length;
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  expect(publishedFor().length).toBe(before);
  expect(await ana.opensHome()).toContain("Kim Known");
});

test("a Home tab that Slack refuses holds nothing up", async () => {
  const world = await openWorldWithBot();
  world.slack.faults.add({ method: "views.publish", error: "not_enabled" });
  await ask(world.ana, { people: "Nova Reyes <nova@x.org>" });
  await world.lee.sees("[Approve]", { in: APPROVALS });
  await world.lee.presses("Approve", { in: APPROVALS });
  await world.lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: true, deadlineMs: 20_000 });
});
