import { expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot, type Person } from "../../src/standin/slack/people/person.ts";
import type { UserGroupHandle } from "../../src/standin/slack/people/places.ts";
import type { ReadMessage } from "../../src/standin/slack/people/read-message.ts";
import { ask, askAndSeeCard, type BotWorld, openWorldWithBot } from "./bot-in-world.ts";

const NOVA = { people: "Nova Reyes <nova@x.org>" };

/** Presses Approve, and insists that this person alone is told why that did nothing. */
async function approveInVain(world: BotWorld, person: Person, card: ReadMessage, why: string | RegExp) {
  await person.pressesAgain(card, "Approve");
  await person.sees(why, { in: APPROVALS, privately: true });
  insistUndecided(world);
}

function insistUndecided({ lee, quickbase }: BotWorld): void {
  expect(lee.messages(APPROVALS).some(({ buttons }) => buttons.includes("Approve"))).toBe(true);
  expect(lee.reads(APPROVALS)).not.toContain("pproved");
  expect(quickbase.calls.map(({ action }) => action)).not.toContain("API_ProvisionUser");
}

test("somebody named as an approver decides, and is named for it", async () => {
  const world = await openWorldWithBot();
  await askAndSeeCard(world, NOVA);
  await world.lee.presses("Approve", { in: APPROVALS });
  await world.max.sees("Lee Park approved Ana Lee's request", { in: APPROVALS, thread: true });
});

test("somebody in the approvers' group decides", async () => {
  const world = await openWorldWithBot();
  await askAndSeeCard(world, NOVA);
  await world.max.presses("Approve", { in: APPROVALS });
  await world.lee.sees("Max Roe approved", { in: APPROVALS, thread: true });
});

test("somebody who joined the group a moment ago decides", async () => {
  const world = await openWorldWithBot();
  await askAndSeeCard(world, NOVA);
  world.ops.setMembers([world.bob]);
  await world.bob.presses("Approve", { in: APPROVALS });
  await world.lee.sees("Bob Stone approved", { in: APPROVALS, thread: true });
});

test("somebody who left the group a moment ago is refused", async () => {
  const world = await openWorldWithBot();
  const card = await askAndSeeCard(world, NOVA);
  world.ops.setMembers([]);
  await approveInVain(world, world.max, card, "You aren't an approver of this request.");
});

test("the requester is refused, although they are an approver", async () => {
  const world = await openWorldWithBot();
  await ask(world.lee, NOVA);
  const card = await world.lee.sees("[Approve]", { in: APPROVALS });
  await approveInVain(world, world.lee, card, "You can't approve your own request.");
});

test.each([
  { kind: "guest", why: "Guests of this workspace can't decide" },
  { kind: "single-channel guest", why: "Guests of this workspace can't decide" },
  { kind: "stranger", why: "Only members of this workspace can decide" },
  { kind: "bot", why: "Bots can't decide" },
] as const)("an approver who is now a $kind is refused", async ({ kind, why }) => {
  const world = await openWorldWithBot();
  const card = await askAndSeeCard(world, NOVA);
  world.lee.becomes(kind);
  await world.lee.pressesAgain(card, "Approve");
  await world.lee.sees(why, { in: APPROVALS, privately: true });
  expect(world.max.reads(APPROVALS)).toContain("[Approve]");
});

test("an approver who is deactivated by now is refused", async () => {
  const world = await openWorldWithBot();
  const card = await askAndSeeCard(world, NOVA);
  world.lee.becomes("deleted");
  const asked = world.slack.requests.length;
  await world.lee.pressesAgain(card, "Approve");
  const toldOrTried = () =>
    world.slack.requests.slice(asked).some(({ method }) => method === "chat.postEphemeral");
  await world.slack.until(toldOrTried, { what: "the bot to say that nothing was decided" });
  expect(world.max.reads(APPROVALS)).toContain("[Approve]");
});

test("somebody who is no approver can neither approve nor deny, and is told who can", async () => {
  const world = await openWorldWithBot();
  const card = await askAndSeeCard(world, NOVA);
  await approveInVain(world, world.bob, card, "Ask @Lee Park or @ops to decide.");
  await world.bob.pressesAgain(card, "Deny");
  await world.slack.until(
    () => world.bob.messages(APPROVALS).filter(({ isPrivate }) => isPrivate).length === 2,
    { what: "the second refusal" },
  );
  expect(world.bob.modal()).toBeUndefined();
  insistUndecided(world);
});

test.each([
  { method: "users.info", who: "lee" as const },
  { method: "usergroups.users.list", who: "max" as const },
])("a failing $method refuses, and stands in the log", async ({ method, who }) => {
  const world = await openWorldWithBot();
  const card = await askAndSeeCard(world, NOVA);
  const lift = world.slack.faults.add({ method, error: "fatal_error" });
  await approveInVain(world, world[who], card, "Slack didn't say whether you can decide");
  const [line = "nothing"] = world.logLines.filter((line) => line.includes("whether somebody may decide"));
  expect(line).toContain("fatal_error");
  lift();
  await world[who].presses("Approve", { in: APPROVALS });
  await world.lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: true });
});

test("a group that was deleted keeps nobody from deciding who is in another one, and is in the log once", async () => {
  let gone: UserGroupHandle | undefined;
  const world = await openWorldWithBot({
    before: ({ slack, bob }) => {
      gone = slack.addUserGroup({ handle: "gone", members: [bob] });
    },
    configure: (config) => ({
      ...config,
      policy: {
        ...config.policy,
        approvers: {
          ...config.policy.approvers,
          groupIds: [gone?.id ?? "", ...config.policy.approvers.groupIds],
        },
      },
    }),
  });
  const card = await askAndSeeCard(world, NOVA);
  gone?.remove();
  await approveInVain(world, world.bob, card, "You aren't an approver of this request.");
  await world.max.presses("Approve", { in: APPROVALS });
  await world.lee.sees("Max Roe approved", { in: APPROVALS, thread: true });
  const lines = world.logLines.filter((line) =>
    line.includes("A group of APPROVERS does not exist any more"),
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(gone?.id);
});

test("whoever is proven to be in one group does not wait for another that does not answer", async () => {
  const world = await openWorldWithBot({
    configure: (config) => ({
      ...config,
      policy: {
        ...config.policy,
        approvers: { ...config.policy.approvers, groupIds: ["S0SLOW", ...config.policy.approvers.groupIds] },
      },
    }),
  });
  const isSlow = ({ usergroup }: { usergroup?: unknown }) => usergroup === "S0SLOW";
  const card = await askAndSeeCard(world, NOVA);
  world.slack.faults.add({ method: "usergroups.users.list", when: isSlow, error: "fatal_error" });
  await approveInVain(world, world.bob, card, "Slack didn't say whether you can decide");
  await world.bob.pressesAgain(card, "Approve");
  await world.slack.until(
    () => world.bob.messages(APPROVALS).filter(({ isPrivate }) => isPrivate).length === 2,
    {
      what: "the second refusal",
    },
  );
  expect(world.logLines.filter((line) => line.includes("S0SLOW"))).toHaveLength(1);
  world.slack.faults.hold({ method: "usergroups.users.list", at: "before", when: isSlow });
  await world.max.presses("Approve", { in: APPROVALS });
  await world.lee.sees("Max Roe approved", { in: APPROVALS, thread: true });
});

test("a group that was deleted keeps nobody from deciding who is named as an approver", async () => {
  const world = await openWorldWithBot();
  await askAndSeeCard(world, NOVA);
  world.slack.faults.add({ method: "usergroups.users.list", error: "no_such_subteam" });
  await world.lee.presses("Approve", { in: APPROVALS });
  await world.lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: true });
});

test("rights are looked up again when the reason of a denial is sent", async () => {
  const world = await openWorldWithBot();
  await askAndSeeCard(world, NOVA);
  await world.max.presses("Deny", { in: APPROVALS });
  const form = await world.max.seesModal("Deny the request");
  await form.fills("Reason", "Not needed");
  world.ops.setMembers([]);
  expect(await form.submits()).toBe("updated");
  expect(world.max.modal()?.text()).toContain("You aren't an approver of this request.");
  insistUndecided(world);
});

test("an approver who is one of the invited people neither approves nor denies, by their address in any case", async () => {
  const world = await openWorldWithBot({
    before: ({ slack, max }) => {
      const member = slack.engine.workspace.findMember(max.id);
      if (member !== null) member.email = "Max@ACME.example";
    },
  });
  const card = await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>\nMax Roe <max@acme.example>" });
  await approveInVain(world, world.max, card, "You're one of the people to be invited");
  await world.max.pressesAgain(card, "Deny");
  await world.slack.until(
    () => world.max.messages(APPROVALS).filter(({ isPrivate }) => isPrivate).length === 2,
    {
      what: "the second refusal",
    },
  );
  expect(world.max.modal()).toBeUndefined();
  await world.lee.presses("Approve", { in: APPROVALS });
  await world.lee.sees("Lee Park approved", { in: APPROVALS, thread: true });
});

test("the card names nobody as able to decide who was invited or deactivated", async () => {
  const world = await openWorldWithBot();
  const invited = await askAndSeeCard(world, { people: "Lee Park <lee@acme.example>" });
  expect(invited.text).toContain("@ops can decide until");
  expect(invited.text).not.toContain("@Lee Park");
  world.lee.becomes("deleted");
  await ask(world.ana, NOVA);
  const card = await world.max.sees(/Nova Reyes[\s\S]*\[Approve\]/, { in: APPROVALS });
  expect(card.text).toContain("@ops can decide until");
  expect(card.text).not.toContain("@Lee Park");
});

test("an invited approver can neither try again nor send again", async () => {
  const world = await openWorldWithBot();
  const { lee, max, quickbase } = world;
  quickbase.faults.add({
    action: "API_SendInvitation",
    email: "max@acme.example",
    times: 1,
    fault: { kind: "reset", at: "after" },
  });
  quickbase.faults.add({
    action: "API_AddUserToRole",
    times: 1,
    fault: { kind: "refuse", errcode: 2, errtext: "Invalid input" },
  });
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>\nMax Roe <max@acme.example>" });
  await lee.presses("Approve", { in: APPROVALS });
  const card = await lee.sees("[Send again to Max Roe]", { in: APPROVALS });
  expect(card.buttons).toHaveLength(2);
  for (const button of card.buttons) await max.pressesAgain(card, button);
  const privately = () => max.messages(APPROVALS).filter(({ isPrivate }) => isPrivate);
  await world.slack.until(() => privately().length === 2, { what: "two refusals" });
  for (const { text } of privately()) expect(text).toContain("You're one of the people to be invited");
  await lee.presses("Retry for Kim Known", { in: APPROVALS });
  await lee.sees("1 of 2 people invited", { in: APPROVALS, thread: true });
});

test("an approver whose address Slack does not tell decides, as anybody who is not known to be invited", async () => {
  const world = await openWorldWithBot({
    before: ({ slack, max }) => {
      const member = slack.engine.workspace.findMember(max.id);
      if (member !== null) member.email = undefined;
    },
  });
  await askAndSeeCard(world, { people: "Max Roe <max@acme.example>" });
  await world.max.presses("Approve", { in: APPROVALS });
  await world.lee.sees("Max Roe approved", { in: APPROVALS, thread: true });
});

test("Try again and Send again are for approvers only, not for the requester", async () => {
  const world = await openWorldWithBot();
  const { ana, bob, lee, quickbase } = world;
  quickbase.faults.add({
    action: "API_SendInvitation",
    email: "nova@x.org",
    times: 1,
    fault: { kind: "reset", at: "after" },
  });
  quickbase.faults.add({ action: "API_SendInvitation", times: 1, fault: { kind: "reset", at: "after" } });
  quickbase.faults.add({
    action: "API_AddUserToRole",
    times: 1,
    fault: { kind: "refuse", errcode: 2, errtext: "Invalid input" },
  });
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>\nNova Reyes <nova@x.org>" });
  await lee.presses("Approve", { in: APPROVALS });
  const card = await lee.sees("[Send again to Nova Reyes]", { in: APPROVALS });
  expect(card.buttons).toEqual(["Retry for Kim Known", "Send again to Nova Reyes"]);
  for (const button of card.buttons) {
    await ana.pressesAgain(card, button);
    await bob.pressesAgain(card, button);
  }
  const privately = (person: Person) => person.messages(APPROVALS).filter(({ isPrivate }) => isPrivate);
  await world.slack.until(() => privately(ana).length === 2 && privately(bob).length === 2, {
    what: "four refusals",
  });
  for (const { text } of privately(ana)) expect(text).toContain("your own request");
  for (const { text } of privately(bob)) expect(text).toContain("You aren't an approver of this request.");
  expect(quickbase.mails).toHaveLength(1);
});

test("only the requester can withdraw", async () => {
  const world = await openWorldWithBot();
  await askAndSeeCard(world, NOVA);
  const notice = await world.ana.sees("[Withdraw]", { in: dmWithBot });
  await world.lee.pressesAgain(notice, "Withdraw");
  await world.slack.until(
    () =>
      world.slack.requests.some(
        ({ method, args }) => method.startsWith("chat.post") && args.user === world.lee.id,
      ),
    { what: "Lee to be told" },
  );
  insistUndecided(world);
});
