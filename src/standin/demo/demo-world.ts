import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startQuickbaseStandin } from "../quickbase/quickbase-standin.ts";
import { seedDemoQuickbase } from "../quickbase/seed-demo-quickbase.ts";
import { startSlackStandin } from "../slack/start.ts";

/** Where the cards go. */
export const APPROVALS = "quickbase-approvals";
/** Where everybody talks. */
export const GENERAL = "general";

/** What manifest.yml asks for: the demo and the tests run with no scope more. */
export const SCOPES = [
  "commands",
  "chat:write",
  "users:read",
  "users:read.email",
  "usergroups:read",
  "channels:read",
  "groups:read",
];

type Options = { slackPort?: number; quickbasePort?: number; deliverTo?: string };

/** A workspace and a realm with people in them, and the settings that connect the bot to both. */
export type DemoWorld = Awaited<ReturnType<typeof startDemoWorld>>;

/** Starts a local Slack and a local Quickbase, and puts the demo's people in. */
export async function startDemoWorld({ slackPort = 0, quickbasePort = 0, deliverTo }: Options = {}) {
  const slack = await startSlackStandin({
    port: slackPort,
    scopes: SCOPES,
    ...(deliverTo === undefined ? {} : { deliverTo }),
  });
  const quickbase = await startQuickbaseStandin({ port: quickbasePort });
  const apps = seedDemoQuickbase(quickbase);

  const person = (name: string, handle: string, kind: "member" | "guest" = "member") =>
    slack.addPerson({ name, handle, email: `${handle}@acme.example`, kind });
  const people = {
    ana: person("Ana Lee", "ana"),
    lee: person("Lee Park", "lee"),
    max: person("Max Roe", "max"),
    bob: person("Bob Stone", "bob"),
    gus: person("Gus Vale", "gus", "guest"),
  };
  const everybody = Object.values(people);
  slack.addChannel({ name: GENERAL, members: everybody });
  const approvals = slack.addChannel({ name: APPROVALS, members: everybody });
  const ops = slack.addUserGroup({ handle: "ops", members: [people.max] });
  const folder = await mkdtemp(join(tmpdir(), "qb-invite-"));

  return {
    slack,
    quickbase,
    apps,
    approvals,
    ops,
    ...people,
    folder,
    /** What the bot finds in its environment. */
    environment: {
      SLACK_BOT_TOKEN: slack.botToken,
      ...(deliverTo === undefined
        ? { SLACK_APP_TOKEN: slack.appToken }
        : { SLACK_SIGNING_SECRET: slack.signingSecret }),
      SLACK_API_URL: slack.apiUrl,
      QUICKBASE_REALM: quickbase.origin,
      QUICKBASE_USER_TOKEN: quickbase.userToken,
      QUICKBASE_APPS: Object.values(apps).join(","),
      APPROVAL_CHANNEL: approvals.id,
      APPROVERS: [people.lee.id, ops.id].join(","),
      DATABASE_URL: `sqlite:${join(folder, "qb-invite.db")}`,
      PORT: "0",
      LOG_LEVEL: "info",
    },
    async close() {
      await slack.close();
      await quickbase.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
