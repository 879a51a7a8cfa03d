import { expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, openWorldWithBot } from "./bot-in-world.ts";

test("while many people are carried out the card is edited about once a second, and the thread has its list and two replies", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, slack } = world;
  const people = Array.from({ length: 20 }, (_, index) => `P Q p${index}@x.org`).join("\n");
  const lookUp = world.quickbase.faults.add({
    action: "API_GetUserInfo",
    fault: { kind: "refuse", errcode: 3 },
  });
  const card = await askAndSeeCard(world, { people });
  lookUp();
  const before = slack.requests.length;
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees(/20 people: .*in progress/, { in: APPROVALS, thread: false });
  await ana.sees(/All 20 people were invited to/, { in: dmWithBot, deadlineMs: 20_000 });

  const edits = slack.requests
    .slice(before)
    .filter(({ method, args }) => method === "chat.update" && args.ts === card.ts)
    .map(({ atMs }) => atMs);
  const most = Math.max(...edits.map((from) => edits.filter((at) => at >= from && at < from + 1000).length));
  expect(edits.length).toBeGreaterThan(3);
  // The last edit, which shows the end, does not wait its turn.
  expect(most).toBeLessThanOrEqual(2);
  await lee.sees("All 20 people were invited.", { in: APPROVALS, thread: true });
  const replies = lee.messages(APPROVALS).filter(({ isReply }) => isReply);
  expect(replies.map(({ text }) => text.split("\n")[0])).toEqual([
    "People 11 to 20 of 20:",
    expect.stringContaining("Lee Park approved Ana Lee's request"),
    "All 20 people were invited.",
  ]);
});

test("the card shows each step while it happens", async () => {
  const world = await openWorldWithBot();
  const { lee, quickbase } = world;
  await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>\nKim Known <kim@x.org>" });
  const provision = quickbase.faults.hold({ action: "API_ProvisionUser", at: "before" });
  const mail = quickbase.faults.hold({ action: "API_SendInvitation", at: "before" });
  await lee.presses("Approve", { in: APPROVALS });
  await provision.reached;
  const first = await lee.sees("Creating the account …", { in: APPROVALS, thread: false });
  expect(first.text).toMatch(/Kim Known.*Waiting/);
  expect(first.buttons).toEqual([]);
  provision.release();
  await mail.reached;
  await lee.sees("Account created. Sending the email …", { in: APPROVALS, thread: false });
  mail.release();
  const end = await lee.sees("Both people were invited", { in: APPROVALS, thread: false });
  expect(end.text).toMatch(/Nova Reyes.*Invited \(new account\)/);
});

test("the result has one line a person, with Quickbase's number, its text, and what to do", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  quickbase.faults.add({ action: "API_SendInvitation", times: 1, fault: { kind: "reset", at: "after" } });
  await askAndSeeCard(world, {
    people: "Kim Known <kim@x.org>\nDora Denied <dora@x.org>\nNova Reyes <nova@x.org>",
  });
  await lee.presses("Approve", { in: APPROVALS });
  const result = await lee.sees("1 of 3 people invited", { in: APPROVALS, thread: true });
  const lines = result.text.split("\n").filter((line) => line.startsWith("• "));
  expect(lines).toHaveLength(3);
  expect(lines.find((line) => line.includes("Kim Known"))).toContain("Quickbase didn't confirm the email");
  expect(lines.find((line) => line.includes("Dora"))).toMatch(
    /Not invited: Quickbase rejected .*\. \S.* \(\d+, ".+"\)/,
  );
  expect(lines.find((line) => line.includes("Nova"))).toContain("Invited (new account)");
  expect(result.text).toContain("An approver can retry or send the email again from the card above.");
  const told = await ana.sees(/1 of 3 people was invited to/, { in: dmWithBot });
  expect(told.text).toContain("an approver can retry or send the email again from the card.");
  expect(told.buttons).toEqual([]);
});

test("a Quickbase that is busy is waited for, and card and notice say how far it is", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  const lift = quickbase.faults.add({
    action: "API_AddUserToRole",
    fault: { kind: "status", status: 503, body: "html" },
  });
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("Quickbase isn't responding. Retrying automatically since", {
    in: APPROVALS,
    thread: false,
  });
  const notice = await ana.sees(/You asked[\s\S]*Approved by Lee Park[\s\S]*Retrying automatically since/, {
    in: dmWithBot,
    deadlineMs: 20_000,
  });
  expect(notice.buttons).toEqual([]);
  lift();
  await ana.sees(/Kim Known \(.*\) was invited to/, { in: dmWithBot, deadlineMs: 15_000 });
  expect(quickbase.mails).toHaveLength(1);
  await lee.sees("Kim Known was invited", { in: APPROVALS, thread: true });
  expect(lee.messages(APPROVALS).filter(({ isReply }) => isReply)).toHaveLength(2);
});

test("of a role that is gone card, thread and requester hear that only a new request helps", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  quickbase.faults.add({
    action: "API_AddUserToRole",
    fault: { kind: "refuse", errcode: 110, errtext: "Invalid role" },
  });
  await lee.presses("Approve", { in: APPROVALS });
  const told = await ana.sees(/Retrying won't help [\s\S]*Ask again with another role\./, {
    in: dmWithBot,
  });
  expect(told.text).not.toContain("Nothing for you to do");
  expect(told.text).not.toContain("can retry");
  const help = "Retrying won't help Kim Known: Ana Lee has to send a new request with another role.";
  await lee.sees(help, { in: APPROVALS, thread: false });
  const result = await lee.sees(help, { in: APPROVALS, thread: true });
  expect(result.text).not.toContain("An approver can");
});
