import { onTestFinished } from "vitest";
import { type RunningApp, startApp } from "../../src/app.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { type BotProcess, startBotProcess } from "../../src/standin/demo/bot-process.ts";
import { APPROVALS, type DemoWorld, GENERAL, startDemoWorld } from "../../src/standin/demo/demo-world.ts";
import type { Person } from "../../src/standin/slack/people/person.ts";
import type { ReadMessage } from "../../src/standin/slack/people/read-message.ts";

/** What cleans up at the end of a test; concurrent tests each have their own. */
type Finish = typeof onTestFinished;

type Options = {
  /** Changes to the settings that the demo's environment gives. */
  configure?: (config: Config) => Config;
  /** Something to arrange before the bot starts. */
  before?: (world: DemoWorld) => void | Promise<void>;
  atEnd?: Finish;
};

/** A local Slack and Quickbase of this test alone, gone when it ends. */
export async function openWorld(atEnd: Finish = onTestFinished): Promise<DemoWorld> {
  const world = await startDemoWorld();
  atEnd(() => world.close());
  return world;
}

/** A world with the real bot at work in it, in this process: quick, for whatever needs no kill. */
export async function openWorldWithBot({
  configure = (config) => config,
  before,
  atEnd = onTestFinished,
}: Options = {}): Promise<DemoWorld & { app: RunningApp }> {
  const world = await openWorld(atEnd);
  await before?.(world);
  const config = configure(readConfig(world.environment));
  const app = await startApp(config, createLog({ level: "silent", secrets: [] }));
  atEnd(() => app.stop());
  await world.slack.untilConnected();
  return { ...world, app };
}

/** Starts the real bot in a process of its own, connected when this resolves; killed when the test ends. */
export async function startBot(world: DemoWorld, atEnd: Finish = onTestFinished): Promise<BotProcess> {
  const { environment, folder } = world;
  const bot = startBotProcess({ environment, folder });
  atEnd(async () => void (await bot.end("SIGKILL")));
  const failed = bot.exited.then((end) => {
    throw new Error(`The bot ended with ${end}:\n${bot.lines.join("\n")}`);
  });
  await Promise.race([world.slack.untilConnected({ deadlineMs: 30_000 }), failed]);
  return bot;
}

/** What somebody asks for; the rest is filled in. */
export type Asking = {
  people: string;
  application?: string;
  role?: string;
  message?: string;
  reason?: string;
};

/** Somebody fills in the form, and the names as they are guessed, and sends the request. */
export async function ask(
  person: Person,
  { people, application, role = "Participant", message = "", reason = "The audit starts on Monday" }: Asking,
): Promise<void> {
  await person.types("/qb-invite", { in: GENERAL });
  const form = await person.seesModal("Invite people");
  if (application !== undefined) await form.chooses("Application", application);
  await form.shows("Role");
  await form.chooses("Role", role);
  await form.fills("People", people);
  if (message !== "") await form.fills("Message", message);
  await form.fills("Reason", reason);
  await form.submits();
  const names = person.modal();
  if (names?.title === "Names") await names.submits();
  if (person.modal() !== undefined) throw new Error(`The form did not close:\n${person.modal()?.text()}`);
}

/** Asks, and waits for the card with its buttons as an approver sees it. */
export async function askAndSeeCard(world: DemoWorld, asking: Asking): Promise<ReadMessage> {
  await ask(world.ana, asking);
  return world.lee.sees("[Approve]", { in: APPROVALS });
}
