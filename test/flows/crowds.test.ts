import { expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { ask, askAndSeeCard, type BotWorld, openForm, openWorldWithBot } from "./bot-in-world.ts";

/** A world with so many members more, mentioned by their handles. */
async function openCrowd(count: number) {
  const handles = Array.from({ length: count }, (_, index) => `c${index + 1}`);
  const world = await openWorldWithBot({
    before: ({ slack }) => {
      for (const handle of handles)
        slack.addPerson({ name: `Cro ${handle}`, handle, email: `${handle}@x.io` });
    },
  });
  return { world, mentions: handles.map((handle) => `@${handle}`).join(" ") };
}

const isOfCrowd = ({ handle }: { handle: string }) => /^c\d/.test(handle);

const callsOf = ({ slack }: BotWorld, method: string) =>
  slack.requests.filter((request) => request.method === method);

/** Who was looked up but for the one who reads the form, and whose language it has. */
const lookedUp = (world: BotWorld) =>
  callsOf(world, "users.info").filter(({ args }) => args.user !== world.ana.id);

/** Holds the next calls of a method, and counts how many are there at once. */
function holdCalls({ slack }: BotWorld, count: number, of: Parameters<typeof slack.faults.hold>[0]) {
  const held = Array.from({ length: count }, () => slack.faults.hold(of));
  let reached = 0;
  for (const hold of held)
    void hold.reached.then(() => {
      reached += 1;
      slack.engine.workspace.changed("a call is held");
    });
  return {
    reached: () => reached,
    untilReached: (least: number) =>
      slack.until(() => reached >= least, { what: `${least} calls of ${of.method}` }),
    release: () => {
      for (const { release } of held) release();
    },
  };
}

test("a command with 250 mentions is answered privately, and looks nobody up", async () => {
  const { world, mentions } = await openCrowd(250);
  await world.ana.types(`/qb-invite ${mentions}`, { in: GENERAL });
  const answer = await world.ana.sees("You mentioned 250", { in: GENERAL });
  expect(answer.isPrivate).toBe(true);
  expect(answer.text).toContain("You can invite up to 100 people at once.");
  expect(lookedUp(world)).toEqual([]);
  expect(world.ana.modal()).toBeUndefined();
});

test("a hundred mentioned members stand in the form with their addresses", async () => {
  const { world, mentions } = await openCrowd(100);
  const form = await openForm(world.ana, mentions);
  expect(form.text().match(/Cro c\d+ <c\d+@x\.io>/g)).toHaveLength(100);
  expect(lookedUp(world)).toHaveLength(100);
});

test("mentioned members are looked up a few at a time, and the rights of a click before them", async () => {
  const { world, mentions } = await openCrowd(100);
  await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>" });
  const { ana, lee, slack } = world;
  const crowd = new Set([...slack.engine.workspace.members.values()].filter(isOfCrowd).map(({ id }) => id));
  const held = holdCalls(world, 100, {
    method: "users.info",
    at: "before",
    when: ({ user }) => crowd.has(String(user)),
  });
  await ana.types(`/qb-invite ${mentions}`, { in: GENERAL });
  await held.untilReached(4);
  await lee.presses("Approve", { in: APPROVALS });
  expect(held.reached()).toBe(4);
  await lee.sees("Lee Park approved", { in: APPROVALS, thread: true });
});

test("whoever calls themselves after an address brings in nobody else by a mention", async () => {
  const world = await openWorldWithBot({
    before: ({ slack }) =>
      void slack.addPerson({
        name: 'Eve <boss@x.org>; "Bo" mo@x.org',
        handle: "eve",
        email: "eve@acme.example",
      }),
  });
  const form = await openForm(world.ana, "@eve");
  expect(form.text()).toContain("<eve@acme.example>");
  expect(form.text()).not.toMatch(/boss@|mo@/);
});

test("a member about whom Slack says nothing is not called unknown", async () => {
  const world = await openWorldWithBot();
  world.slack.faults.add({ method: "users.info", error: "internal_error" });
  const form = await openForm(world.ana, "@bob");
  expect(form.text()).toContain("@bob (Slack didn't answer: please type the address)");
});

test("a command longer than any message is answered privately", async () => {
  const world = await openWorldWithBot();
  await world.ana.types(`/qb-invite ${"<@U1|".repeat(20_000)}`, { in: GENERAL });
  const answer = await world.ana.sees("That was too long to read, so nothing was sent", { in: GENERAL });
  expect(answer.isPrivate).toBe(true);
});

test.each([",", "<@U1|", "<@U1", "<mailto:", "&lt;", "\u0301"])(
  "a command full of %j opens the form",
  async (piece) => {
    const world = await openWorldWithBot();
    await world.ana.types(`/qb-invite ${piece.repeat(3_000)}x`, { in: GENERAL });
    await world.ana.seesModal("Invite people");
  },
);

test("500 openings of the Home tab at once show each person theirs, a few at a time, and hold up nobody", async () => {
  const { world } = await openCrowd(100);
  const { slack, ana } = world;
  const ids = [...slack.engine.workspace.members.values()].filter(isOfCrowd).map(({ id }) => id);
  const held = holdCalls(world, 300, { method: "views.publish", at: "before" });
  const opened = Array.from({ length: 5 }, () => ids)
    .flat()
    .map((user) => slack.sendEvent({ type: "app_home_opened", user, channel: "D1", tab: "home" }));
  await held.untilReached(3);
  const form = await openForm(ana);
  await form.closesAll();
  expect(await Promise.all(opened)).not.toContain(false);
  expect(held.reached()).toBe(3);

  held.release();
  const home = (id: string) => slack.engine.workspace.members.get(id)?.home;
  await slack.until(() => ids.every(home), { what: "the Home tab of everybody", deadlineMs: 30_000 });
  expect(callsOf(world, "views.publish").length).toBeLessThanOrEqual(103);
  expect(slack.problems).toEqual([]);
});

test("lists of hundreds hold up nobody else's card, nor what becomes of it", async () => {
  const pace = { posts: { everyMs: 400, burst: 1 }, edits: { everyMs: 10, burst: 10 } };
  const world = await openWorldWithBot({ timing: { pace } });
  const { ana, bob, lee, quickbase, slack } = world;
  // Nobody waits for hundreds of look-ups.
  const lift = quickbase.faults.add({
    action: "API_GetUserInfo",
    when: ({ email }) => email !== null,
    fault: { kind: "status", status: 503 },
  });
  const people = (of: string) =>
    Array.from({ length: 100 }, (_, index) => `Nova Reyes <${of}${index}@x.org>`).join("\n");
  for (const of of ["a", "b", "c"]) await ask(ana, { people: people(of) });
  const lists = () => lee.messages(APPROVALS).filter(({ text }) => text.startsWith("People 11 to")).length;
  await slack.until(() => lists() > 0, { what: "the first list", deadlineMs: 30_000 });
  lift();
  await ask(bob, { people: "Kim Known <kim@x.org>" });
  await lee.sees(/kim@x\.org[\s\S]*\[Approve\]/, { in: APPROVALS });
  expect(lists()).toBeLessThan(3);

  await lee.presses("Approve", { in: APPROVALS, on: /kim@x\.org/ });
  await lee.sees("Kim Known was invited", { in: APPROVALS, thread: true });
  const said = lee.messages(APPROVALS).filter(({ text }) => text.includes("approved Bob Stone's request"));
  expect(said).toHaveLength(1);
  expect(lists()).toBeLessThan(3);
  expect(slack.problems).toEqual([]);
});

/** So many people for one form, each at an address of their own. */
const manyPeople = (count: number, domain: string) =>
  Array.from({ length: count }, (_, index) => `Nova Reyes <p${index}@${domain}>`).join("\n");

const mailsTo = ({ quickbase }: BotWorld, domain: string) =>
  quickbase.mails.filter(({ to }) => to.endsWith(`@${domain}`)).length;

test("beside twelve requests of 100 people, one for somebody else has its card, and is mailed, while they wait", async () => {
  const world = await openWorldWithBot();
  const { lee, slack } = world;
  const crowd = Array.from({ length: 12 }, (_, index) =>
    slack.addPerson({ name: `Cro ${index}`, handle: `cro${index}`, email: `cro${index}@acme.example` }),
  );
  for (const [index, person] of crowd.entries())
    await ask(person, { people: manyPeople(100, `crowd${index}.org`) });
  const card = await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  expect(card.text).toContain("kim@x.org");
  await lee.pressesAgain(card, "Approve");
  await lee.sees("kim@x.org  ·  Invited", { in: APPROVALS });
  expect(mailsTo(world, "x.org")).toBe(1);
  const cards = lee.messages(APPROVALS).filter(({ text }) => /Cro \d+ wants/.test(text));
  expect(cards).toHaveLength(12);
  // Each of them has three posts to wait for, a second apart or less.
  expect(cards.filter(({ buttons }) => buttons.includes("Approve")).length).toBeLessThan(6);
});

test("eight mails of one application that hang hold up nobody who is invited to another", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase, slack, apps } = world;
  // The first one is answered: the others begin when Quickbase has answered for one.
  let mails = 0;
  quickbase.faults.add({
    action: "API_SendInvitation",
    dbid: apps.projectTracker,
    fault: { kind: "hang" },
    when: () => {
      mails += 1;
      return mails > 1;
    },
  });
  await lee.pressesAgain(await askAndSeeCard(world, { people: manyPeople(9, "hanging.org") }), "Approve");
  await quickbase.until(() => mails === 9, { deadlineMs: 30_000 });
  const form = await openForm(ana);
  const before = callsOf(world, "views.update").length;
  await form.chooses("Application", "Audit Room");
  await slack.until(() => callsOf(world, "views.update").length > before, { what: "the roles" });
  await form.chooses("Role", "Auditor");
  await form.fills("People", "Kim Known <kim@x.org>");
  await form.fills("Reason", "The audit starts on Monday");
  expect(await form.submits()).toBe("cleared");
  await lee.sees(/to Audit Room[\s\S]*\[Approve\]/, { in: APPROVALS });
  await lee.presses("Approve", { in: APPROVALS, on: /to Audit Room/ });
  await lee.sees("kim@x.org  ·  Invited", { in: APPROVALS });
  expect(mailsTo(world, "hanging.org")).toBe(1);
});
