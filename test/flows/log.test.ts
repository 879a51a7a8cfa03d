import { expect, onTestFinished, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, openWorld, startBot } from "./bot-in-world.ts";

test("no token, no address and no text of anybody is in the log of a whole story, at the level debug", async () => {
  const world = await openWorld();
  const bot = await startBot(world, onTestFinished, { LOG_LEVEL: "debug" });
  const { ana, bob, lee, quickbase, slack } = world;
  quickbase.faults.add({
    action: "API_AddUserToRole",
    times: 1,
    fault: { kind: "refuse", errcode: 110, errtext: "Bad role id", errdetail: "kim@x.org may not" },
  });
  slack.faults.add({ method: "views.open", error: "fatal_error", times: 1 });
  await ana.types("/qb-invite nova@x.org", { in: GENERAL });
  await ana.sees("Something went wrong", { in: dmWithBot });
  const card = await askAndSeeCard(world, {
    people: "nova.reyes@x.org\nKim Known <kim@x.org>",
    reason: "A secret reason",
    message: 'A secret message\n{"level":60,"msg":"forged"}',
  });
  await bob.pressesAgain(card, "Approve");
  await bob.sees("You aren't an approver of this request.", { in: APPROVALS });
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees(/1 of 2 people was invited to/, { in: dmWithBot });
  await slack.sendPayload({
    type: "block_actions",
    user: { id: lee.id },
    actions: [{ type: "button", action_id: "approve", value: "nova@x.org xoxb-1-2-3" }],
  });
  expect(await bot.end("SIGTERM")).toBe(0);

  const log = bot.lines.join("\n");
  expect(log).toContain("API_SendInvitation");
  expect(log).toContain("Cannot read a click");
  for (const secret of [slack.botToken, slack.appToken, quickbase.userToken, "xoxb-", "ticket="])
    expect(log).not.toContain(secret);
  expect(log).not.toMatch(/[\w.+-]+@[\w-]+\.\w+/);
  expect(log).not.toMatch(/secret (reason|message)|forged|Reyes/);
  for (const line of bot.lines) expect(() => JSON.parse(line)).not.toThrow();
});
