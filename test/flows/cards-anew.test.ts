import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { APPROVALS, type DemoWorld } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import type { ReadMessage } from "../../src/standin/slack/people/read-message.ts";
import { ask, askAndSeeCard, openWorld, openWorldWithBot } from "./bot-in-world.ts";

const NOVA = { people: "Nova Reyes <nova@x.org>" };
const attentive = { timing: { sweepEveryMs: 50, lookEveryMs: 50 } };

/** The cards that stand in the channel. */
const cards = ({ lee }: DemoWorld) =>
  lee.messages(APPROVALS).filter(({ text }) => /^@?Ana Lee (asked|wants) to invite Nova Reyes/.test(text));

function remove({ slack }: DemoWorld, card: ReadMessage): void {
  const message = slack.engine.workspace.findMessage(card.snapshot.channelId, card.ts);
  if (message !== null) slack.engine.workspace.removeMessage(message);
}

test.each(["edit_window_closed", "cant_update_message", "message_not_found", "block_mismatch"])(
  "a card whose first edit is answered %s is posted anew with its buttons, and can be decided",
  async (error) => {
    const world = await openWorldWithBot();
    const { ana, lee, slack } = world;
    slack.faults.add({ method: "chat.update", error, times: 1, when: ({ channel }) => channel !== ana.id });
    await askAndSeeCard(world, NOVA);
    await lee.presses("Approve", { in: APPROVALS });
    await ana.sees("Nova Reyes was invited", { in: dmWithBot });
    const card = await lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: false });
    expect(card.buttons).toEqual([]);
    expect(world.logLines.filter((line) => line.includes(error) && line.includes('"level":40'))).toHaveLength(
      1,
    );
  },
);

test.each(["edit_window_closed", "cant_update_message", "message_not_found"])(
  "where every edit is answered %s a card can be decided all the same, and the channel reads the end",
  async (error) => {
    const world = await openWorldWithBot(attentive);
    const { ana, lee, approvals, slack } = world;
    slack.faults.add({ method: "chat.update", error, when: ({ channel }) => channel === approvals.id });
    await askAndSeeCard(world, NOVA);
    const looks = () => slack.requests.filter(({ method }) => method === "chat.update").length;
    const before = looks();
    await slack.until(() => looks() > before + 5, { what: "the bot to look at the card some times" });
    expect(cards(world).filter(({ buttons }) => buttons.length > 0)).toHaveLength(1);
    expect(cards(world).length).toBeLessThanOrEqual(3);
    await lee.presses("Approve", { in: APPROVALS });
    await ana.sees("Nova Reyes was invited", { in: dmWithBot });
    await lee.sees(/Approved by Lee Park[\s\S]*Nova Reyes was invited/, { in: APPROVALS, thread: false });
  },
);

test("where no edit is taken, everybody of a long list is shown before its card gets its buttons", async () => {
  const world = await openWorldWithBot({ timing: { ...attentive.timing, readsMayTakeMs: 300 } });
  const { ana, lee, approvals, quickbase, slack } = world;
  // Look-ups get no answer: nobody waits for them, and what is said of each person is long.
  quickbase.faults.add({ action: "API_GetUserInfo", fault: { kind: "status", status: 503 } });
  slack.faults.add({
    method: "chat.update",
    error: "cant_update_message",
    when: ({ channel }) => channel === approvals.id,
  });
  const people = Array.from({ length: 100 }, (_, index) => `p${index}@x.org`);
  const long = "\\".repeat(1500);
  const reads = () => lee.reads(APPROVALS).split(/\s+/);
  let missing = people;
  const stop = slack.on("change", () => {
    if (lee.reads(APPROVALS).includes("[Approve]")) missing = people.filter((one) => !reads().includes(one));
  });
  await ask(ana, { people: people.map((one) => `P Q ${one}`).join("\n"), reason: long, message: long });
  await lee.sees("[Approve]", { in: APPROVALS, deadlineMs: 25_000 });
  stop();
  expect(missing).toEqual([]);
  const looks = () => slack.requests.filter(({ method }) => method === "chat.update").length;
  const before = looks();
  await slack.until(() => looks() > before + 5, { what: "the bot to look at the card some times" });
  const whole = lee.messages(APPROVALS).filter(({ isReply }) => !isReply);
  expect(whole.filter(({ buttons }) => buttons.includes("Approve"))).toHaveLength(1);
  expect(whole.length).toBeLessThanOrEqual(4);
});

test("a pending card that somebody deletes comes back, and a click on the old picture counts as any other", async () => {
  const world = await openWorldWithBot(attentive);
  const { ana, lee } = world;
  const old = await askAndSeeCard(world, NOVA);
  remove(world, old);
  const card = await lee.sees("[Approve]", { in: APPROVALS });
  expect(card.ts).not.toBe(old.ts);
  await lee.pressesAgain(old, "Approve");
  await ana.sees("Nova Reyes was invited", { in: dmWithBot });
  expect(cards(world)).toHaveLength(1);
});

test("a card that was deleted while the bot was away is found after the start", async () => {
  const world = await openWorld();
  const config = readConfig({ ...world.environment, PORT: "0" });
  const log = pino({ level: "silent" });
  const before = await startApp(config, log);
  const old = await askAndSeeCard(world, NOVA);
  await before.stop();
  remove(world, old);
  const after = await startApp(config, log, { sweepEveryMs: 50 });
  onTestFinished(() => after.stop());
  await world.lee.sees("[Approve]", { in: APPROVALS });
});

test("the end of a request whose card was deleted is told in the channel, with its buttons where there is more to do", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  const old = await askAndSeeCard(world, NOVA);
  quickbase.faults.add({ action: "API_ProvisionUser", fault: { kind: "refuse", errcode: 31 } });
  const held = quickbase.faults.hold({ action: "API_GetRoleInfo", at: "before" });
  await lee.presses("Approve", { in: APPROVALS });
  await held.reached;
  remove(world, old);
  held.release();
  await lee.sees("[Retry", { in: APPROVALS, thread: false });
  expect(cards(world)).toHaveLength(1);
  await ana.sees(/an approver can retry/i, { in: dmWithBot });
});

test("a card that is deleted after its request was withdrawn stays deleted", async () => {
  const world = await openWorldWithBot();
  const { ana, approvals, slack } = world;
  const old = await askAndSeeCard(world, NOVA);
  await ana.sees("[Withdraw]", { in: dmWithBot });
  remove(world, old);
  await ana.presses("Withdraw", { in: dmWithBot });
  await slack.until(
    () =>
      slack.requests.some(
        ({ method, args }) => method === "chat.update" && args.channel === approvals.id && args.ts === old.ts,
      ),
    { what: "the bot to edit the card" },
  );
  await ana.sees("You withdrew this request", { in: dmWithBot });
  await ask(ana, { people: "Kim Known <kim@x.org>" });
  await world.lee.sees(/Kim Known[\s\S]*\[Approve\]/, { in: APPROVALS });
  expect(cards(world)).toEqual([]);
});
