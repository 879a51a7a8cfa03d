import { pino } from "pino";
import { onTestFinished } from "vitest";
import { type InPlaceOf, type RunningApp, startApp, type Timing } from "../../src/app.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { withinMs } from "../../src/lib/within-ms.ts";
import { english } from "../../src/slack/views/words/english/english.ts";
import type { Words } from "../../src/slack/views/words/words.ts";
import { type BotProcess, startBotProcess } from "../../src/standin/demo/bot-process.ts";
import { APPROVALS, type DemoWorld, GENERAL, startDemoWorld } from "../../src/standin/demo/demo-world.ts";
import type { Modal } from "../../src/standin/slack/people/modal.ts";
import type { Person } from "../../src/standin/slack/people/person.ts";
import type { ReadMessage } from "../../src/standin/slack/people/read-message.ts";
import { BARE_ENVIRONMENT } from "../bare-environment.ts";
import { findFreePort } from "../find-free-port.ts";

/** How many sockets one bot opens. */
export const CONNECTIONS = 2;

const CATALOGUE_MAY_TAKE_MS = 2_000;

/** What cleans up at the end of a test; concurrent tests each have their own. */
type Finish = typeof onTestFinished;

type Options = {
  /** Changes to the settings that the demo's environment gives. */
  configure?: (config: Config) => Config;
  /** Something to arrange before the bot starts. */
  before?: (world: DemoWorld) => void | Promise<void>;
  timing?: Timing;
  wordsIn?: NonNullable<InPlaceOf["wordsIn"]>;
  atEnd?: Finish;
  /** Slack sends its payloads as signed requests, not over a socket. */
  overHttp?: boolean;
};

/** A world with the bot at work in it. */
export type BotWorld = DemoWorld & {
  app: RunningApp;
  /** Stops the bot, and starts it anew on the same rows. */
  restart(): Promise<void>;
  /** What the bot has written to its log, at every level. */
  logLines: readonly string[];
};

/** A local Slack and Quickbase of this test alone, gone when it ends. */
export async function openWorld(
  atEnd: Finish = onTestFinished,
  options: { deliverTo?: string } = {},
): Promise<DemoWorld> {
  const world = await startDemoWorld(options);
  atEnd(() => world.close());
  return world;
}

/** How fast the bot posts where nobody reads along. */
export const BRISK = { posts: { everyMs: 10, burst: 1 }, edits: { everyMs: 10, burst: 10 } };

/** A world with the real bot at work in it, in this process: quick, for whatever needs no kill. */
export async function openWorldWithBot({
  configure = (config) => config,
  before,
  atEnd = onTestFinished,
  timing = {},
  wordsIn,
  overHttp = false,
}: Options = {}): Promise<BotWorld> {
  const port = overHttp ? await findFreePort() : 0;
  const world = await openWorld(
    atEnd,
    overHttp ? { deliverTo: `http://127.0.0.1:${port}/slack/events` } : {},
  );
  await before?.(world);
  const config = configure(readConfig({ ...world.environment, PORT: String(port) }));
  const logLines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void logLines.push(line) });
  const start = async (): Promise<RunningApp> => {
    const app = await startApp(config, log, {
      pace: BRISK,
      cardMayTakeMs: 5_000,
      ...(wordsIn && { wordsIn }),
      ...timing,
    });
    // Quickbase may be away in the test.
    await withinMs(CATALOGUE_MAY_TAKE_MS, app.warmed);
    if (!overHttp) await world.slack.untilConnected({ connections: CONNECTIONS });
    return app;
  };
  const app = await start();
  let running = app;
  atEnd(() => running.stop());
  const restart = async (): Promise<void> => {
    await running.stop();
    running = await start();
  };
  return { ...world, app, restart, logLines };
}

/** Starts the real bot in a process of its own, connected when this resolves; killed when the test ends. */
export async function startBot(
  { environment, folder, slack }: DemoWorld,
  atEnd: Finish = onTestFinished,
  settings: Record<string, string> = {},
): Promise<BotProcess> {
  const before = slack.connectionsSoFar;
  const bot = startBotProcess({ environment: { ...BARE_ENVIRONMENT, ...environment, ...settings }, folder });
  atEnd(async () => void (await bot.end("SIGKILL")));
  const failed = bot.exited.then((end) => {
    throw new Error(`The bot ended with ${end}:\n${bot.lines.join("\n")}`);
  });
  await Promise.race([connectedSince(slack, before), failed]);
  return bot;
}

/** Waits for the connections of one more bot; those of one that was killed may be there a moment longer. */
export function connectedSince(slack: DemoWorld["slack"], before: number): Promise<true> {
  return slack.until(() => slack.connectionsSoFar >= before + CONNECTIONS, {
    what: "the bot to connect",
    deadlineMs: 30_000,
  });
}

/** Somebody opens the form, and waits until its roles are there. */
export async function openForm(person: Person, typed = "", words: Words = english): Promise<Modal> {
  await person.types(`/qb-invite ${typed}`.trim(), { in: GENERAL });
  const form = await person.seesModal(words.askForm.title);
  await form.shows(`${words.askForm.role}: `);
  return form;
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
  words: Words = english,
): Promise<void> {
  const { askForm, namesForm, forms } = words;
  const form = await openForm(person, "", words);
  if (application !== undefined) await form.chooses(askForm.application, application);
  await form.chooses(askForm.role, role);
  await form.fills(askForm.people, people);
  if (message !== "") await form.fills(askForm.note, message);
  await form.fills(askForm.reason, reason);
  await form.submits();
  const names = namesForm.title({ page: 1, pages: 1 });
  if (person.modal()?.title === namesForm.checkingTitle)
    await person.seesModal(oneOfTexts(names, forms.sent));
  const shown = person.modal();
  if (shown?.title === names) await shown.submits();
  if (shown?.title === forms.sent) await shown.cancels();
  if (person.modal() !== undefined) throw new Error(`The form did not close:\n${person.modal()?.text()}`);
}

function oneOfTexts(...texts: readonly string[]): RegExp {
  return new RegExp(`^(${texts.map((text) => text.replace(/[()|[\]]/g, "\\$&")).join("|")})$`);
}

/** Asks, and waits for the card of this request with its buttons, as an approver sees it; others may be open. */
export async function askAndSeeCard(world: DemoWorld, asking: Asking): Promise<ReadMessage> {
  const { ana, lee, slack } = world;
  const earlier = new Set(lee.messages(APPROVALS).map(({ ts }) => ts));
  await ask(ana, asking);
  const isNew = ({ ts, buttons }: ReadMessage) => !earlier.has(ts) && buttons.includes("Approve");
  return slack.until(() => lee.messages(APPROVALS).find(isNew), { what: "the card with its buttons" });
}
