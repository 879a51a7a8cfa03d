import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Timing } from "../src/app.ts";
import { SLACK_TAKES } from "../src/slack/announcer/paced-lane.ts";
import { MEMORY_FLAGS } from "../src/standin/demo/bot-process.ts";
import type { DemoWorld } from "../src/standin/demo/demo-world.ts";

/** As usual towards Slack and Quickbase, or as fast as the bot can. */
export type PaceName = "usual" | "at once";

const AT_ONCE = { everyMs: 0.01, burst: 100_000 };

/** How fast the bot may be. */
export const PACES: Record<PaceName, Timing> = {
  usual: { pace: SLACK_TAKES },
  "at once": {
    pace: { posts: AT_ONCE, edits: AT_ONCE },
    quickbasePace: { callsPerSecond: 100_000, atOnce: 100 },
  },
};

/** What a bot's process has taken so far. */
export type BotFigures = {
  cpuMs: number;
  memoryMb: number;
  /** Of it, what V8 has for objects, and what it holds for them elsewhere. */
  heapMb: number;
  outsideMb: number;
  statements: number;
};

/** A bot in a process of its own. */
export type BenchBot = {
  figures(): Promise<BotFigures>;
  /** Stops it in order. */
  stop(): Promise<void>;
};

const MAIN = fileURLToPath(new URL("bot-main.ts", import.meta.url));
const CONNECTIONS = 2;

type Options = { pace?: PaceName; settings?: Record<string, string> };

/** Starts one more bot in a world; it is connected when this resolves. `BENCH_PROFILE` names a folder for a CPU profile. */
export async function startBenchBot(
  { slack, environment, folder }: DemoWorld,
  { pace = "usual", settings = {} }: Options = {},
): Promise<BenchBot> {
  const before = slack.connectionsSoFar;
  const { BENCH_PROFILE: profile, PATH = "" } = process.env;
  const bot = fork(MAIN, [pace], {
    cwd: folder,
    env: { PATH, ...environment, LOG_LEVEL: "error", ...settings },
    execArgv: [...MEMORY_FLAGS, ...(profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : [])],
  });
  const ended = once(bot, "exit");
  const failed = ended.then(([code]) => {
    throw new Error(`The bot ended with ${code}`);
  });
  failed.catch(() => undefined);
  const connected = slack.until(() => slack.connectionsSoFar >= before + CONNECTIONS, {
    what: "the bot to connect",
    deadlineMs: 30_000,
  });
  await Promise.race([connected, failed]);
  return {
    async figures() {
      const answered = once(bot, "message");
      bot.send("figures");
      const [figures]: BotFigures[] = await answered;
      if (figures === undefined) throw new Error("The bot gave no figures");
      return figures;
    },
    async stop() {
      bot.kill("SIGTERM");
      await ended;
    },
  };
}
