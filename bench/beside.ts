import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { Person } from "../src/standin/slack/people/person.ts";
import { type BenchWorld, GENERAL, type OpenRequest, openBenchWorld, somePeople } from "./bench-world.ts";
import { startBenchBot } from "./bot.ts";
import { type Bench, p50AndP99, quantile, type Row, times } from "./row.ts";

const CROWD = 20;
const PEOPLE = 100;
const SAMPLES = 3;
const ACKNOWLEDGEMENTS = 200;
const SOON_MS = 5_000;
const HANGING = 8;

/** How one person's request fares beside what others are about. */
export const beside: Bench = async () => [await besideHangingMails(), ...(await besideCrowd())];

/** Twenty requests of 100 people: first while they are looked up, then while they are carried out. */
async function besideCrowd(): Promise<Row[]> {
  const world = await openBenchWorld({ requesters: CROWD + 3 * SAMPLES });
  try {
    const crowd = world.requesters.slice(0, CROWD);
    // Whoever has just asked several times is no longer somebody who asks for little.
    const others = world.requesters.slice(CROWD);
    let bot = await startBenchBot(world);
    const alone = await several(world, others.splice(0, SAMPLES));
    const posted = crowd.map((_, number) => firstPost(world, number));
    const open = crowd.map((requester, number) => world.seeButtons(requester, `p1@crowd${number}.org`));
    for (const [number, requester] of crowd.entries())
      await world.ask(requester, somePeople(PEOPLE, `crowd${number}.org`));
    await Promise.all(posted);
    const lookedUp = await several(world, others.splice(0, SAMPLES));
    const looking = await acknowledgements(world.ana);
    // The rest of the look-ups is not what is measured, and would take minutes.
    await bot.stop();
    bot = await startBenchBot(world, { pace: "at once" });
    const cards = await Promise.all(open);
    await bot.stop();
    bot = await startBenchBot(world);
    await approveAll(world, cards);
    const carriedOut = await several(world, others.splice(0, SAMPLES));
    const working = await acknowledgements(world.ana);
    await bot.stop();
    return [
      toRow(
        "sent → card with buttons, beside 20 × 100 people being looked up",
        alone.buttonsMs,
        lookedUp.buttonsMs,
      ),
      toRow("approved → mailed, beside 20 × 100 people being looked up", alone.mailedMs, lookedUp.mailedMs),
      toRow(
        "sent → card with buttons, beside 20 × 100 people being invited",
        alone.buttonsMs,
        carriedOut.buttonsMs,
      ),
      toRow("approved → mailed, beside 20 × 100 people being invited", alone.mailedMs, carriedOut.mailedMs),
      toAcknowledgementRow("being looked up", looking),
      toAcknowledgementRow("being invited", working),
    ];
  } finally {
    await world.close();
  }
}

function firstPost(world: BenchWorld, number: number): Promise<unknown> {
  return world.calls.until(
    ({ method, args }, text) =>
      method === "chat.postMessage" &&
      args.channel === world.approvals.id &&
      text.includes(`Requester ${number} `),
    `the card of requester ${number}`,
    400_000,
  );
}

async function approveAll(world: BenchWorld, cards: OpenRequest[]): Promise<void> {
  const before = world.quickbase.mails.length;
  for (const card of cards) await world.approve(card);
  await world.quickbase.until(({ mails }) => mails.length >= before + CROWD, { deadlineMs: 400_000 });
}

type Fared = { buttonsMs: number[]; mailedMs: number[] };

async function several(world: BenchWorld, people: Person[]): Promise<Fared> {
  const fared: Fared = { buttonsMs: [], mailedMs: [] };
  for (const person of people) {
    const { buttonsMs, mailedMs } = await one(world, person, `${person.handle}@x.org`);
    fared.buttonsMs.push(buttonsMs);
    fared.mailedMs.push(mailedMs);
  }
  return fared;
}

async function one(world: BenchWorld, ana: Person, address: string, application?: string) {
  const buttons = world.seeButtons(ana, address);
  const sentAt = await world.ask(ana, `Nova Reyes <${address}>`, application);
  const open = await buttons;
  const buttonsMs = performance.now() - sentAt;
  const mailed = world.quickbase.until(({ mails }) => mails.some(({ to }) => to === address), {
    deadlineMs: 400_000,
  });
  const pressedAt = await world.approve(open);
  await mailed;
  return { buttonsMs, mailedMs: performance.now() - pressedAt };
}

function toRow(measure: string, alone: number[], crowded: number[]): Row {
  const worst = Math.max(...crowded);
  const calm = quantile(alone, 0.5);
  return {
    measure,
    beside: `alone ${(calm / 1_000).toFixed(1)} s`,
    value: `${(worst / 1_000).toFixed(1)} s at most of ${crowded.length}`,
    ratio: times(worst, calm),
    target: "≤ 5 s",
    reached: worst <= SOON_MS,
  };
}

type Acknowledged = { acknowledgedMs: number[]; ownDelayMs: number };

async function acknowledgements(ana: Person): Promise<Acknowledged> {
  const own = monitorEventLoopDelay({ resolution: 1 });
  own.enable();
  const acknowledgedMs: number[] = [];
  for (let number = 0; number < ACKNOWLEDGEMENTS; number += 1) {
    const startedAt = performance.now();
    await ana.types("/qb-invite help", { in: GENERAL });
    acknowledgedMs.push(performance.now() - startedAt);
    await pause(50);
  }
  own.disable();
  return { acknowledgedMs, ownDelayMs: own.percentile(99) / 1e6 };
}

function toAcknowledgementRow(what: string, { acknowledgedMs, ownDelayMs }: Acknowledged): Row {
  return {
    measure: `acknowledgement while 20 × 100 people are ${what}, p50 / p99`,
    beside: `the stand-in's own delay, p99: ${ownDelayMs.toFixed(1)} ms`,
    value: p50AndP99(acknowledgedMs),
    target: "p99 ≤ 25 ms",
    reached: quantile(acknowledgedMs, 0.99) <= 25,
  };
}

/** Eight mails of one application get no answer; a request for another goes on. */
async function besideHangingMails(): Promise<Row> {
  const world = await openBenchWorld({ requesters: 2 });
  try {
    const [ana, bo] = world.requesters;
    if (ana === undefined || bo === undefined) throw new Error("Nobody asks");
    const bot = await startBenchBot(world);
    // By then the bot has read what the other application is called.
    await world.onePerson(bo, "first@x.org");
    const alone = await one(world, ana, "alone@x.org", "Audit Room");
    let hanging = 0;
    const heldUp = Promise.withResolvers<void>();
    world.quickbase.faults.add({
      action: "API_SendInvitation",
      dbid: world.apps.projectTracker,
      fault: { kind: "hang" },
      when: () => {
        hanging += 1;
        if (hanging === HANGING) heldUp.resolve();
        return true;
      },
    });
    const buttons = world.seeButtons(bo, "p1@hanging.org");
    await world.ask(bo, somePeople(HANGING + 4, "hanging.org"));
    await world.approve(await buttons);
    await heldUp.promise;
    const beside = await one(world, ana, "beside@x.org", "Audit Room");
    world.quickbase.faults.clear();
    await bot.stop();
    return {
      ...toRow(
        "approved → mailed, beside eight mails of another application that hang",
        [alone.mailedMs],
        [beside.mailedMs],
      ),
      target: "as alone",
      reached: beside.mailedMs <= 2 * alone.mailedMs,
    };
  } finally {
    await world.close();
  }
}
