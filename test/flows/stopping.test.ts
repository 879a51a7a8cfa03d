import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, type onTestFinished, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { BARE_ENVIRONMENT } from "../bare-environment.ts";
import { askAndSeeCard, openWorld, startBot } from "./bot-in-world.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const canMakeContainers = process.getuid?.() === 0 && existsSync("/usr/bin/unshare");

/** Starts the bot by a command, in a world of its own; resolves once it is at work. */
async function start([command = "", ...words]: string[], atEnd: typeof onTestFinished) {
  const { environment, slack } = await openWorld(atEnd);
  const env = { ...BARE_ENVIRONMENT, HOME: process.env.HOME ?? "", ...environment };
  // A group of its own, so that whatever a failed test leaves behind can be ended.
  const child = spawn(command, words, {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  // "close" comes when nobody writes any more: neither the command nor a bot that it left behind.
  const ended = once(child, "close");
  atEnd(() => endGroup(child));
  const failed = ended.then(() => Promise.reject(new Error(`It ended:\n${lines.join("\n")}`)));
  await Promise.race([slack.untilConnected({ deadlineMs: 30_000 }), failed]);
  return { pid: child.pid ?? 0, lines, ended };
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended, as it should.
  }
}

describe.concurrent("the bot stops in order", () => {
  test("when npm start is told to", async ({ expect, onTestFinished }) => {
    const { pid, lines, ended } = await start(["npm", "start"], onTestFinished);
    process.kill(pid, "SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(lines.at(-1)).toContain("qb-invite has stopped");
  });

  test("when npm start is killed, which tells it nothing", async ({ expect, onTestFinished }) => {
    const { pid, lines, ended } = await start(["npm", "start"], onTestFinished);
    process.kill(pid, "SIGKILL");
    await ended;
    expect(lines.at(-1)).toContain("qb-invite has stopped");
  });

  test.skipIf(!canMakeContainers)(
    "as the first process of a container",
    async ({ expect, onTestFinished }) => {
      const command = ["unshare", "--pid", "--fork", process.execPath, MAIN];
      const { pid, lines, ended } = await start(command, onTestFinished);
      const first = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8"));
      process.kill(first, "SIGTERM");
      expect(await ended).toEqual([0, null]);
      expect(lines.at(-1)).toContain("qb-invite has stopped");
    },
  );
});

test("a stop that is asked for again, by Ctrl-C and by npm and a terminal that closes, is not cut off", async () => {
  const world = await openWorld();
  const { lee, quickbase, slack } = world;
  const bot = await startBot(world);
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  const held = quickbase.faults.hold({ action: "API_AddUserToRole", at: "after" });
  await lee.presses("Approve", { in: APPROVALS });
  await held.reached;
  const ended = bot.end("SIGINT");
  await slack.until(() => slack.connections === 0, { what: "the bot to take no new work" });
  for (const signal of ["SIGINT", "SIGHUP", "SIGTERM", "SIGINT"] as const) void bot.end(signal);
  held.release();
  expect(await ended).toBe(0);
  expect(bot.lines.at(-1)).toContain("qb-invite has stopped");
});
