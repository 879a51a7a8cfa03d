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

const SENT = "Sent to the approvers. I'll message you when they decide.";

test("whoever sends a request reads so where they typed, and nobody else does", async () => {
  const world = await openWorldWithBot();
  const { ana, bob } = world;
  await (await filledForm(world, "Nova Reyes <nova@x.org>")).submits();
  const told = await ana.sees(SENT, { in: GENERAL });
  expect(told.isPrivate).toBe(true);
  expect(bob.reads(GENERAL)).toBe("");
  await ana.sees("You asked to invite Nova Reyes", { in: dmWithBot });
  expect(ana.reads(dmWithBot)).not.toContain(SENT);
});

test("of 60 people whom Quickbase knows by their addresses no name is asked, and each is looked up once", async () => {
  const emails = Array.from({ length: 60 }, (_, n) => `known${n}@x.org`);
  const world = await openWorldWithBot({
    before: ({ quickbase }) => {
      for (const [n, email] of emails.entries())
        quickbase.addAccount({ email, firstName: `Kay${n}`, lastName: "Knowles" });
    },
  });
  const { ana, lee, quickbase } = world;
  const form = await filledForm(world, emails.join("\n"));
  const before = quickbase.calls.length;
  await form.submits();
  await lee.sees(/invite 60 people[\s\S]*\[Approve\]/, { in: APPROVALS, deadlineMs: 20_000 });
  expect(lee.reads(APPROVALS)).toContain("Kay59 Knowles");
  expect(ana.reads(GENERAL)).not.toContain("First name");
  const lookUps = quickbase.calls.slice(before).filter(({ action }) => action === "API_GetUserInfo");
  expect(lookUps).toHaveLength(60);
});

test("while Quickbase is asked whom it knows the form says so, and then asks for the names of the others", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  const form = await filledForm(world, "kim@x.org\nnova@x.org");
  const held = quickbase.faults.hold({ action: "API_GetUserInfo", at: "before" });
  expect(await form.submits()).toBe("pushed");
  const checking = await ana.seesModal("Checking people");
  expect(checking.text()).toContain("Checking 2 people in Quickbase …");
  held.release();
  const names = await ana.seesModal("Names");
  expect(names.text()).not.toContain("kim@x.org");
  await names.fills("First name of nova@x.org", "Nova");
  await names.fills("Last name of nova@x.org", "Reyes");
  expect(await names.submits()).toBe("cleared");
  const card = await lee.sees("[Approve]", { in: APPROVALS });
  expect(card.text).toContain("Kim Known  kim@x.org");
  expect(card.text).toContain("Nova Reyes  nova@x.org");
});

test("where Quickbase then knows everybody the request is sent, and the form says so", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  const form = await filledForm(world, "kim@x.org");
  const held = quickbase.faults.hold({ action: "API_GetUserInfo", at: "before" });
  expect(await form.submits()).toBe("pushed");
  await ana.seesModal("Checking people");
  held.release();
  const sent = await ana.seesModal("Sent");
  expect(sent.text()).toContain(SENT);
  await sent.cancels();
  expect(ana.modal()).toBeUndefined();
  await lee.sees("[Approve]", { in: APPROVALS });
  // The form has said it.
  expect(ana.reads(GENERAL)).not.toContain(SENT);
});

test("what Slack does not take for a moment while Quickbase is asked is shown a moment later", async () => {
  const world = await openWorldWithBot();
  const { ana, quickbase, slack } = world;
  const form = await filledForm(world, "nova@x.org");
  const held = quickbase.faults.hold({ action: "API_GetUserInfo", at: "before" });
  expect(await form.submits()).toBe("pushed");
  await ana.seesModal("Checking people");
  slack.faults.add({ method: "views.update", rateLimited: 1, times: 1 });
  held.release();
  await ana.seesModal("Names");
});

test("a request that is written goes on, and nobody is told otherwise, where its form cannot say so", async () => {
  const world = await openWorldWithBot({ timing: { sweepEveryMs: 60_000 } });
  const { ana, lee, quickbase, slack } = world;
  const form = await filledForm(world, "kim@x.org");
  const held = quickbase.faults.hold({ action: "API_GetUserInfo", at: "before" });
  expect(await form.submits()).toBe("pushed");
  await ana.seesModal("Checking people");
  slack.faults.add({
    method: "views.update",
    when: ({ view }) => JSON.stringify(view).includes("Sent to the approvers"),
    error: "fatal_error",
  });
  held.release();
  await lee.sees("[Approve]", { in: APPROVALS });
  await ana.sees("You asked to invite Kim Known", { in: dmWithBot });
  expect(ana.reads(dmWithBot)).not.toContain("Something went wrong");
});

test("half of what somebody calls themselves at Quickbase is no name of theirs", async () => {
  const world = await openWorldWithBot({
    before: ({ quickbase }) =>
      void quickbase.addAccount({ email: "pat@x.org", firstName: "Approved", lastName: "by Lee <!here>" }),
  });
  await (await filledForm(world, "pat@x.org")).submits();
  const card = await world.lee.sees("[Approve]", { in: APPROVALS });
  expect(card.text).toMatch(/• pat@x\.org .*"Approved by Lee <!here>" in Quickbase {2}·/);
  expect(card.text).not.toContain("in the request");
});

test("who goes back to the form while Quickbase is asked has sent nothing, and can send it once more", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase, slack } = world;
  const form = await filledForm(world, "kim@x.org");
  const held = quickbase.faults.hold({ action: "API_GetUserInfo", at: "before" });
  expect(await form.submits()).toBe("pushed");
  await (await ana.seesModal("Checking people")).cancels();
  const gone = slack.until(
    () => slack.requests.find(({ method, args }) => method === "views.update" && "external_id" in args),
    { what: "an update of the view that is gone" },
  );
  held.release();
  expect((await gone).answer).toMatchObject({ error: "not_found" });
  expect(lee.reads(APPROVALS)).toBe("");
  expect(await form.submits()).toBe("cleared");
  expect(await countRequests(world)).toEqual({ cards: 1, notices: 1 });
});

test("where Quickbase does not answer the names are asked for", async () => {
  const world = await openWorldWithBot();
  const { ana, quickbase } = world;
  const form = await filledForm(world, "kim@x.org");
  quickbase.faults.add({ action: "API_GetUserInfo", fault: { kind: "hang" } });
  expect(await form.submits()).toBe("pushed");
  await ana.seesModal("Checking people");
  const names = await ana.seesModal("Names");
  expect(names.text()).toContain("First name of kim@x.org");
  quickbase.faults.clear();
});

test("where Slack and Quickbase both take their time, though they answer, the form has its answer in time", async () => {
  const world = await openWorldWithBot();
  const { lee, quickbase, slack } = world;
  const form = await filledForm(world, "kim@x.org");
  slack.faults.add({ method: "users.info", delayMs: 1_300 });
  quickbase.faults.add({ action: "API_GetUserInfo", fault: { kind: "delay", ms: 800 } });
  expect(["cleared", "pushed"]).toContain(await form.submits());
  await lee.sees("[Approve]", { in: APPROVALS });
});
