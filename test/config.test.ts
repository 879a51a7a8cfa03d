import dotenv from "dotenv";
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

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
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
    ["DATABASE_URL", "sqlite::memory:"],
    ["DATABASE_URL", "sqlite:file:x.db?mode=memory"],
    ["DATABASE_URL", "sqlite:file:x.db"],
    ["SLACK_BOT_TOKEN", "xoxb-your-token"],
    ["SLACK_SIGNING_SECRET", "your-signing-secret"],
    ["QUICKBASE_REALM", "<your realm>"],
    ["QUICKBASE_USER_TOKEN", "b5…"],
    ["PORT", "80a"],
    ["PORT", "70000"],
    ["LOG_LEVEL", "loud"],
    ["LANGUAGE", "pl"],
    ["LANGUAGE", "English"],
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

test("a database in memory is told as what it is", () => {
  expect(problemsOf({ ...good, DATABASE_URL: "sqlite::memory:" })).toEqual([
    "DATABASE_URL: a database in memory is lost at every stop; name a file, as in sqlite:./data/qb-invite.db",
  ]);
});

describe("a secret in the wrong line is not printed back", () => {
  const secrets = [
    "xoxb-123456789012-abcdef",
    "xapp-1-A0-123-abc",
    "b5d4r_abc_cwb7k3idy2n9vb6ixrs4cq",
    "8f742231b10e8888abcd99yyyzzz85a5",
    "9_bkzw4jq76_b2fxk4_abcdefg",
    "correct,horse battery!staple9",
  ];
  const lines = Object.keys(good).filter((name) => !["QUICKBASE_USER_TOKEN"].includes(name));
  test.each([...lines, "DATABASE_URL", "PORT", "LOG_LEVEL", "SLACK_API_URL"])("%s", (name) => {
    for (const secret of secrets) {
      const said = problemsOf({ ...good, [name]: secret }).join("\n");
      for (const part of secret.split(/[ ,]/).filter((each) => /\d/.test(each)))
        expect(said).not.toContain(part);
    }
  });

  test("not as the name of a host either", () => {
    for (const secret of [...secrets.slice(0, 2), "8f742231b10e8888abcd99fffeee85a5"])
      expect(problemsOf({ ...good, QUICKBASE_REALM: secret })).toHaveLength(1);
  });
});

describe("what belongs to the file of settings is taken off", () => {
  test.each([
    ["straight quotes", '"xoxb-1"'],
    ["single quotes", "'xoxb-1'"],
    ["curly quotes", "“xoxb-1”"],
    ["single curly quotes", "‘xoxb-1’"],
    ["quotes with blanks in them", '" xoxb-1 "'],
    ["blanks", "  xoxb-1\t"],
    ["the end of a line of Windows", "xoxb-1\r"],
    ["a comment", "xoxb-1 # of the bot"],
    ["quotes before a comment", '"xoxb-1"  # of the bot'],
    ["a byte order mark", "\uFEFFxoxb-1"],
  ])("%s", (_, SLACK_BOT_TOKEN) => {
    expect(readConfig({ ...good, SLACK_BOT_TOKEN }).slack.botToken).toBe("xoxb-1");
  });

  test.each(["export SLACK_BOT_TOKEN", "\uFEFFSLACK_BOT_TOKEN", "SLACK_BOT_TOKEN "])(
    "from the name %j",
    (name) => {
      const { SLACK_BOT_TOKEN, ...rest } = good;
      expect(readConfig({ ...rest, [name]: SLACK_BOT_TOKEN }).slack.botToken).toBe("xoxb-1");
      expect(readConfig({ [name]: "xoxb-other", ...good }).slack.botToken).toBe("xoxb-1");
      expect(readConfig({ ...good, [name]: "xoxb-other" }).slack.botToken).toBe("xoxb-1");
    },
  );

  test("a file with all of them is read through dotenv", () => {
    const file = [
      '\uFEFFexport SLACK_BOT_TOKEN = "xoxb-1" # the bot',
      "SLACK_APP_TOKEN=“xapp-1”",
      "QUICKBASE_REALM = acme # ours",
      "QUICKBASE_USER_TOKEN='b5d4r_token'",
      "QUICKBASE_APPS = bdzk2ecg5, bdzuh4nj5",
      "APPROVAL_CHANNEL=C0123456789",
      "APPROVERS=U01, S02,W03",
    ].join("\r\n");
    expect(readConfig(dotenv.parse(file))).toEqual(readConfig(good));
  });

  test("a password stays as it is", () => {
    const without = { ...good, QUICKBASE_USER_TOKEN: undefined, QUICKBASE_USERNAME: "u" };
    expect(readConfig({ ...without, QUICKBASE_PASSWORD: "'p' #1" }).quickbase.signIn).toMatchObject({
      password: "'p' #1",
    });
  });
});

test.each([
  ["de", "de"],
  ["pt-BR", "pt-BR"],
  // What a system sets is never in the way.
  ["de_AT:de", "de"],
  ["pl_PL:fr", "fr"],
  ["pl_PL:pl", "en"],
  ["en_US:en", "en"],
])("LANGUAGE=%s is read as %s", (text, language) => {
  expect(readConfig({ ...good, LANGUAGE: text }).language).toBe(language);
});
