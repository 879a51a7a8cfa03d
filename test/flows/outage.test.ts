import { describe, expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { ask, askAndSeeCard, openWorld, openWorldWithBot, startBot } from "./bot-in-world.ts";

const KIM = { people: "Kim Known <kim@x.org>" };
/** Waits grow from two seconds: the second try comes soon, a busy machine makes it later. */
const PATIENT = { deadlineMs: 25_000 };

describe.concurrent("Quickbase is away", () => {
  test("an approved request says that it is still trying, and ends well when Quickbase is back", async ({
    onTestFinished,
  }) => {
    const world = await openWorldWithBot({ atEnd: onTestFinished });
    const { lee, ana, quickbase } = world;
    await askAndSeeCard(world, KIM);
    await quickbase.down();
    await lee.presses("Approve", { in: APPROVALS });
    await lee.sees(/Still trying to add the role.*Quickbase isn't responding/, {
      in: APPROVALS,
      ...PATIENT,
    });
    expect(quickbase.mails).toEqual([]);
    await quickbase.up();
    await ana.sees("Kim Known was invited", { in: dmWithBot, ...PATIENT });
    expect(quickbase.mails).toHaveLength(1);
  });

  test("a request can be asked for and decided while nobody can be looked up", async ({ onTestFinished }) => {
    const world = await openWorldWithBot({ atEnd: onTestFinished });
    const { lee, ana, quickbase } = world;
    const lift = quickbase.faults.add({ action: "API_GetUserInfo", fault: { kind: "status", status: 503 } });
    await ask(ana, KIM);
    const card = await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
    expect(card.text).toMatch(/Couldn't check Kim Known/);
    lift();
    await lee.presses("Approve", { in: APPROVALS });
    await ana.sees("Kim Known was invited", { in: dmWithBot, ...PATIENT });
  });

  test("a Quickbase that refuses to look people up is not said to be silent", async ({ onTestFinished }) => {
    const world = await openWorldWithBot({ atEnd: onTestFinished });
    const { lee, ana, quickbase } = world;
    quickbase.faults.add({
      action: "API_GetUserInfo",
      fault: { kind: "refuse", errcode: 83, errtext: "Access denied" },
    });
    const people = Array.from({ length: 9 }, (_, number) => `Kim Known <kim${number}@x.org>`);
    await ask(ana, { people: people.join("\n") });
    const card = await lee.sees("[Approve]", { in: APPROVALS, ...PATIENT });
    expect(card.text).toContain("Couldn't check 9 people: ");
    expect(card.text.match(/gives qb-invite no access/g)).toHaveLength(1);
    expect(card.text).not.toContain("Quickbase isn't responding");
  });

  test.for([
    { fault: { kind: "status" as const, status: 503 } },
    { fault: { kind: "status" as const, status: 429, retryAfterSeconds: 1 } },
  ])(
    "a mail that was turned away with $fault.status was not sent, and is sent once",
    async ({ fault }, { onTestFinished }) => {
      const world = await openWorldWithBot({ atEnd: onTestFinished });
      const { lee, ana, quickbase } = world;
      quickbase.faults.add({ action: "API_SendInvitation", times: 1, fault });
      await askAndSeeCard(world, KIM);
      await lee.presses("Approve", { in: APPROVALS });
      await ana.sees("Kim Known was invited", { in: dmWithBot, ...PATIENT });
      expect(quickbase.mails).toHaveLength(1);
    },
  );

  test.for([
    { answer: "a page instead of an answer", fault: { kind: "html" as const, at: "after" as const } },
    { answer: "an empty answer", fault: { kind: "empty" as const, at: "after" as const } },
    { answer: "half an answer", fault: { kind: "reset" as const, at: "during" as const } },
    { answer: "an answer without errcode", fault: { kind: "answer" as const, shape: "no errcode" as const } },
    { answer: "a bare success", fault: { kind: "answer" as const, shape: "bare success" as const } },
    {
      answer: "an answer of another action",
      fault: { kind: "answer" as const, shape: "another action" as const },
    },
    {
      answer: "an answer to another call",
      fault: { kind: "answer" as const, shape: "another call" as const },
    },
  ])(
    "$answer to a mail is never called a success, nor mailed again",
    async ({ fault }, { onTestFinished }) => {
      const world = await openWorldWithBot({ atEnd: onTestFinished });
      const { lee, quickbase } = world;
      quickbase.faults.add({ action: "API_SendInvitation", times: 1, fault });
      await askAndSeeCard(world, KIM);
      await lee.presses("Approve", { in: APPROVALS });
      await lee.sees("Quickbase didn't confirm the email", { in: APPROVALS, thread: true, ...PATIENT });
      expect(quickbase.mails).toHaveLength(1);
    },
  );

  const nova = { action: "API_ProvisionUser", people: "Nova Reyes <nova@x.org>" };
  const kim = { action: "API_AddUserToRole", people: "Kim Known <kim@x.org>" };
  const lost = { answer: "a lost answer", fault: { kind: "reset" as const, at: "after" as const } };
  const bare = {
    answer: "a bare success",
    fault: { kind: "answer" as const, shape: "bare success" as const },
  };
  const foreign = {
    answer: "an answer to another call",
    fault: { kind: "answer" as const, shape: "another call" as const },
  };
  test.for([
    { ...nova, ...lost },
    { ...kim, ...lost },
    { ...nova, ...bare },
    { ...kim, ...bare },
    { ...kim, ...foreign },
  ])(
    "$answer to $action is looked into, and done once",
    async ({ action, people, fault }, { onTestFinished }) => {
      const world = await openWorldWithBot({ atEnd: onTestFinished });
      const { lee, ana, quickbase } = world;
      quickbase.faults.add({ action, times: 1, fault });
      await askAndSeeCard(world, { people });
      await lee.presses("Approve", { in: APPROVALS });
      await ana.sees("was invited", { in: dmWithBot, ...PATIENT });
      const { apps } = quickbase.state();
      expect(apps[0]?.members.filter(({ email }) => people.includes(email))).toHaveLength(1);
      expect(quickbase.mails).toHaveLength(1);
    },
  );
});

describe.concurrent("Slack is away", () => {
  test("the invitation does not wait for it, and everything is told in the end", async ({
    onTestFinished,
  }) => {
    const world = await openWorldWithBot({ atEnd: onTestFinished });
    const { lee, ana, quickbase, slack } = world;
    await askAndSeeCard(world, KIM);
    const lifts = ["chat.postMessage", "chat.update"].map((method) =>
      slack.faults.add({ method, httpStatus: 500 }),
    );
    await lee.presses("Approve", { in: APPROVALS });
    await quickbase.until(({ mails }) => mails.length === 1, PATIENT);
    for (const lift of lifts) lift();
    await lee.sees("Kim Known was invited", { in: APPROVALS, thread: true, ...PATIENT });
    await ana.sees("Kim Known was invited", { in: dmWithBot, ...PATIENT });
    expect(quickbase.mails).toHaveLength(1);
  });

  test("a socket that is cut is opened again, and clicks arrive", async ({ onTestFinished }) => {
    const world = await openWorldWithBot({ atEnd: onTestFinished });
    const { lee, ana, slack } = world;
    await askAndSeeCard(world, KIM);
    slack.dropSockets();
    await slack.until(() => slack.connections === 0, { what: "the socket to be gone" });
    await slack.untilConnected(PATIENT);
    await lee.presses("Approve", { in: APPROVALS });
    await ana.sees("Kim Known was invited", { in: dmWithBot, ...PATIENT });
  });
});

describe.concurrent("Slack is away for longer", () => {
  test("the bot says that it is not ready, lives on, and is ready again", async ({
    onTestFinished,
    expect,
  }) => {
    const world = await openWorld(onTestFinished);
    const { ana, slack } = world;
    const bot = await startBot(world, onTestFinished);
    const ready = async () => (await fetch(`http://127.0.0.1:${portOf(bot.lines)}/ready`)).status;
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
    slack.faults.add({ method: "apps.connections.open", httpStatus: 500, times: 4 });
    slack.dropSockets();
    await expect.poll(ready, { timeout: 10_000 }).toBe(503);
    await slack.untilConnected({ deadlineMs: 30_000 });
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
    await ask(ana, KIM);
  });
});

/** Where the bot serves its health, as it wrote to its log. */
function portOf(lines: readonly string[]): string {
  const port = /"port":(\d+)/.exec(lines.join("\n"))?.[1];
  if (port === undefined) throw new Error(`The bot names no port:\n${lines.join("\n")}`);
  return port;
}

describe.concurrent("SIGTERM", () => {
  test("ends an idle bot in order", async ({ onTestFinished }) => {
    const world = await openWorld(onTestFinished);
    const bot = await startBot(world, onTestFinished);
    expect(await bot.end("SIGTERM")).toBe(0);
    expect(bot.lines.at(-1)).toContain("qb-invite has stopped");
  });

  test("lets the step in hand finish, begins no other, and the next start goes on", async ({
    onTestFinished,
  }) => {
    const world = await openWorld(onTestFinished);
    const { lee, ana, quickbase } = world;
    const bot = await startBot(world, onTestFinished);
    await askAndSeeCard(world, KIM);
    const held = quickbase.faults.hold({ action: "API_AddUserToRole", at: "after" });
    await lee.presses("Approve", { in: APPROVALS });
    await held.reached;
    const ended = bot.end("SIGTERM");
    await world.slack.until(() => world.slack.connections === 0, { what: "the bot to take no new work" });
    held.release();
    expect(await ended).toBe(0);
    expect(quickbase.mails).toEqual([]);

    await startBot(world, onTestFinished);
    await ana.sees("Kim Known was invited", { in: dmWithBot, ...PATIENT });
    const given = quickbase.calls.filter(({ action }) => action === "API_AddUserToRole");
    expect(given).toHaveLength(1);
  });

  test("ends within ten seconds although Quickbase never answers", async ({ onTestFinished }) => {
    const world = await openWorld(onTestFinished);
    const { lee, quickbase } = world;
    const bot = await startBot(world, onTestFinished);
    await askAndSeeCard(world, KIM);
    const held = quickbase.faults.hold({ action: "API_SendInvitation", at: "after" });
    await lee.presses("Approve", { in: APPROVALS });
    await held.reached;
    const began = performance.now();
    expect(await bot.end("SIGTERM")).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(bot.lines.at(-1)).toContain("qb-invite has stopped");

    await startBot(world, onTestFinished);
    await lee.sees("Quickbase didn't confirm the email", { in: APPROVALS, thread: true, ...PATIENT });
    expect(quickbase.mails).toHaveLength(1);
  });
});
