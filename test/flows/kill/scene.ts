import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type BotProcess, startBotProcess } from "../../../src/standin/demo/bot-process.ts";
import type { DemoWorld } from "../../../src/standin/demo/demo-world.ts";
import { BARE_ENVIRONMENT } from "../../bare-environment.ts";
import { openWorld, startBot } from "../bot-in-world.ts";
import type { Ask, Rows } from "./rows.ts";

const KILLABLE = {
  NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import ${new URL("die-at.ts", import.meta.url)}`,
};

/** A world in which one bot after the other is killed, and what the rows of its database say. */
export type Scene = DemoWorld & {
  bot: BotProcess;
  /** Whether the newest bot has not ended. */
  isAlive(): boolean;
  /** While this file is there, the bot kills itself at the statement in it. */
  deadlyFile: string;
  /** Starts the next bot, and waits until it is connected. */
  start(): Promise<void>;
  /** Starts one that may never get there. */
  launch(): void;
  ask: Ask;
};

/** Opens a world with a bot in it. */
export async function openScene(
  rows: Rows,
  atEnd: NonNullable<Parameters<typeof openWorld>[0]>,
): Promise<Scene> {
  const world = await openWorld(atEnd);
  const deadlyFile = join(world.folder, "die-at.json");
  const url = await rows.url(world.folder);
  const shared = { ...world, environment: { ...world.environment, DATABASE_URL: url } };
  const settings = { ...KILLABLE, DIE_AT: deadlyFile };
  const ended = new Set<BotProcess>();
  const watch = (bot: BotProcess): BotProcess => {
    void bot.exited.then(() => ended.add(bot));
    return bot;
  };
  const scene: Scene = {
    ...shared,
    bot: watch(await startBot(shared, atEnd, settings)),
    isAlive: () => !ended.has(scene.bot),
    deadlyFile,
    async start() {
      await rm(deadlyFile, { force: true });
      scene.bot = watch(await startBot(shared, atEnd, settings));
    },
    launch() {
      const bot = startBotProcess({
        environment: { ...BARE_ENVIRONMENT, ...shared.environment, ...settings },
        folder: world.folder,
      });
      atEnd(async () => void (await bot.end("SIGKILL")));
      scene.bot = watch(bot);
    },
    ask: (statement) => rows.ask(url, statement),
  };
  await scene.ana.opensHome();
  return scene;
}
