import { expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { ask, askAndSeeCard, openWorldWithBot } from "./bot-in-world.ts";

const NOVA = { people: "Nova Reyes <nova@x.org>" };

test("of two approvers at the same instant one wins, and the other is told privately who", async () => {
  const world = await openWorldWithBot();
  const { lee, max, quickbase } = world;
  const card = await askAndSeeCard(world, NOVA);
  await Promise.all([lee.pressesAgain(card, "Approve"), max.pressesAgain(card, "Approve")]);
  await lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: true });
  const decided = await lee.sees("Approved by", { in: APPROVALS, thread: false });
  const [winner, loser] = decided.text.includes("Approved by Lee Park") ? [lee, max] : [max, lee];
  const told = await loser.sees(`${winner.name} already approved this request`, {
    in: APPROVALS,
    privately: true,
  });
  expect(told.text).toContain("Your approval wasn't recorded.");
  expect(winner.messages(APPROVALS).filter(({ isPrivate }) => isPrivate)).toEqual([]);
  expect(
    lee.messages(APPROVALS).filter(({ text }) => text.includes("approved Ana Lee's request")),
  ).toHaveLength(1);
  expect(quickbase.mails).toHaveLength(1);
});

test("of an approval and a denial at the same instant one counts", async () => {
  const world = await openWorldWithBot();
  const { lee, max, quickbase } = world;
  await askAndSeeCard(world, NOVA);
  await max.presses("Deny", { in: APPROVALS });
  const form = await max.seesModal("Deny the request");
  await form.fills("Reason", "Not needed");
  await Promise.all([form.submits(), lee.presses("Approve", { in: APPROVALS })]);
  const card = await lee.sees(/Approved by Lee Park|Denied by Max Roe/, { in: APPROVALS, thread: false });
  if (card.text.includes("Denied")) {
    await lee.sees("Max Roe already denied this request", { in: APPROVALS, privately: true });
    expect(quickbase.mails).toEqual([]);
  } else {
    expect(max.modal()?.text()).toContain("Lee Park already approved this request");
    await quickbase.until(({ mails }) => mails.length === 1, { deadlineMs: 5_000 });
  }
});

test("a denial needs a reason, and the requester and the channel read it", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  await askAndSeeCard(world, NOVA);
  await lee.presses("Deny", { in: APPROVALS });
  const form = await lee.seesModal("Deny the request");
  expect(form.text()).toContain("Ana Lee wants to invite Nova Reyes");
  expect(await form.submits()).toBe("not sent");
  await form.fills("Reason", " \u200b\n");
  expect(await form.submits()).toBe("errors");
  expect(form.errors()).toEqual({ Reason: "Say briefly why you deny it." });
  await form.fills("Reason", "Not *before* June");
  expect(await form.submits()).toBe("closed");
  const told = await ana.sees("Lee Park denied your request", { in: dmWithBot });
  expect(told.text).toContain("Not *before* June");
  const card = await lee.sees("Denied by Lee Park", { in: APPROVALS, thread: false });
  expect(card.text).toContain("Not *before* June");
  expect(card.text).toContain("No one was invited.");
  expect(card.buttons).toEqual([]);
  await lee.sees("Lee Park denied Ana Lee's request", { in: APPROVALS, thread: true });
  expect(quickbase.mails).toEqual([]);
});

test("Approve after a denial does nothing, and says who denied", async () => {
  const world = await openWorldWithBot();
  const { lee, max, quickbase } = world;
  const card = await askAndSeeCard(world, NOVA);
  await lee.presses("Deny", { in: APPROVALS });
  const form = await lee.seesModal("Deny the request");
  await form.fills("Reason", "Not needed");
  await form.submits();
  await max.pressesAgain(card, "Approve");
  const told = await max.sees("Your approval wasn't recorded.", { in: APPROVALS, privately: true });
  expect(told.text).toContain("Lee Park already denied this request");
  await max.pressesAgain(card, "Deny");
  await world.slack.until(() => max.messages(APPROVALS).filter(({ isPrivate }) => isPrivate).length === 2, {
    what: "the answer to the second click",
  });
  expect(max.modal()).toBeUndefined();
  expect(quickbase.mails).toEqual([]);
});

test("the reason of a denial that is sent after an approval changes nothing, and says who approved", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, max } = world;
  await askAndSeeCard(world, NOVA);
  await max.presses("Deny", { in: APPROVALS });
  const form = await max.seesModal("Deny the request");
  await form.fills("Reason", "Not needed");
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("Nova Reyes was invited", { in: dmWithBot });
  expect(await form.submits()).toBe("updated");
  expect(max.modal()?.text()).toContain("Lee Park already approved this request");
  expect(ana.reads(dmWithBot)).not.toContain("denied");
});

test("a withdrawn request leaves the card without buttons, and an approval after it does nothing", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  const card = await askAndSeeCard(world, NOVA);
  await ana.sees("[Withdraw]", { in: dmWithBot });
  expect(ana.confirmOf("Withdraw", { in: dmWithBot })).toContain("No one will be invited");
  await ana.presses("Withdraw", { in: dmWithBot });
  const withdrawn = await lee.sees("Withdrawn by Ana Lee", { in: APPROVALS });
  expect(withdrawn.ts).toBe(card.ts);
  expect(withdrawn.buttons).toEqual([]);
  await ana.sees("You withdrew this request", { in: dmWithBot });
  await lee.pressesAgain(card, "Approve");
  const told = await lee.sees("Your approval wasn't recorded.", { in: APPROVALS, privately: true });
  expect(told.text).toContain("Ana Lee withdrew this request");
  expect(quickbase.mails).toEqual([]);
});

test("Withdraw after an approval does nothing, and says who approved", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  await askAndSeeCard(world, NOVA);
  const notice = await ana.sees("[Withdraw]", { in: dmWithBot });
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("Nova Reyes was invited", { in: dmWithBot });
  await ana.pressesAgain(notice, "Withdraw");
  const told = await ana.sees("It can't be withdrawn any more.", { in: dmWithBot });
  expect(told.isPrivate).toBe(true);
  expect(told.text).toContain("Lee Park already approved this request");
  expect(quickbase.mails).toHaveLength(1);
});

test("Try again and Send again that are pressed twice count once", async () => {
  const world = await openWorldWithBot();
  const { lee, max, quickbase } = world;
  quickbase.faults.add({ action: "API_SendInvitation", times: 1, fault: { kind: "reset", at: "after" } });
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  await lee.presses("Approve", { in: APPROVALS });
  const card = await lee.sees("[Send again to Kim Known]", { in: APPROVALS });
  await Promise.all([
    lee.pressesAgain(card, "Send again to Kim Known"),
    max.pressesAgain(card, "Send again to Kim Known"),
    lee.pressesAgain(card, "Send again to Kim Known"),
  ]);
  await lee.sees("Kim Known was invited", { in: APPROVALS, thread: true });
  await world.slack.until(
    () =>
      [lee, max].flatMap((each) => each.messages(APPROVALS).filter(({ isPrivate }) => isPrivate)).length >= 2,
    { what: "the two other clicks to be answered" },
  );
  expect(quickbase.mails).toHaveLength(2);
});

test("a second click on Send again, on the card as it was before the first, sends no third mail", async () => {
  const world = await openWorldWithBot();
  const { lee, max, quickbase } = world;
  const lose = () =>
    quickbase.faults.add({ action: "API_SendInvitation", times: 1, fault: { kind: "reset", at: "after" } });
  lose();
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  await lee.presses("Approve", { in: APPROVALS });
  const before = await lee.sees("[Send again to Kim Known]", { in: APPROVALS });
  lose();
  await lee.presses("Send again to Kim Known", { in: APPROVALS });
  await quickbase.until(({ mails }) => mails.length === 2, { deadlineMs: 10_000 });
  await world.slack.until(
    () => lee.messages(APPROVALS).filter(({ text }) => text.includes("it may have arrived")).length > 2,
    {
      what: "the second result",
    },
  );
  await max.pressesAgain(before, "Send again to Kim Known");
  await max.sees("Someone was faster, or nothing is left to do.", { in: APPROVALS, privately: true });
  expect(quickbase.mails).toHaveLength(2);
});

test("a request that is withdrawn while people are looked up is closed at once, and nobody else is looked up", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  const lift = quickbase.faults.add({ action: "API_GetUserInfo", fault: { kind: "hang" } });
  const people = Array.from("ABCDEFGHIJKL", (letter) => `Nova ${letter}oe <${letter}@x.org>`).join("\n");
  await ask(ana, { people });
  await ana.sees("[Withdraw]", { in: dmWithBot });
  await ana.presses("Withdraw", { in: dmWithBot });
  await lee.sees("Withdrawn", { in: APPROVALS });
  const before = quickbase.calls.length;
  lift();
  await ana.sees(/Withdrawn|withdrew/, { in: dmWithBot });
  await world.slack.until(
    () => ana.messages(dmWithBot).every(({ buttons }) => !buttons.includes("Withdraw")),
    {
      what: "the notice to lose its button",
    },
  );
  expect(quickbase.calls.length - before).toBeLessThan(12);
});

test("what was denied is asked for again by its requester alone, as the same and by another approval", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, max, quickbase } = world;
  await askAndSeeCard(world, { ...NOVA, role: "Viewer", reason: "The audit" });
  await lee.presses("Deny", { in: APPROVALS });
  const denial = await lee.seesModal("Deny the request");
  await denial.fills("Reason", "Ask on Monday");
  await denial.submits();
  const end = await ana.sees("[Ask again]", { in: dmWithBot });

  await max.pressesAgain(end, "Ask again");
  await world.slack.until(
    () => world.logLines.some((line) => line.includes('"ask again","why":"not the requester"')),
    {
      what: "the click of somebody else",
    },
  );
  expect(max.modal()).toBeUndefined();

  await world.restart();
  await ana.presses("Ask again", { in: dmWithBot });
  const form = await ana.seesModal("Invite people");
  await form.shows("Role: [Viewer]");
  expect(form.text()).toContain("[Nova Reyes <nova@x.org>]");
  await form.fills("Reason", "It is Monday");
  expect(await form.submits()).toBe("cleared");
  const card = await lee.sees(/It is Monday[\s\S]*\[Approve\]/, { in: APPROVALS });
  expect(card.text).toContain("as Viewer");
  expect(quickbase.mails).toEqual([]);
  await lee.presses("Approve", { in: APPROVALS });
  await quickbase.until(({ mails }) => mails.length === 1, { deadlineMs: 10_000 });
});

test("Ask again of a request that has been withdrawn opens it anew, and of one that goes on is out of date", async () => {
  const world = await openWorldWithBot();
  const { ana, lee } = world;
  await askAndSeeCard(world, NOVA);
  await ana.presses("Withdraw", { in: dmWithBot });
  const notice = await ana.sees("[Ask again]", { in: dmWithBot });
  await askAndSeeCard(world, NOVA);
  const waiting = await ana.sees("[Withdraw]", { in: dmWithBot });
  const stale = structuredClone(notice);
  const buttonValueOf = ({ snapshot }: typeof notice) =>
    /"value":"(req_[^"]*)"/.exec(JSON.stringify(snapshot.blocks))?.[1] ?? "";
  stale.snapshot.blocks = JSON.parse(
    JSON.stringify(notice.snapshot.blocks).replaceAll(buttonValueOf(notice), buttonValueOf(waiting)),
  );
  await ana.pressesAgain(stale, "Ask again");
  await ana.sees("This button is out of date.", { in: dmWithBot });
  expect(ana.modal()).toBeUndefined();
  await ana.pressesAgain(notice, "Ask again");
  const form = await ana.seesModal("Invite people");
  expect(form.text()).toContain("[Nova Reyes <nova@x.org>]");
  expect(lee.messages(APPROVALS).filter(({ isReply }) => !isReply)).toHaveLength(2);
});
