import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { APPROVALS, type DemoWorld } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot, type Person } from "../../src/standin/slack/people/person.ts";
import type { ReadMessage } from "../../src/standin/slack/people/read-message.ts";
import { ask, openForm, openWorld, openWorldWithBot, startBot } from "./bot-in-world.ts";

const quick = { timing: { readsMayTakeMs: 300 } };
const LISTED = /^(People|Person) \d+/m;
const PATIENT = { deadlineMs: 60_000 };
const ADDRESSES = Array.from({ length: 100 }, (_, index) => `p${index}@x.org`);
const HUNDRED = ADDRESSES.map((address) => `P Q ${address}`).join("\n");
/** As JSON it is twice as long. */
const BACKSLASHES = "\\".repeat(1500);
const MANY = { people: HUNDRED, reason: BACKSLASHES, message: BACKSLASHES };

/** The addresses that nobody finds in these messages, whole. */
function missingIn(messages: ReadMessage[]): string[] {
  const words = new Set(messages.flatMap(({ text }) => text.split(/\s+/)));
  return ADDRESSES.filter((address) => !words.has(address));
}

const replies = (person: Person, place: string, saying: RegExp): ReadMessage[] =>
  person.messages(place).filter(({ isReply, text }) => isReply && saying.test(text));

/** Everybody that was missing at a moment at which somebody could press Approve. */
function watchApprove({ slack, lee }: DemoWorld): { missing: string[] } {
  const watched = { missing: [] as string[] };
  slack.on("change", () => {
    const messages = lee.messages(APPROVALS);
    if (messages.some(({ buttons }) => buttons.includes("Approve")))
      watched.missing.push(...missingIn(messages));
  });
  return watched;
}

/** Sends a request for a hundred people with names of that length, each typed in the form for names. */
async function askWithLongNames(ana: Person, longest: number): Promise<void> {
  const form = await openForm(ana);
  await form.chooses("Role", "Participant");
  await form.fills("People", ADDRESSES.join("\n"));
  await form.fills("Reason", "The audit starts on Monday");
  await form.submits();
  for (let page = 1, at = 0; at < ADDRESSES.length; page++) {
    const names = await ana.seesModal(`Names (${page} of 3)`);
    for (; names.text().includes(`First name of ${ADDRESSES[at]}:`); at++) {
      await names.fills(`First name of ${ADDRESSES[at]}`, "\u6f22".repeat(longest));
      await names.fills(`Last name of ${ADDRESSES[at]}`, "L".repeat(longest));
    }
    await names.submits();
  }
}

/** Look-ups get no answer: nobody waits for a hundred of them, and what is said of each person is long. */
function silence({ quickbase }: DemoWorld): () => void {
  return quickbase.faults.add({ action: "API_GetUserInfo", fault: { kind: "status", status: 503 } });
}

test("a hundred people with long reasons are all shown before anybody can approve", async () => {
  const world = await openWorldWithBot(quick);
  const { ana, lee } = world;
  const watched = watchApprove(world);
  silence(world);
  await ask(ana, MANY);
  const card = await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
  expect(card.text).toMatch(/^\d+ more people are in this card's thread\.$/m);
  const list = replies(lee, APPROVALS, LISTED);
  expect(list.length).toBeGreaterThan(1);
  const everybody = [card, ...list];
  expect(everybody.map(({ text }) => text.match(/^• /gm)?.length ?? 0).reduce((sum, one) => sum + one)).toBe(
    100,
  );
  expect(list.flatMap(({ mentions }) => mentions)).toEqual([]);
  expect(missingIn(everybody)).toEqual([]);
  expect(watched.missing).toEqual([]);
  await ana.sees("You asked to invite", { in: dmWithBot });
  expect(missingIn(ana.messages(dmWithBot))).toEqual([]);
});

test("whoever is looked up still does not keep the approvers waiting, and what becomes known is brought up to date", async () => {
  const world = await openWorldWithBot({ timing: { decidableAfterMs: 300 } });
  const { ana, lee, quickbase, slack } = world;
  const watched = watchApprove(world);
  const last = quickbase.faults.hold({ action: "API_GetUserInfo", email: "p99@x.org", at: "before" });
  await ask(ana, { people: HUNDRED });
  const card = await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
  expect(card.text).toContain("not checked yet");
  expect(watched.missing).toEqual([]);
  const list = replies(lee, APPROVALS, LISTED);
  expect(missingIn([card, ...list])).toEqual([]);
  await last.reached;
  // A later pass makes up for what Slack does not take.
  const lists = list.map(({ ts }) => ts);
  const isList = ({ ts }: { ts?: unknown }) => lists.some((known) => known === ts);
  slack.faults.add({ method: "chat.update", when: isList, error: "fatal_error", times: 1 });
  last.release();
  await lee.sees("100 people: 100 new to Quickbase;", { in: APPROVALS, ...PATIENT });
  await lee.sees(/p99@x\.org .*New to Quickbase/, { in: APPROVALS, thread: true, ...PATIENT });
  expect(replies(lee, APPROVALS, LISTED).map(({ ts }) => ts)).toEqual(lists);
});

test("people are listed while they are looked up, and each list is edited once for all that becomes known", async () => {
  const world = await openWorldWithBot({
    timing: { decidableAfterMs: 60_000, quickbasePace: { callsPerSecond: 1_000, atOnce: 8 } },
  });
  const { ana, lee, quickbase, slack } = world;
  const held = quickbase.faults.hold({ action: "API_GetUserInfo", at: "before" });
  await ask(ana, { people: HUNDRED });
  await held.reached;
  await lee.sees(/to 100 of 100[\s\S]*p99@x\.org .*Checking/, { in: APPROVALS, thread: true });
  const list = replies(lee, APPROVALS, LISTED).map(({ ts }) => ts);
  expect(lee.messages(APPROVALS).flatMap(({ buttons }) => buttons)).toEqual(["Deny"]);
  held.release();
  await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
  await lee.sees(/p99@x\.org .*New to Quickbase/, { in: APPROVALS, thread: true });
  const edited = slack.requests.flatMap(({ method, args }) => (method === "chat.update" ? [args.ts] : []));
  for (const ts of list) expect(edited.filter((each) => each === ts)).toHaveLength(1);
});

test("each round's result has everybody, in the thread and for the requester", async () => {
  const world = await openWorldWithBot(quick);
  const { ana, lee, quickbase } = world;
  const speaks = silence(world);
  const forty = ADDRESSES.slice(0, 40);
  await ask(ana, { people: forty.map((address) => `P Q ${address}`).join("\n") });
  await lee.sees("[Approve]", { in: APPROVALS });
  speaks();
  for (const address of forty)
    quickbase.faults.add({
      action: "API_GetUserInfo",
      email: address,
      // What is the same for several would be said once.
      fault: { kind: "refuse", errcode: 2, errtext: `${address.slice(0, 3)} ${"no ".repeat(60)}` },
    });
  for (const [round, button] of ["Approve", "Retry for 40 people"].entries()) {
    await lee.presses(button, { in: APPROVALS });
    const ends = (person: Person, place: string) =>
      person.messages(place).filter(({ text }) => /Result for 40 people[\s\S]*Not invited/.test(text));
    await world.slack.until(
      () => ends(ana, dmWithBot).length === round + 1 && ends(lee, APPROVALS).length === round + 1,
      { what: `the result of round ${round + 1}`, deadlineMs: 28_000 },
    );
    for (const [person, place] of [
      [ana, dmWithBot],
      [lee, APPROVALS],
    ] as const) {
      const results = person
        .messages(place)
        .filter(({ text }) => /Result for 40 people[\s\S]*Not invited/.test(text));
      for (const address of forty)
        expect(results.filter(({ text }) => text.split(/\s+/).includes(address))).toHaveLength(round + 1);
    }
  }
});

test("a Slack that takes no tables gets the result in lines, and is not asked again", async () => {
  const world = await openWorldWithBot(quick);
  const { ana, lee, slack } = world;
  const isTable = ({ blocks }: { blocks?: unknown }) => JSON.stringify(blocks ?? "").includes("data_table");
  const asked = () => slack.requests.filter(({ args }) => isTable(args)).length;
  slack.faults.add({ method: "chat.postMessage", when: isTable, error: "invalid_blocks" });
  for (const round of ["a", "b"]) {
    const people = Array.from({ length: 12 }, (_, index) => `P Q ${round}${index}@x.org`).join("\n");
    await ask(ana, { people });
    await lee.sees("[Approve]", { in: APPROVALS, thread: false });
    await lee.presses("Approve", { in: APPROVALS });
    const inLines = new RegExp(
      `All 12 people were invited[\\s\\S]*• P Q {2}${round}11@x\\.org {2}· {2}Invited`,
    );
    await lee.sees(inLines, { in: APPROVALS, thread: true });
    await ana.sees(inLines, { in: dmWithBot });
    // The thread and the requester are told side by side.
    expect(asked()).toBeGreaterThan(0);
    expect(asked()).toBeLessThanOrEqual(2);
  }
  const told = [...lee.messages(APPROVALS), ...ana.messages(dmWithBot)].filter(({ text }) =>
    /^All 12 people were invited/.test(text),
  );
  expect(told).toHaveLength(4);
});

test("a hundred people with the longest names are all in the thread before anybody can approve", async () => {
  const world = await openWorldWithBot(quick);
  const { ana, lee } = world;
  const watched = watchApprove(world);
  silence(world);
  await askWithLongNames(ana, 100);
  const card = await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
  expect(missingIn([card, ...replies(lee, APPROVALS, LISTED)])).toEqual([]);
  await ana.sees(/People \d+ to 100 of 100/, { in: dmWithBot });
  expect(missingIn(replies(ana, dmWithBot, LISTED))).toEqual([]);
  expect(world.slack.problems).toEqual([]);
  expect(watched.missing).toEqual([]);
});

/** Holds the bot when it posts the second message of a list into the thread of the card. */
function holdSecondPart({ slack, approvals }: DemoWorld, at: "before" | "after") {
  let first: string | undefined;
  const isLater = ({ channel, blocks }: Record<string, unknown>) => {
    const from = /People (\d+) to/.exec(JSON.stringify(blocks))?.[1];
    if (channel !== approvals.id || from === undefined) return false;
    first ??= from;
    return from !== first;
  };
  return slack.faults.hold({ method: "chat.postMessage", at, when: isLater });
}

test.each(["before", "after"] as const)(
  "kill -9 %s the second message of a list loses nobody, and nobody can approve until all are there",
  async (at) => {
    const world = await openWorld();
    const { ana, lee } = world;
    const watched = watchApprove(world);
    silence(world);
    const bot = await startBot(world);
    const held = holdSecondPart(world, at);
    await ask(ana, MANY);
    await held.reached;
    await bot.end("SIGKILL");
    held.release();
    expect(lee.reads(APPROVALS)).not.toContain("[Approve]");

    await startBot(world);
    const card = await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
    expect(watched.missing).toEqual([]);
    const list = replies(lee, APPROVALS, LISTED);
    expect(missingIn([card, ...list])).toEqual([]);
    // Posted and not yet noted, a message is rather said twice.
    const [first] = list;
    expect(list.filter(({ text }) => text === first?.text)).toHaveLength(1);
  },
);

test("a list that finds no place keeps the buttons away, tells the requester, and is finished once it has one", async () => {
  const world = await openWorldWithBot({ timing: { ...quick.timing, knockAfterMs: 60, sweepEveryMs: 60 } });
  const { ana, lee, approvals } = world;
  silence(world);
  const watched = watchApprove(world);
  const held = holdSecondPart(world, "before");
  await ask(ana, MANY);
  await held.reached;
  approvals.removeMember("bot");
  held.release();
  await ana.sees("the approvers can't decide on it yet", { in: dmWithBot });
  expect(lee.reads(APPROVALS)).not.toContain("[Approve]");
  approvals.addMember("bot");
  await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
  const [first, ...others] = replies(lee, APPROVALS, /^People/);
  expect(others.map(({ text }) => text)).not.toContain(first?.text);
  expect(watched.missing).toEqual([]);
});

test("a request that is withdrawn while its people are listed gets no more of the list, and no buttons", async () => {
  const world = await openWorldWithBot(quick);
  const { ana, lee } = world;
  silence(world);
  const held = holdSecondPart(world, "before");
  await ask(ana, MANY);
  await held.reached;
  await ana.presses("Withdraw", { in: dmWithBot });
  held.release();
  await ana.sees("You withdrew this request", { in: dmWithBot });
  const card = await lee.sees("Withdrawn by Ana Lee", { in: APPROVALS });
  expect(card.buttons).toEqual([]);
  expect(replies(lee, APPROVALS, /^People/).length).toBeLessThanOrEqual(2);
});

test("a card of a version that left people out loses its buttons, until its thread has everybody", async () => {
  const world = await openWorld();
  const { ana, lee, slack, approvals } = world;
  silence(world);
  const bot = await startBot(world);
  await ask(ana, MANY);
  const before = await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
  await bot.end("SIGKILL");
  const file = new DatabaseSync(world.environment.DATABASE_URL.replace("sqlite:", ""));
  file.exec("delete from announcements where announcement like 'people %'");
  file.close();

  const relisted = slack.faults.hold({
    method: "chat.postMessage",
    at: "before",
    when: ({ channel }) => channel === approvals.id,
  });
  await startBot(world);
  await relisted.reached;
  const meanwhile = lee.messages(APPROVALS).find(({ ts }) => ts === before.ts);
  expect(meanwhile?.buttons).toEqual(["Deny"]);
  relisted.release();
  await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
  const list = replies(lee, APPROVALS, /^People/).map(({ text }) => text.split("\n")[0]);
  expect(list.filter((text) => text === list[0])).toHaveLength(2);
});
