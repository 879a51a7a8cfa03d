import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { type RunningApp, startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { type DemoWorld, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { findFreePort } from "../find-free-port.ts";
import { openForm, openWorld } from "./bot-in-world.ts";

/** Starts the bot in this process. */
function start({ environment }: DemoWorld, settings: Record<string, string> = {}): Promise<RunningApp> {
  const starting = startApp(readConfig({ ...environment, ...settings }), pino({ level: "silent" }));
  onTestFinished(() =>
    starting.then(
      (app) => app.stop(),
      () => undefined,
    ),
  );
  return starting;
}

test("a start asks once who the bot is, and waits for nothing of Quickbase", async () => {
  const world = await openWorld();
  const held = world.quickbase.faults.hold({ at: "before" });
  onTestFinished(() => held.release());
  const app = await start(world);
  const asked = world.slack.requests.filter(({ method }) => method === "auth.test");
  expect(asked).toHaveLength(1);
  await held.reached;
  held.release();
  await app.warmed;
});

test("what is typed while the bot still looks which app it is waits for that, and is answered", async () => {
  const world = await openWorld();
  const { ana, slack } = world;
  const look = slack.faults.hold({ method: "bots.info", at: "before" });
  const starting = start(world);
  await look.reached;
  await slack.untilConnected();
  const typed = ana.types("/qb-invite help", { in: GENERAL });
  look.release();
  await typed;
  await ana.sees("/qb-invite status", { in: GENERAL, privately: true });
  await starting;
});

test("a form that is opened before anything is known of Quickbase fills by itself", async () => {
  const world = await openWorld();
  const held = world.quickbase.faults.hold({ action: "API_GetRoleInfo", at: "before" });
  await start(world);
  await world.ana.types("/qb-invite", { in: GENERAL });
  const form = await world.ana.seesModal("Invite people");
  expect(form.text()).toContain("Loading the roles …");
  held.release();
  await form.shows("Role: ");
});

const MENDABLE: [string, (world: DemoWorld) => Record<string, string>][] = [
  ["a bot token that is not valid", () => ({ SLACK_BOT_TOKEN: "xoxb-wrong" })],
  ["an app token that is not valid", () => ({ SLACK_APP_TOKEN: "xapp-wrong" })],
  [
    "an installation for a whole organisation",
    ({ slack }) => {
      slack.settings.orgWideInstall = true;
      return {};
    },
  ],
];

test.each(MENDABLE)(
  "%s ends a start that took nothing from anybody and leaves nothing behind",
  async (_, spoil) => {
    const world = await openWorld();
    const PORT = String(await findFreePort());
    await expect(start(world, { PORT, ...spoil(world) })).rejects.toThrow(/^Cannot start: /);
    expect(world.slack.connectionsSoFar).toBe(0);
    world.slack.settings.orgWideInstall = false;
    await start(world, { PORT });
    await openForm(world.ana);
  },
);

test("a port that is in use ends a start before Slack could hand it anything", async () => {
  const world = await openWorld();
  const { port } = await start(await openWorld());
  await expect(start(world, { PORT: String(port) })).rejects.toThrow(`port ${port} is in use`);
  expect(world.slack.connectionsSoFar).toBe(0);
});
