import { expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { openDatabaseAsItIs } from "../../src/store/database.ts";
import { findSentences } from "../contract/codes.ts";
import { askAndSeeCard, type BotWorld, openWorldWithBot } from "./bot-in-world.ts";

const actionsOf = (calls: readonly { action: string }[]) => calls.map(({ action }) => action);

test("a new person, a known one and one who has the role are invited, each by the right calls", async () => {
  const world = await openWorldWithBot();
  const { lee, ana, quickbase } = world;
  const people = "Nova Reyes <nova@x.org>\nKim Known <kim@x.org>\nBo Ray <bo@x.org>";
  const card = await askAndSeeCard(world, { people, message: "Welcome!" });
  expect(card.text).toContain("Ana Lee wants to invite 3 people to Project Tracker as Participant");
  expect(card.text).toMatch(/Nova Reyes.*New to Quickbase: we'll create an account/);
  expect(card.text).toMatch(/Bo Ray.*will only get the email/);
  expect(quickbase.mails).toEqual([]);

  const before = quickbase.calls.length;
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("All 3 people were invited", { in: APPROVALS, thread: true });
  await ana.sees("All 3 people were invited", { in: dmWithBot });

  // What was looked up for the approvers a moment ago is not asked again; the first person goes alone, the rest abreast.
  const after = actionsOf(quickbase.calls.slice(before));
  expect(after.slice(0, 3)).toEqual(["API_GetRoleInfo", "API_ProvisionUser", "API_SendInvitation"]);
  expect(after.slice(3).toSorted()).toEqual([
    ...["API_AddUserToRole", "API_AddUserToRole"],
    ...["API_SendInvitation", "API_SendInvitation"],
  ]);
  expect(quickbase.mails.map(({ to, text }) => `${to}: ${text}`).toSorted()).toEqual([
    "bo@x.org: Welcome!",
    "kim@x.org: Welcome!",
    "nova@x.org: Welcome!",
  ]);
  const final = await lee.sees("Approved by Lee Park", { in: APPROVALS, thread: false });
  expect(final.buttons).toEqual([]);
  expect(world.slack.problems).toEqual([]);
});

test("a person whom Quickbase refuses stops nobody else, and can be tried again", async () => {
  const world = await openWorldWithBot();
  const { lee, max, quickbase, slack } = world;
  const lift = quickbase.faults.add({
    action: "API_AddUserToRole",
    when: ({ userid }) => userid !== null,
    times: 1,
    fault: { kind: "refuse", errcode: 2, errtext: "Invalid input" },
  });
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>\nNova Reyes <nova@x.org>" });
  await lee.presses("Approve", { in: APPROVALS });
  const result = await lee.sees("1 of 2 people", { in: APPROVALS, thread: true });
  expect(result.text).toMatch(/Kim Known.*Not invited.*2, "Invalid input"/);
  expect(result.text).toMatch(/Nova Reyes.*Invited/);
  lift();

  await max.presses("Retry for Kim Known", { in: APPROVALS });
  await lee.sees("Both people were invited", { in: APPROVALS, thread: true });
  expect(quickbase.mails.map(({ to }) => to)).toEqual(["nova@x.org", "kim@x.org"]);
  expect(slack.problems).toEqual([]);
  await expectNoSentences(world);
});

test("a mail whose answer is lost is called unknown, and sent again only when a human asks", async () => {
  const world = await openWorldWithBot();
  const { lee, quickbase } = world;
  quickbase.faults.add({ action: "API_SendInvitation", times: 1, fault: { kind: "reset", at: "after" } });
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("Quickbase didn't confirm the email", { in: APPROVALS, thread: true });
  expect(quickbase.mails).toHaveLength(1);
  expect(lee.confirmOf("Send again to Kim Known", { in: APPROVALS })).toMatch(/second/i);

  await lee.presses("Send again to Kim Known", { in: APPROVALS });
  await lee.sees("Kim Known was invited", { in: APPROVALS, thread: true });
  await quickbase.until(({ mails }) => mails.length === 2, { deadlineMs: 10_000 });
  await expectNoSentences(world);
});

/** Whatever the bot has stored of its own are codes. */
async function expectNoSentences({ environment }: BotWorld): Promise<void> {
  const database = await openDatabaseAsItIs(environment.DATABASE_URL ?? "");
  const facts = await database.queries.selectFrom("facts").selectAll().execute();
  const requests = await database.queries.selectFrom("requests").selectAll().execute();
  await database.close();
  expect(facts.length).toBeGreaterThan(5);
  expect(findSentences([facts, requests])).toEqual([]);
}
