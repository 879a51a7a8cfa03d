import { pino } from "pino";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { APPROVALS, type DemoWorld } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { breakClaims, type PostgresServer, startPostgresServer } from "../store/postgres-server.ts";
import {
  askAndSeeCard,
  BRISK,
  CONNECTIONS,
  connectedSince,
  openForm,
  openWorld,
  startBot,
} from "./bot-in-world.ts";

const KIM = "Kim Known <kim@x.org>";
const TIMING = { sweepEveryMs: 500, pace: BRISK };

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server.remove());

/** A world whose bots share a database of this test alone. */
async function openSharedWorld(): Promise<DemoWorld & { databaseUrl: string }> {
  const world = await openWorld();
  const databaseUrl = await server.makeDatabase();
  return { ...world, environment: { ...world.environment, DATABASE_URL: databaseUrl }, databaseUrl };
}

/** Starts one more bot in this process. */
async function startReplica({ environment, slack }: DemoWorld): Promise<void> {
  const before = slack.connectionsSoFar;
  const app = await startApp(readConfig(environment), pino({ level: "silent" }), TIMING);
  onTestFinished(() => app.stop());
  await connectedSince(slack, before);
}

const mailsTo = ({ quickbase }: DemoWorld, email: string) =>
  quickbase.mails.filter(({ to }) => to === email).length;

test("whatever people do reaches one of two bots, and happens once", async () => {
  const world = await openSharedWorld();
  const { lee, max, slack } = world;
  await Promise.all([startReplica(world), startReplica(world)]);
  await slack.untilConnected({ connections: 2 * CONNECTIONS });
  for (const person of ["one", "two", "three", "four"]) {
    const card = await askAndSeeCard(world, { people: `Pat Quick <${person}@x.org>` });
    await Promise.all([lee.pressesAgain(card, "Approve"), max.pressesAgain(card, "Approve")]);
    await lee.sees(`${person}@x.org  ·  Invited`, { in: APPROVALS, thread: true });
    expect(mailsTo(world, `${person}@x.org`)).toBe(1);
  }
  const replies = lee.messages(APPROVALS).filter(({ isReply }) => isReply);
  expect(replies.filter(({ text }) => text.includes("approved Ana Lee's request"))).toHaveLength(4);
  expect(replies.filter(({ text }) => text.includes("was invited"))).toHaveLength(4);
  expect(slack.problems).toEqual([]);
});

test("a bot that is killed leaves its work to the other, which repeats nothing", async () => {
  const world = await openSharedWorld();
  const { ana, lee, quickbase } = world;
  const first = await startBot(world);
  await askAndSeeCard(world, { people: `${KIM}\nNova Reyes <nova@x.org>` });
  const role = quickbase.faults.hold({ action: "API_AddUserToRole", at: "after" });
  await lee.presses("Approve", { in: APPROVALS });
  await role.reached;
  await startReplica(world);
  await first.end("SIGKILL");
  role.release();
  await ana.sees("Both people were invited", { in: dmWithBot });
  expect(quickbase.mails.map(({ to }) => to).sort()).toEqual(["kim@x.org", "nova@x.org"]);
  expect(
    lee.messages(APPROVALS).filter(({ text }) => text.includes("approved Ana Lee's request")),
  ).toHaveLength(1);
});

test("a bot leaves alone what another is at work on, however long that takes", async () => {
  const world = await openSharedWorld();
  const { ana, lee, quickbase } = world;
  await startReplica(world);
  await askAndSeeCard(world, { people: KIM });
  const mail = quickbase.faults.hold({ action: "API_SendInvitation", at: "before" });
  await lee.presses("Approve", { in: APPROVALS });
  await mail.reached;
  await startReplica(world);
  // The second bot has swept once when it takes payloads; it sweeps again before it has carried out the next request.
  await lee.pressesAgain(await askAndSeeCard(world, { people: "Pat Quick <pat@x.org>" }), "Approve");
  await ana.sees(/was invited[\s\S]*pat@x.org/, { in: dmWithBot });
  expect(lee.reads(APPROVALS)).not.toContain("it may have arrived");
  mail.release();
  await ana.sees(/was invited[\s\S]*kim@x.org/, { in: dmWithBot });
  expect(mailsTo(world, "kim@x.org")).toBe(1);
});

test("a bot that loses its claim in the middle of a mail has the last word on it", async () => {
  const world = await openSharedWorld();
  const { lee, quickbase, databaseUrl } = world;
  await Promise.all([startReplica(world), startReplica(world)]);
  await askAndSeeCard(world, { people: KIM });
  const mail = quickbase.faults.hold({ action: "API_SendInvitation", at: "before" });
  await lee.presses("Approve", { in: APPROVALS });
  await mail.reached;
  await breakClaims(databaseUrl);
  // The request is free: it goes to whichever bot sweeps first, as this one shows that comes after it.
  await lee.pressesAgain(await askAndSeeCard(world, { people: "Pat Quick <pat@x.org>" }), "Approve");
  await lee.sees("Pat Quick was invited", { in: APPROVALS, thread: true });
  mail.release();
  await lee.sees(/Kim Known .* Invited,/, { in: APPROVALS, thread: false });
  expect(mailsTo(world, "kim@x.org")).toBe(1);
});

/** A world with one bot, whose database server can be stopped. */
async function openWorldOnFrailServer() {
  const frail = await startPostgresServer();
  onTestFinished(() => frail.remove());
  const world = await openWorld();
  const environment = { ...world.environment, DATABASE_URL: await frail.makeDatabase() };
  await startReplica({ ...world, environment });
  return { world, frail };
}

test("a database that goes away and comes back costs nobody a request, and makes no mail unknown that was confirmed", async () => {
  const { world, frail } = await openWorldOnFrailServer();
  const { ana, lee, quickbase } = world;
  await askAndSeeCard(world, { people: `${KIM}\nNova Reyes <nova@x.org>` });
  const mail = quickbase.faults.hold({ action: "API_SendInvitation", at: "after" });
  await lee.presses("Approve", { in: APPROVALS });
  await mail.reached;
  await frail.stop();
  mail.release();
  await frail.start();
  await ana.sees("Both people were invited", { in: dmWithBot, deadlineMs: 30_000 });
  expect(quickbase.mails.map(({ to }) => to).sort()).toEqual(["kim@x.org", "nova@x.org"]);
});

test("a form that cannot be written is not taken, stays open, and can be sent once more", async () => {
  const { world, frail } = await openWorldOnFrailServer();
  const { ana, lee } = world;
  const form = await openForm(ana);
  await form.chooses("Role", "Participant");
  await form.fills("People", KIM);
  await form.fills("Reason", "The audit starts on Monday");
  await frail.stop();
  expect(await form.submits()).toBe("failed");
  await ana.sees("Something went wrong", { in: dmWithBot });
  await frail.start();
  expect(await form.submits()).toBe("cleared");
  await lee.sees("Kim Known", { in: APPROVALS });
});
