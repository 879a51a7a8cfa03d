import { expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import type { Modal } from "../../src/standin/slack/people/modal.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { type BotWorld, openForm, openWorldWithBot } from "./bot-in-world.ts";

async function filledForm({ ana }: BotWorld, people: string): Promise<Modal> {
  const form = await openForm(ana);
  await form.chooses("Role", "Participant");
  await form.fills("People", people);
  await form.fills("Reason", "The audit");
  return form;
}

/** How many requests there are, from what Slack was asked to post, once the last of them has its card. */
async function countRequests({ ana, lee }: BotWorld): Promise<{ cards: number; notices: number }> {
  await lee.sees("[Approve]", { in: APPROVALS });
  await ana.types("/qb-invite status", { in: GENERAL });
  const status = await ana.sees(/^Your last/, { in: GENERAL });
  return {
    cards: status.text.match(/\(req_/g)?.length ?? 0,
    notices: ana.messages(dmWithBot).filter(({ text }) => text.includes("You asked to invite")).length,
  };
}

test("a form that is sent twice at the same instant makes one request", async () => {
  const world = await openWorldWithBot();
  const form = await filledForm(world, "Nova Reyes <nova@x.org>");
  const both = await Promise.all([form.submits(), form.submits()]);
  expect(both).toEqual(["cleared", "cleared"]);
  expect(await countRequests(world)).toEqual({ cards: 1, notices: 1 });
});

test("a form whose acknowledgement was lost makes one request when it is sent again", async () => {
  const world = await openWorldWithBot();
  const form = await filledForm(world, "Nova Reyes <nova@x.org>");
  const { settings } = world.slack;
  settings.acknowledgeWithinMs = 0;
  expect(await form.submits()).toBe("failed");
  settings.acknowledgeWithinMs = 3000;
  expect(form.notice).toContain("trouble connecting");
  await world.lee.sees("[Approve]", { in: APPROVALS });
  expect(await form.submits()).toBe("cleared");
  expect(await countRequests(world)).toEqual({ cards: 1, notices: 1 });
});

test("a form that was changed after its acknowledgement was lost counts as first sent, and says so", async () => {
  const world = await openWorldWithBot();
  const form = await filledForm(world, "Nova Reyes <nova@x.org>");
  const { settings } = world.slack;
  settings.acknowledgeWithinMs = 0;
  expect(await form.submits()).toBe("failed");
  settings.acknowledgeWithinMs = 3000;
  const card = await world.lee.sees("[Approve]", { in: APPROVALS });
  await form.fills("People", "Bo Ray <bo@x.org>");
  expect(await form.submits()).toBe("updated");
  const told = await world.ana.seesModal("Already sent");
  expect(told.text()).toContain("You already sent this request.");
  expect(await countRequests(world)).toEqual({ cards: 1, notices: 1 });
  expect(card.text).toContain("Nova Reyes");
});

test("a form for names whose acknowledgement was lost makes one request when it is sent again", async () => {
  const world = await openWorldWithBot();
  await (await filledForm(world, "nova.reyes@x.org")).submits();
  const names = await world.ana.seesModal("Names");
  const { settings } = world.slack;
  settings.acknowledgeWithinMs = 0;
  expect(await names.submits()).toBe("failed");
  settings.acknowledgeWithinMs = 3000;
  expect(await names.submits()).toBe("cleared");
  expect(await countRequests(world)).toEqual({ cards: 1, notices: 1 });
});

test("two forms make two requests, and status shows how far each is", async () => {
  const world = await openWorldWithBot();
  const { ana, lee } = world;
  await (await filledForm(world, "Nova Reyes <nova@x.org>")).submits();
  await lee.sees("[Approve]", { in: APPROVALS });
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("Nova Reyes was invited", { in: dmWithBot });
  await (await filledForm(world, "Kim Known <kim@x.org>")).submits();
  await lee.sees(/Kim Known[\s\S]*\[Approve\]/, { in: APPROVALS });
  await ana.types("/qb-invite status", { in: GENERAL });
  const status = await ana.sees("Your last 2 requests", { in: GENERAL });
  expect(status.text).toMatch(/Kim Known to Project Tracker[\s\S]*Waiting for a decision/);
  expect(status.text).toMatch(/Nova Reyes to Project Tracker[\s\S]*Approved by Lee Park/);
  expect(status.text.indexOf("Kim Known")).toBeLessThan(status.text.indexOf("Nova Reyes"));
});
