import type { Person } from "../src/standin/slack/people/person.ts";
import { type BenchWorld, GENERAL, openBenchWorld } from "./bench-world.ts";
import { type BenchBot, type PaceName, startBenchBot } from "./bot.ts";
import { type Bench, p50AndP99, quantile, type Row, times } from "./row.ts";

const WARM_UP = 50;
const COUNTED = 60;
const QUIET = 8;
const BUSY = 20;
/** By then the bot rests after a request, and Quickbase would take a call at once. */
const RESTS_AFTER_MS = 300;
/** By then nothing of a request is put off any more. */
const DONE_AFTER_MS = 3_000;

/** What a request for one person costs, and how soon a click reaches Quickbase. */
export const requests: Bench = async () => [
  ...(await costs()),
  ...(await callsToQuickbase()),
  ...(await callsToSlack()),
];

/** One after the other, each on a bot that rests. */
async function costs(): Promise<Row[]> {
  return inWorld("at once", 1, async (world, bot) => {
    const [ana] = world.requesters;
    if (ana === undefined) throw new Error("Nobody asks");
    for (let number = 0; number < WARM_UP; number += 1) await world.onePerson(ana, `warm${number}@x.org`);
    await world.calls.untilQuiet(RESTS_AFTER_MS);
    const before = await bot.figures();
    const clicksMs: number[] = [];
    const floorsMs: number[] = [];
    for (let number = 0; number < COUNTED; number += 1) {
      const address = `counted${number}@x.org`;
      const buttons = world.seeButtons(ana, address);
      await world.ask(ana, `Nova Reyes <${address}>`);
      const open = await buttons;
      await world.calls.untilQuiet(RESTS_AFTER_MS);
      const called = world.nextQuickbaseCall(() => true);
      const told = world.hear(open);
      const pressedAt = await world.approve(open);
      clicksMs.push((await called) - pressedAt);
      await told;
      await world.calls.untilQuiet(RESTS_AFTER_MS);
      floorsMs.push(await help(ana));
    }
    const after = await bot.figures();
    const cpuMs = (after.cpuMs - before.cpuMs) / COUNTED;
    const statements = (after.statements - before.statements) / COUNTED;
    const p99 = quantile(clicksMs, 0.99);
    return [
      {
        measure: "click → first Quickbase call, idle bot, p50 / p99",
        beside: `\`/qb-invite help\` answered: ${p50AndP99(floorsMs)}`,
        value: p50AndP99(clicksMs),
        ratio: times(quantile(clicksMs, 0.5), quantile(floorsMs, 0.5)),
        target: "≤ 15 / 50 ms",
        reached: quantile(clicksMs, 0.5) <= 15 && p99 <= 50,
      },
      {
        measure: "CPU time of a request for one person",
        beside: "",
        value: `${cpuMs.toFixed(1)} ms`,
        target: "≤ 25 ms",
        reached: cpuMs <= 25,
      },
      {
        measure: "SQL statements of it",
        beside: "",
        value: statements.toFixed(1),
        target: "≤ 45",
        reached: statements <= 45,
      },
    ];
  });
}

async function help(ana: Person): Promise<number> {
  const startedAt = performance.now();
  await ana.types("/qb-invite help", { in: GENERAL });
  return performance.now() - startedAt;
}

/** After the approval, for somebody who is new to Quickbase and somebody who has an account. */
async function callsToQuickbase(): Promise<Row[]> {
  return inWorld("at once", 1, async (world) => {
    const counted: number[] = [];
    for (const address of ["nova@x.org", "kim@x.org"]) {
      const [ana] = world.requesters;
      if (ana === undefined) throw new Error("Nobody asks");
      const buttons = world.seeButtons(ana, address);
      await world.ask(ana, address === "kim@x.org" ? `Kim Known <${address}>` : `Nova Reyes <${address}>`);
      const open = await buttons;
      await world.calls.untilQuiet(RESTS_AFTER_MS);
      const before = world.quickbase.calls.length;
      const told = world.hear(open);
      await world.approve(open);
      await told;
      await world.calls.untilQuiet(RESTS_AFTER_MS);
      // The bot also looks at its own rights from time to time.
      const ofRequest = world.quickbase.calls
        .slice(before)
        .filter(({ requestXml }) => requestXml.includes("req_"));
      counted.push(ofRequest.length);
    }
    const most = Math.max(...counted);
    return [
      {
        measure: "Quickbase calls after the approval, new / known person",
        beside: "",
        value: counted.join(" / "),
        target: "2 / 2",
        reached: most <= 2,
      },
    ];
  });
}

/** At the pace that Slack takes, for that is what makes edits overtake each other. */
async function callsToSlack(): Promise<Row[]> {
  return inWorld("usual", BUSY, async (world) => {
    const count = async (work: () => Promise<unknown>) => {
      await world.calls.untilQuiet(DONE_AFTER_MS);
      const before = world.slack.requests.length;
      await work();
      await world.calls.untilQuiet(DONE_AFTER_MS);
      return Map.groupBy(world.slack.requests.slice(before), ({ method }) => method);
    };
    const quiet = await count(async () => {
      for (let number = 0; number < QUIET; number += 1) {
        const [ana] = world.requesters;
        if (ana !== undefined) await world.onePerson(ana, `quiet${number}@x.org`);
      }
    });
    const busy = await count(() =>
      Promise.all(
        world.requesters.map((requester, number) => world.onePerson(requester, `busy${number}@x.org`)),
      ),
    );
    const perRequest = (calls: Map<string, unknown[]>, requestCount: number) =>
      [...calls.values()].reduce((sum, { length }) => sum + length, 0) / requestCount;
    const quietCalls = perRequest(quiet, QUIET);
    const busyCalls = perRequest(busy, BUSY);
    return [
      {
        measure: "Slack calls of a request for one person, quiet / 20 at once",
        beside: describe(quiet, QUIET),
        value: `${quietCalls.toFixed(1)} / ${busyCalls.toFixed(1)}`,
        target: "≤ 12 / ≤ 8",
        reached: quietCalls <= 12 && busyCalls <= 8,
      },
    ];
  });
}

function describe(calls: Map<string, unknown[]>, requestCount: number): string {
  return [...calls]
    .map(([method, { length }]) => `${method} ${(length / requestCount).toFixed(1)}`)
    .join(", ");
}

async function inWorld<T>(
  pace: PaceName,
  requesters: number,
  work: (world: BenchWorld, bot: BenchBot) => Promise<T>,
): Promise<T> {
  const world = await openBenchWorld({ requesters });
  try {
    const bot = await startBenchBot(world, { pace });
    const result = await work(world, bot);
    await bot.stop();
    return result;
  } finally {
    await world.close();
  }
}
