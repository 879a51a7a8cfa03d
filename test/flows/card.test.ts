import { expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot, type Person } from "../../src/standin/slack/people/person.ts";
import type { ReadMessage } from "../../src/standin/slack/people/read-message.ts";
import { ask, askAndSeeCard, type BotWorld, openWorldWithBot } from "./bot-in-world.ts";

/** Whom a message notifies, by its blocks or by the text beside them. */
function notifiedBy({ snapshot, mentions }: ReadMessage): string[] {
  return [...mentions, ...(snapshot.text.match(/<[@!](?!date)[^>]*>/g) ?? [])];
}

function allMessages({ slack }: BotWorld, places: [Person, string][]): ReadMessage[] {
  expect(slack.problems).toEqual([]);
  return places.flatMap(([person, place]) => person.messages(place));
}

test("the card says for whom what will happen, who asks, why, and who can decide", async () => {
  const world = await openWorldWithBot();
  const people = "Nova Reyes <nova@x.org>\nKim Known <kim@x.org>\nBo Ray <bo@x.org>";
  const card = await askAndSeeCard(world, { people, message: "Welcome!" });
  expect(card.text).toContain("Ana Lee asks to invite 3 people to Project Tracker as Participant");
  expect(card.text).toContain("Reason:\nThe audit starts on Monday");
  expect(card.text).toContain("Message in the mail:\nWelcome!");
  expect(card.text).toMatch(/Nova Reyes {2}nova@x\.org .*new to Quickbase: an account will be made/);
  expect(card.text).toMatch(/Kim Known {2}kim@x\.org .*has an account: will get the role Participant/);
  expect(card.text).toMatch(/Bo Ray {2}bo@x\.org .*has the role Participant already: only the mail/);
  expect(card.text).toContain("@Lee Park or @ops can decide until");
  expect(card.buttons).toEqual(["Approve", "Deny"]);
  expect(card.text).toMatch(/Reference req_\w+/);
  expect(card.notification).toContain("Ana Lee asks to invite 3 people to Project Tracker as Participant.");
});

test("the card says which roles somebody holds, who has not registered, and what Quickbase calls them", async () => {
  const world = await openWorldWithBot();
  const card = await askAndSeeCard(world, {
    people: "Lee Park <lee@acme.example>\nInes Ferreira <ines@partner.example>\nRosa Silva <kim@x.org>",
  });
  expect(card.text).toMatch(
    /Lee Park {2}lee@.* is Administrator already: will get the role Participant as well$/m,
  );
  expect(card.text).toMatch(
    /Ines .* has an account that waits for its registration: will get the role Participant$/m,
  );
  expect(card.text).toMatch(/Rosa Silva {2}kim@x\.org .*Quickbase knows this person as "Kim Known"$/m);
});

test("only reads are made at Quickbase before somebody decides", async () => {
  const world = await openWorldWithBot();
  const before = world.quickbase.calls.length;
  await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>\nKim Known <kim@x.org>" });
  const actions = new Set(world.quickbase.calls.slice(before).map(({ action }) => action));
  expect(actions).toEqual(new Set(["API_GetUserInfo", "API_GetUserRole"]));
});

test("the card tells that it looks people up, and has no buttons until it is done", async () => {
  const world = await openWorldWithBot();
  const held = world.quickbase.faults.hold({ action: "API_GetUserInfo", at: "before" });
  await ask(world.ana, { people: "Nova Reyes <nova@x.org>" });
  await held.reached;
  const card = await world.lee.sees("Looking up 1 person at Quickbase", { in: APPROVALS });
  expect(card.buttons).toEqual([]);
  held.release();
  await world.lee.sees("[Approve]", { in: APPROVALS });
});

test("a look-up that fails says so, and the card can still be decided", async () => {
  const world = await openWorldWithBot();
  const { lee, quickbase } = world;
  const lift = quickbase.faults.add({
    action: "API_GetUserInfo",
    email: "kim@x.org",
    fault: { kind: "refuse", errcode: 3, errtext: "Insufficient permissions" },
  });
  const card = await askAndSeeCard(world, { people: "Kim Known <kim@x.org>\nNova Reyes <nova@x.org>" });
  expect(card.text).toMatch(/Kim Known .*could not be looked up \(.+\): Quickbase will be asked again/);
  expect(card.text).toMatch(/Nova Reyes .*new to Quickbase/);
  lift();
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("All 2 people are invited", { in: APPROVALS, thread: true });
});

test("a card can be decided when nobody at all could be looked up, and little time is lost over it", async () => {
  const world = await openWorldWithBot({ timing: { readsMayTakeMs: 300 } });
  const { lee, quickbase } = world;
  const away = { kind: "status", status: 503 } as const;
  const lift = quickbase.faults.add({ action: "API_GetUserInfo", fault: away });
  const people = Array.from({ length: 20 }, (_, index) => `P Q p${index}@x.org`).join("\n");
  const card = await askAndSeeCard(world, { people });
  expect(card.text.match(/could not be looked up/g)).toHaveLength(20);
  expect(quickbase.calls.filter(({ action }) => action === "API_GetUserInfo").length).toBeLessThanOrEqual(
    4 * 4,
  );
  lift();
  expect(lee.reads(APPROVALS)).toContain("[Approve] [Deny]");
});

test("look-ups to which Quickbase says nothing at all do not keep the card from being decided", async () => {
  const world = await openWorldWithBot({ timing: { readsMayTakeMs: 300 } });
  const lift = world.quickbase.faults.add({ action: "API_GetUserInfo", fault: { kind: "hang" } });
  const card = await askAndSeeCard(world, { people: "Kim Known <kim@x.org>\nNova Reyes <nova@x.org>" });
  expect(card.text.match(/could not be looked up/g)).toHaveLength(2);
  lift();
  await world.lee.presses("Approve", { in: APPROVALS });
  await world.lee.sees("All 2 people are invited", { in: APPROVALS, thread: true });
});

const hostile = [
  "<!channel> <!here> <@U0STANDIN> <#C1|x> <!subteam^S1>",
  "*bold* _it_ ~no~ `code` :tada: @channel",
  "&amp; &lt;b&gt; <script>alert(1)</script> ]]></usertext><x>",
  "https://evil.example <https://evil.example|bank.example>",
];

test("hostile text is shown as it was typed, mentions nobody, and makes no link", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  const text = hostile.join("\n");
  const card = await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>", message: text, reason: text });
  for (const line of hostile) expect(card.text.split(line)).toHaveLength(3);
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("Nova Reyes is invited", { in: dmWithBot });
  expect(quickbase.mails.map((mail) => mail.text)).toEqual([text]);
  const approvers = ["@Lee Park", "@ops"];
  for (const message of allMessages(world, [
    [lee, APPROVALS],
    [ana, dmWithBot],
  ])) {
    expect(notifiedBy(message).filter((id) => !approvers.includes(id))).toEqual([]);
    expect(JSON.stringify(message.snapshot.blocks)).not.toContain('"link"');
  }
});

test("somebody whose own name would pass for a sentence of the bot is called by their handle", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, slack } = world;
  const eve = slack.addPerson({
    name: "Lee Park (approver). Approved by Max Roe",
    handle: "eve.stone",
    email: "eve@acme.example",
  });
  slack.addChannel({ name: "eves", members: [eve, ana] });
  await eve.types("/qb-invite", { in: "eves" });
  const form = await eve.seesModal("Invite people");
  await form.shows("Role: ");
  await form.chooses("Role", "Participant");
  await form.fills("People", "Nova Reyes <nova@x.org>");
  await form.fills("Reason", "The audit starts on Monday");
  await form.submits();
  const card = await lee.sees("[Approve]", { in: APPROVALS });
  expect(card.text).toContain("eve.stone asks to invite Nova Reyes");
  expect(JSON.stringify(card.snapshot)).not.toContain("Approved by");
});

test("a hostile name is refused at its field, and reaches neither the card nor Quickbase", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  await ana.types("/qb-invite", { in: GENERAL });
  const first = await ana.seesModal("Invite people");
  await first.chooses("Role", "Participant");
  await first.fills("People", "nova.reyes@x.org");
  await first.fills("Reason", "The audit");
  await first.submits();
  const names = await ana.seesModal("Names");
  await names.fills("First name of nova.reyes@x.org", "*No&va*\u202e <!here>");
  await names.fills("Last name of nova.reyes@x.org", "<b>R</b> &amp; _Co_\u0007");
  expect(await names.submits()).toBe("errors");
  expect(names.errors()).toEqual({
    "First name of nova.reyes@x.org": 'A name has no "*": leave it out',
    "Last name of nova.reyes@x.org": 'A name has no "<": leave it out',
  });
  // Each is a name, and side by side they read as another.
  await names.fills("First name of nova.reyes@x.org", "Max");
  await names.fills("Last name of nova.reyes@x.org", "Рое");
  expect(await names.submits()).toBe("errors");
  expect(names.errors()).toEqual({
    "Last name of nova.reyes@x.org":
      '"Рое" mixes letters that look alike: type the name anew, in one alphabet',
  });
  expect(lee.reads(APPROVALS)).toBe("");
  await names.fills("First name of nova.reyes@x.org", "Nova\u202e");
  await names.fills("Last name of nova.reyes@x.org", "D’Arcy\u0007");
  expect(await names.submits()).toBe("cleared");
  const card = await lee.sees("[Approve]", { in: APPROVALS });
  expect(card.text).toContain("Nova D’Arcy  nova.reyes@x.org");
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("Nova D’Arcy is invited", { in: dmWithBot });
  const account = quickbase.state().accounts.find(({ email }) => email === "nova.reyes@x.org");
  expect(account?.name).toBe("Nova D’Arcy");
});

test("marks that turn the direction of writing or hide letters do not reach the approver", async () => {
  const world = await openWorldWithBot();
  const reason = "pay \u202egnp.exe\u202c to\u200b\u2066 Eve\ufeff";
  const card = await askAndSeeCard(world, { people: "No\u200bva\u202e Reyes <nova@x.org>", reason });
  expect(card.text).toContain("Nova Reyes  nova@x.org");
  expect(card.text).toContain("pay gnp.exe to Eve");
  expect(JSON.stringify(card.snapshot.blocks)).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/);
});

test("only the approvers are notified by the card, and nobody by what follows in its thread", async () => {
  const world = await openWorldWithBot();
  const { ana, lee } = world;
  const card = await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>" });
  expect(new Set(notifiedBy(card))).toEqual(new Set(["@Lee Park", "@ops"]));
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("Nova Reyes is invited", { in: APPROVALS, thread: true });
  await ana.sees("Nova Reyes is invited", { in: dmWithBot });
  for (const message of lee.messages(APPROVALS)) expect(notifiedBy(message)).toEqual([]);
});

test("the requester follows their request in the direct message, to its end", async () => {
  const world = await openWorldWithBot();
  const { ana, lee } = world;
  await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>" });
  const notice = await ana.sees("You asked to invite Nova Reyes to Project Tracker as Participant", {
    in: dmWithBot,
  });
  expect(notice.buttons).toEqual(["Withdraw"]);
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("You had asked to invite Nova Reyes to Project Tracker as Participant", { in: dmWithBot });
  const after = await ana.sees(/You asked to invite[\s\S]*Approved by Lee Park/, { in: dmWithBot });
  expect(after.ts).toBe(notice.ts);
  expect(after.buttons).toEqual([]);
});
