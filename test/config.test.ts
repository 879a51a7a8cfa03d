import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

const good = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_APP_TOKEN: "xapp-1",
  QUICKBASE_REALM: "acme",
  QUICKBASE_USER_TOKEN: "b5d4r_token",
  QUICKBASE_APPS: "bdzk2ecg5, bdzuh4nj5",
  APPROVAL_CHANNEL: "C0123456789",
  APPROVERS: "U01, S02,W03",
};

function problemsOf(environment: Record<string, string | undefined>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test("readConfig() reads the settings of a user token and Socket Mode, with the defaults", () => {
  expect(readConfig(good)).toMatchObject({
    slack: { botToken: "xoxb-1", connection: { mode: "socket", appToken: "xapp-1" }, apiUrl: null },
    quickbase: {
      origin: "https://acme.quickbase.com",
      signIn: { mode: "user token", userToken: "b5d4r_token" },
    },
    policy: {
      appDbids: ["bdzk2ecg5", "bdzuh4nj5"],
      approvalChannelId: "C0123456789",
      approvers: { userIds: ["U01", "W03"], groupIds: ["S02"] },
    },
    databaseUrl: "sqlite:./data/qb-invite.db",
    port: 3000,
    logLevel: "info",
  });
});

test("readConfig() names every missing setting at once", () => {
  const names = problemsOf({}).map((problem) => problem.split(" ")[0]);
  expect(names).toEqual([
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "QUICKBASE_REALM",
    "QUICKBASE_USER_TOKEN",
    "QUICKBASE_APPS",
    "APPROVAL_CHANNEL",
    "APPROVERS",
  ]);
});

describe("readConfig() refuses", () => {
  test.each([
    ["SLACK_BOT_TOKEN", "xapp-swapped"],
    ["SLACK_APP_TOKEN", "xoxb-swapped"],
    ["SLACK_API_URL", "not a url"],
    ["QUICKBASE_REALM", "http://acme.quickbase.com"],
    ["QUICKBASE_REALM", "https://me:secret@acme.quickbase.com"],
    ["QUICKBASE_APPS", "Project Tracker"],
    ["APPROVAL_CHANNEL", "#approvals"],
    ["APPROVERS", "@lee"],
    ["APPROVERS", ","],
    ["QUICKBASE_APPS", " , "],
    ["DATABASE_URL", "mysql://x"],
    ["DATABASE_URL", "postgres:bot:secret@db/qb"],
    ["DATABASE_URL", "postgres://bot:secret@db:port/qb"],
    ["DATABASE_URL", "postgres://bot:100%@db/qb"],
    ["PORT", "80a"],
    ["PORT", "70000"],
    ["LOG_LEVEL", "loud"],
  ])("%s=%s with a sentence that names the setting", (name, value) => {
    const problems = problemsOf({ ...good, [name]: value });
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toContain(name);
  });

  test("several wrong settings with one sentence each", () => {
    expect(problemsOf({ ...good, PORT: "x", APPROVAL_CHANNEL: "x", QUICKBASE_REALM: "" })).toHaveLength(3);
  });
});

test.each([
  ["acme", "https://acme.quickbase.com"],
  ["acme.quickbase.com", "https://acme.quickbase.com"],
  ["https://acme.quickbase.com/db/main", "https://acme.quickbase.com"],
  ["http://127.0.0.1:4391", "http://127.0.0.1:4391"],
  ["http://localhost:4391/", "http://localhost:4391"],
])("readConfig() takes the realm %s", (realm, origin) => {
  expect(readConfig({ ...good, QUICKBASE_REALM: realm }).quickbase.origin).toBe(origin);
});

test("readConfig() signs in with a password, or with a ticket, beside an app token", () => {
  const without = { ...good, QUICKBASE_USER_TOKEN: undefined, QUICKBASE_APP_TOKEN: "app" };
  expect(
    readConfig({ ...without, QUICKBASE_USERNAME: "u", QUICKBASE_PASSWORD: "p" }).quickbase.signIn,
  ).toEqual({
    mode: "password",
    username: "u",
    password: "p",
    appToken: "app",
  });
  expect(readConfig({ ...without, QUICKBASE_TICKET: "t" }).quickbase.signIn).toEqual({
    mode: "ticket",
    ticket: "t",
    appToken: "app",
  });
});
