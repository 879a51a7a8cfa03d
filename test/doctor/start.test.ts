import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { type BotProcess, startBotProcess } from "../../src/standin/demo/bot-process.ts";
import type { DemoWorld } from "../../src/standin/demo/demo-world.ts";
import { openWorld, startBot } from "../flows/bot-in-world.ts";
import type { Changes } from "./doctor-in-world.ts";

async function startInVain(world: DemoWorld, changes: Changes): Promise<BotProcess> {
  const bot = startBotProcess({ environment: { ...world.environment, ...changes }, folder: world.folder });
  onTestFinished(async () => void (await bot.end("SIGKILL")));
  expect(await bot.exited).toBe(1);
  return bot;
}

describe("a start in vain says why in one sentence, without a stack", () => {
  test.each([
    ["a bot token that is not valid", { SLACK_BOT_TOKEN: "xoxb-wrong" }, /SLACK_BOT_TOKEN \(invalid_auth\)/],
    ["an app token that is not valid", { SLACK_APP_TOKEN: "xapp-wrong" }, /SLACK_APP_TOKEN \(invalid_auth\)/],
    [
      "a place where nothing can be written",
      { DATABASE_URL: "sqlite:/dev/null/x.db" },
      /"\/dev\/null\/x\.db"/,
    ],
  ])("%s", async (_what, changes, sentence) => {
    const { lines } = await startInVain(await openWorld(), changes);
    expect(lines.at(-1)).toMatch(/^Cannot /);
    expect(lines.at(-1)).toMatch(sentence);
    expect(lines.join("\n")).not.toMatch(/stack|at .*\.ts:\d+/);
  });

  test("a port that is in use", async () => {
    const server = createServer().listen(0);
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const address = server.address();
    const port = String(typeof address === "object" ? address?.port : "");
    const { lines } = await startInVain(await openWorld(), { PORT: port });
    expect(lines).toEqual([
      `Cannot start: port ${port} is in use by another program; stop it, or set PORT to another number`,
    ]);
  });
});

test("a start with something to mend is a start, and the log says what to do", async () => {
  const world = await openWorld();
  world.approvals.removeMember("bot");
  const bot = await startBot(world);
  const warning = () => bot.lines.find((line) => line.includes("slack.channel-member"));
  await expect.poll(warning, { timeout: 20_000 }).toMatch(/"level":40.*\/invite @qb-invite/);
});

test("a start on which every check passes says so, once", async () => {
  const bot = await startBot(await openWorld());
  const said = () => bot.lines.filter((line) => line.includes("All checks passed")).length;
  await expect.poll(said, { timeout: 20_000 }).toBe(1);
  expect(bot.lines.filter((line) => line.includes('"level":40'))).toEqual([]);
});
