import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { startBotProcess } from "../../src/standin/demo/bot-process.ts";
import { openWorld } from "./bot-in-world.ts";

/** Every setting wrong in its own way. */
const ALL_WRONG = {
  SLACK_BOT_TOKEN: "xoxp-not-a-bot",
  SLACK_APP_TOKEN: "xoxb-not-an-app",
  SLACK_API_URL: "slack",
  QUICKBASE_REALM: "http://acme.quickbase.com",
  QUICKBASE_USERNAME: "somebody-without-a-password",
  QUICKBASE_APPS: "bqprjtrk7,Project Tracker",
  APPROVAL_CHANNEL: "#approvals",
  APPROVERS: "@lee, U1",
  DATABASE_URL: "mysql://x",
  PORT: "80a",
  LOG_LEVEL: "loud",
};

test("a start with every setting wrong names every problem at once, and ends with 1", async () => {
  const { folder } = await openWorld();
  const bot = startBotProcess({ environment: ALL_WRONG, folder });
  expect(await bot.exited).toBe(1);
  const said = bot.lines.join("\n");
  for (const name of Object.keys(ALL_WRONG).filter((each) => each !== "QUICKBASE_USERNAME"))
    expect(said).toContain(name);
  expect(said).toContain("QUICKBASE_USER_TOKEN is missing");
  expect(said).toContain('QUICKBASE_APPS: "Project" is not an application id');
  expect(said).toContain('APPROVERS: "@lee" is not a member id');
  insistPlain(bot.lines);
});

test("a start without any setting names each that is missing, and ends with 1", async () => {
  const { folder } = await openWorld();
  const bot = startBotProcess({ environment: {}, folder });
  expect(await bot.exited).toBe(1);
  const missing = bot.lines.flatMap((line) => line.match(/(\w+) is missing/)?.[1] ?? []);
  expect(missing).toEqual([
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "QUICKBASE_REALM",
    "QUICKBASE_USER_TOKEN",
    "QUICKBASE_APPS",
    "APPROVAL_CHANNEL",
    "APPROVERS",
  ]);
  insistPlain(bot.lines);
});

test("a secret that is wrong is not repeated", () => {
  const environment = {
    ...ALL_WRONG,
    SLACK_BOT_TOKEN: "xoxp-123-secret",
    QUICKBASE_TICKET: "a-secret-ticket",
  };
  expect(() => readConfig(environment)).toThrow(/SLACK_BOT_TOKEN should begin/);
  expect(() => readConfig(environment)).not.toThrow(/secret/);
});

test.each([
  ["a bot token that Slack does not know", { SLACK_BOT_TOKEN: "xoxb-unknown" }],
  ["a folder for the data that cannot be made", { DATABASE_URL: "sqlite:/dev/null/x/qb-invite.db" }],
])("%s ends the start with 1 and one line that says so", async (_, setting) => {
  const world = await openWorld();
  const bot = startBotProcess({ environment: { ...world.environment, ...setting }, folder: world.folder });
  expect(await bot.exited).toBe(1);
  expect(bot.lines).toEqual([expect.stringMatching(/^Cannot (start|open).*(SLACK_BOT_TOKEN|DATABASE_URL)/)]);
  expect(bot.lines[0]).not.toContain("xoxb-unknown");
});

test("an installation for a whole organisation ends the start with 1 and a line that says what to set", async () => {
  const world = await openWorld();
  world.slack.settings.orgWideInstall = true;
  const bot = startBotProcess({ environment: world.environment, folder: world.folder });
  expect(await bot.exited).toBe(1);
  expect(bot.lines).toEqual([
    expect.stringMatching(
      /^Cannot start: the app is installed for a whole organisation.*set SLACK_BOT_TOKEN to/,
    ),
  ]);
});

/** One line a problem; nothing of the program behind it. */
function insistPlain([headline, ...problems]: readonly string[]): void {
  expect(headline).toBe("Cannot start with these settings:");
  for (const problem of problems) expect(problem).toMatch(/^ {2}[A-Z_]+(:| should| is missing)/);
  expect(problems.join("\n")).not.toMatch(/\bat .*\.(ts|js)\b|node:|Error/);
}
