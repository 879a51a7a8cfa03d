// What a start costs beside a bare Bolt application: processor time until Slack has greeted the first socket, and the
// memory of a bot at rest. All in turns, in one run, in processes of their own against the local Slack; the bundle, if
// `npm run bundle` has made one. Linux only: it reads /proc.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { PROGRAMS } from "../src/standin/demo/bot-process.ts";
import { startDemoWorld } from "../src/standin/demo/demo-world.ts";
import { type Bench, quantile, type Row, times } from "./row.ts";

const ROUNDS = 7;
/** The doctor has looked by then. */
const REST_MS = 5_000;

type Started = {
  name: string;
  /** What Node is given. */
  args: readonly string[];
  /** What is to be reached, as multiples of the bare application. */
  most: { start: number; memory: number };
};

const BARE: Started = {
  name: "bare Bolt",
  args: [fileURLToPath(new URL("bare-bolt.mjs", import.meta.url))],
  most: { start: 1, memory: 1 },
};
const BOTS: Started[] = [
  { name: "from source", args: PROGRAMS.source, most: { start: 2.2, memory: 1.5 } },
  { name: "bundle", args: PROGRAMS.bundle, most: { start: 1.2, memory: 1.35 } },
];

type Cost = { wallMs: number; cpuMs: number; memoryMb: number };

/** Starts each of them in turns; the first round, which fills Node's compile cache, does not count. */
export const start: Bench = async () => {
  const bots = BOTS.filter(({ args }) => existsSync(args.at(-1) ?? ""));
  const costs = new Map([BARE, ...bots].map((started) => [started, [] as Cost[]]));
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [started, measured] of costs) {
      const cost = await startOnce(started);
      if (round > 0) measured.push(cost);
    }
  const median = (started: Started, what: keyof Cost) =>
    quantile(
      (costs.get(started) ?? []).map((cost) => cost[what]),
      0.5,
    );
  return bots.flatMap((bot) => {
    const row = (measure: string, what: keyof Cost, unit: string, most: number | null): Row => {
      const [bare, value] = [median(BARE, what), median(bot, what)];
      return {
        measure: `${measure}, ${bot.name}`,
        beside: `${BARE.name}: ${bare.toFixed(0)} ${unit}`,
        value: `${value.toFixed(0)} ${unit}`,
        ratio: times(value, bare),
        target: most === null ? "" : `≤ ${most} ×`,
        reached: most === null ? null : value / bare <= most,
      };
    };
    return [
      row("start to socket, CPU time", "cpuMs", "ms", bot.most.start),
      row("start to socket, by the clock", "wallMs", "ms", null),
      row("memory at rest", "memoryMb", "MB", bot.most.memory),
    ];
  });
};

async function startOnce({ args }: Started): Promise<Cost> {
  const world = await startDemoWorld();
  const { slack, folder, environment } = world;
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", ...environment, LOG_LEVEL: "warn" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  await slack.until(() => slack.connectionsSoFar > 0, { what: "a socket", deadlineMs: 60_000 });
  const wallMs = performance.now() - startedAt;
  const cpuMs = cpuOf(child.pid);
  await pause(REST_MS);
  const memoryMb = memoryOf(child.pid);
  // In order, for Node writes its compile cache at the end.
  child.kill("SIGTERM");
  await ended;
  await world.close();
  return { wallMs, cpuMs, memoryMb };
}

/** Nanoseconds on a processor, of each thread: https://docs.kernel.org/scheduler/sched-stats.html */
function cpuOf(pid: number | undefined): number {
  const threads = `/proc/${pid}/task`;
  const timeOf = (thread: string) =>
    Number(readFileSync(`${threads}/${thread}/schedstat`, "utf8").split(" ")[0]);
  return readdirSync(threads).reduce((sum, thread) => sum + timeOf(thread), 0) / 1e6;
}

function memoryOf(pid: number | undefined): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
