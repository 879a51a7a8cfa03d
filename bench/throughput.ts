import { type PostgresServer, startPostgresServer } from "../test/store/postgres-server.ts";
import { type BenchWorld, openBenchWorld } from "./bench-world.ts";
import { type BenchBot, type BotFigures, startBenchBot } from "./bot.ts";
import type { Bench, Row } from "./row.ts";

/** So many people ask at once, each for one person after the other. */
const REQUESTERS = 32;
const WARM_UP = 64;
const REQUESTS = 450;

type Crowd = { perSecond: number; cpuMs: number; share: number; driverShare: number; largest: BotFigures };

/** Requests for one person from form to outcome, as many as the bots can, Slack and Quickbase answering at once. */
export const throughput: Bench = async () => {
  const alone = await crowd(1, null);
  const server = await startPostgresServer({ isDurable: true });
  try {
    const postgres = await crowd(1, server);
    const two = await crowd(2, server);
    return [
      toRow("requests a second, one bot on SQLite", alone, 50),
      toRow("requests a second, one bot on PostgreSQL", postgres, 35),
      toRow("requests a second, two bots on PostgreSQL", two, 60),
      {
        measure: `memory after ${WARM_UP + REQUESTS} requests, SQLite`,
        beside: `heap ${alone.largest.heapMb.toFixed(0)} MB, buffers ${alone.largest.outsideMb.toFixed(0)} MB`,
        value: `${alone.largest.memoryMb.toFixed(0)} MB`,
        target: "≤ 190 MB",
        reached: alone.largest.memoryMb <= 190,
      },
    ];
  } finally {
    await server.remove();
  }
};

function toRow(measure: string, { perSecond, cpuMs, share, driverShare }: Crowd, least: number): Row {
  const whole = 1_000 / cpuMs;
  return {
    measure,
    beside: `${whole.toFixed(1)} by CPU time (${cpuMs.toFixed(1)} ms each); the bots had ${share.toFixed(2)} cores, the stand-ins ${driverShare.toFixed(2)}`,
    value: perSecond.toFixed(1),
    target: `≥ ${least}`,
    reached: perSecond >= least,
  };
}

async function crowd(bots: number, server: PostgresServer | null): Promise<Crowd> {
  const world = await openBenchWorld({ requesters: REQUESTERS });
  try {
    const settings: Record<string, string> =
      server === null ? {} : { DATABASE_URL: await server.makeDatabase() };
    const running: BenchBot[] = [];
    for (let number = 0; number < bots; number += 1)
      running.push(await startBenchBot(world, { pace: "at once", settings }));
    await send(world, WARM_UP, "warm");
    const before = await cpuOf(running);
    const driverBefore = process.cpuUsage();
    const startedAt = performance.now();
    await send(world, REQUESTS, "measured");
    const tookMs = performance.now() - startedAt;
    const cpuMs = (await cpuOf(running)) - before;
    const driver = process.cpuUsage(driverBefore);
    const figures = await Promise.all(running.map((bot) => bot.figures()));
    const largest = figures.reduce((one, other) => (one.memoryMb > other.memoryMb ? one : other));
    await Promise.all(running.map((bot) => bot.stop()));
    return {
      perSecond: (REQUESTS / tookMs) * 1_000,
      cpuMs: cpuMs / REQUESTS,
      share: cpuMs / tookMs,
      driverShare: (driver.user + driver.system) / 1_000 / tookMs,
      largest,
    };
  } finally {
    await world.close();
  }
}

async function send(world: BenchWorld, count: number, name: string): Promise<void> {
  let next = 0;
  await Promise.all(
    world.requesters.map(async (requester) => {
      for (let number = next++; number < count; number = next++)
        await world.onePerson(requester, `${name}${number}@x.org`);
    }),
  );
}

async function cpuOf(bots: BenchBot[]): Promise<number> {
  const figures = await Promise.all(bots.map((bot) => bot.figures()));
  return figures.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}
