import { expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot, type Person } from "../../src/standin/slack/people/person.ts";
import type { ReadMessage } from "../../src/standin/slack/people/read-message.ts";
import { ask, askAndSeeCard, type BotWorld, openWorldWithBot } from "./bot-in-world.ts";

/** Whom a message notifies, by its blocks or by the text beside them. */
function notifiedBy({ snapshot, mentions }: ReadMessage): string[] {
  return [...mentions, ...(snapshot.text.match(/<[@!](?!date)[^>]*>/g) ?? [])];
}

/** Those whom a post notifies; what an edit adds notifies nobody. */
function notifiedByPosts({ slack }: BotWorld): Set<string> {
  const posts = slack.requests.filter(({ method }) => method === "chat.postMessage");
  const mentioned = posts.flatMap(
    ({ args }) => String(args.blocks).match(/"(?:user|usergroup)_id":"\w+"/g) ?? [],
  );
  return new Set(mentioned.map((mention) => mention.replace(/.*:"(\w+)"/, "$1")));
}

function allMessages({ slack }: BotWorld, places: [Person, string][]): ReadMessage[] {
  expect(slack.problems).toEqual([]);
  return places.flatMap(([person, place]) => person.messages(place));
}

test("the card says for whom what will happen, who asks, why, and who can decide", async () => {
  const world = await openWorldWithBot();
  const people = "Nova Reyes <nova@x.org>\nKim Known <kim@x.org>\nBo Ray <bo@x.org>";
  const card = await askAndSeeCard(world, { people, message: "Welcome!" });
  expect(card.text).toContain("Ana Lee wants to invite 3 people to Project Tracker as Participant");
  expect(card.text).toContain("Reason\nThe audit starts on Monday");
  expect(card.text).toContain("Note in the invitation email\nWelcome!");
  expect(card.text).toMatch(/Nova Reyes {2}nova@x\.org .*New to Quickbase: we'll create an account/);
  expect(card.text).toMatch(/Kim Known {2}kim@x\.org .*Has an account: will be added as Participant/);
  expect(card.text).toMatch(/Bo Ray {2}bo@x\.org .*Already Participant: will only get the email/);
  expect(card.text).toContain("@Lee Park or @ops can decide until");
  expect(card.buttons).toEqual(["Approve", "Deny"]);
  expect(card.text).toMatch(/Reference req_\w+/);
  expect(card.notification).toContain("Ana Lee wants to invite 3 people to Project Tracker as Participant.");
});

test("the card says which roles somebody holds, who has not registered, and what Quickbase calls them", async () => {
  const world = await openWorldWithBot();
  const card = await askAndSeeCard(world, {
    people: "Lee Park <lee@acme.example>\nInes Ferreira <ines@partner.example>\nRosa Silva <kim@x.org>",
  });
  expect(card.text).toMatch(
    /Lee Park {2}lee@.* Has an account, is Administrator already: will be added as Participant too$/m,
  );
  expect(card.text).toMatch(/Ines .* Has an account, not registered yet: will be added as Participant$/m);
  expect(card.text).toMatch(/^• kim@x\.org .*"Kim Known" in Quickbase, "Rosa Silva" in the request/m);
  expect(card.text).toContain("3 people: 3 with an account; 2 from outside acme.example.");
  expect(card.text).toMatch(/Ines Ferreira {2}ines@partner\.example \(outside acme\.example\)/);
});

test("only reads are made at Quickbase before somebody decides", async () => {
  const world = await openWorldWithBot();
  const before = world.quickbase.calls.length;
  await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>\nKim Known <kim@x.org>" });
  const actions = new Set(world.quickbase.calls.slice(before).map(({ action }) => action));
  expect(actions).toEqual(new Set(["API_GetUserInfo", "API_GetUserRole"]));
});

test("the card tells that it looks people up, and can only be denied until it is done", async () => {
  const world = await openWorldWithBot();
  const held = world.quickbase.faults.hold({ action: "API_GetUserInfo", at: "before" });
  await ask(world.ana, { people: "Nova Reyes <nova@x.org>" });
  await held.reached;
  const card = await world.lee.sees(/Checking 1 person in Quickbase[\s\S]*\[Deny\]/, { in: APPROVALS });
  expect(card.buttons).toEqual(["Deny"]);
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
  expect(card.text).toMatch(
    /Couldn't check Kim Known \(.+\): .+\. You can still approve; qb-invite will check then\./,
  );
  expect(card.text).toMatch(/Nova Reyes .*New to Quickbase/);
  lift();
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("Both people were invited", { in: APPROVALS, thread: true });
});

test("a card can be decided when nobody at all could be looked up, and little time is lost over it", async () => {
  const world = await openWorldWithBot({ timing: { readsMayTakeMs: 300 } });
  const { lee, quickbase } = world;
  const away = { kind: "status", status: 503 } as const;
  const lift = quickbase.faults.add({ action: "API_GetUserInfo", fault: away });
  const people = Array.from({ length: 20 }, (_, index) => `P Q p${index}@x.org`).join("\n");
  const card = await askAndSeeCard(world, { people });
  expect(card.text).toContain("20 people: 20 not checked yet; 20 from outside acme.example.");
  // Each reason once, and not at each person.
  expect(card.text.match(/Couldn't check/g)?.length).toBeLessThanOrEqual(3);
  expect(quickbase.calls.filter(({ action }) => action === "API_GetUserInfo").length).toBeLessThanOrEqual(
    4 * 4,
  );
  lift();
  expect(lee.reads(APPROVALS)).toContain("[Approve] [Deny]");
});

test("whoever is approved while a look-up hangs is invited at once", async () => {
  const world = await openWorldWithBot({ timing: { decidableAfterMs: 100 } });
  const { lee, quickbase } = world;
  const hanging = quickbase.faults.hold({ action: "API_GetUserInfo", email: "kim@x.org", at: "before" });
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>\nNova Reyes <nova@x.org>" });
  await hanging.reached;
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("Both people were invited", { in: APPROVALS, thread: true });
  hanging.release();
});

test("look-ups to which Quickbase says nothing at all do not keep the card from being decided", async () => {
  const world = await openWorldWithBot({ timing: { readsMayTakeMs: 300 } });
  const lift = world.quickbase.faults.add({ action: "API_GetUserInfo", fault: { kind: "hang" } });
  const card = await askAndSeeCard(world, { people: "Kim Known <kim@x.org>\nNova Reyes <nova@x.org>" });
  expect(card.text.match(/· {2}Not checked yet/g)).toHaveLength(2);
  lift();
  await world.lee.presses("Approve", { in: APPROVALS });
  await world.lee.sees("Both people were invited", { in: APPROVALS, thread: true });
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
  await ana.sees("Nova Reyes was invited", { in: dmWithBot });
  expect(quickbase.mails.map((mail) => mail.text)).toEqual([text]);
  const mentioned = ["@Lee Park", "@ops", "@Ana Lee"];
  for (const message of allMessages(world, [
    [lee, APPROVALS],
    [ana, dmWithBot],
  ])) {
    expect(notifiedBy(message).filter((id) => !mentioned.includes(id))).toEqual([]);
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
  expect(card.notification).toContain("eve.stone wants to invite Nova Reyes");
  // A mention looks like none of the bot's words; Slack fills it with the name that they gave themself.
  expect(card.snapshot.blocks).toContainEqual(
    expect.objectContaining({
      elements: [
        expect.objectContaining({ elements: expect.arrayContaining([{ type: "user", user_id: eve.id }]) }),
      ],
    }),
  );
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
    "First name of nova.reyes@x.org": 'A name can\'t contain "*". Remove it.',
    "Last name of nova.reyes@x.org": 'A name can\'t contain "<". Remove it.',
  });
  // Each is a name, and side by side they read as another.
  await names.fills("First name of nova.reyes@x.org", "Max");
  await names.fills("Last name of nova.reyes@x.org", "Рое");
  expect(await names.submits()).toBe("errors");
  expect(names.errors()).toEqual({
    "Last name of nova.reyes@x.org":
      '"Рое" mixes alphabets whose letters look alike. Type the name again in one alphabet.',
  });
  expect(lee.reads(APPROVALS)).toBe("");
  await names.fills("First name of nova.reyes@x.org", "Nova\u202e");
  await names.fills("Last name of nova.reyes@x.org", "D’Arcy\u0007");
  expect(await names.submits()).toBe("cleared");
  const card = await lee.sees("[Approve]", { in: APPROVALS });
  expect(card.text).toContain("Nova D’Arcy  nova.reyes@x.org");
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("Nova D’Arcy was invited", { in: dmWithBot });
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
  expect(new Set(notifiedBy(card))).toEqual(new Set(["@Ana Lee", "@Lee Park", "@ops"]));
  const notified = notifiedByPosts(world);
  expect(notified).toContain(lee.id);
  expect(notified).not.toContain(ana.id);
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: true });
  await ana.sees("Nova Reyes was invited", { in: dmWithBot });
  for (const message of lee.messages(APPROVALS))
    expect(notifiedBy(message).filter((name) => name !== "@Ana Lee")).toEqual([]);
  expect(notifiedByPosts(world)).toEqual(notified);
});

test("the requester follows their request in the direct message, to its end", async () => {
  const world = await openWorldWithBot();
  const { ana, lee } = world;
  await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>" });
  const notice = await ana.sees(
    "You asked to invite Nova Reyes (nova@x.org) to Project Tracker as Participant",
    {
      in: dmWithBot,
    },
  );
  expect(notice.buttons).toEqual(["Withdraw"]);
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("Nova Reyes (nova@x.org) was invited to Project Tracker as Participant", { in: dmWithBot });
  const after = await ana.sees(/You asked to invite[\s\S]*Approved by Lee Park/, { in: dmWithBot });
  expect(after.ts).toBe(notice.ts);
  expect(after.buttons).toEqual([]);
});
