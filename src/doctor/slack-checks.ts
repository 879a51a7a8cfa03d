import type { Config } from "../config.ts";
import { type Check, failed, ok } from "./check.ts";
import { readManifestScopes } from "./manifest-scopes.ts";
import { type Meanings, toSlackTrouble } from "./slack-trouble.ts";

const BOT_TOKEN_ADVICE =
  "Copy the Bot User OAuth Token from api.slack.com/apps, OAuth & Permissions, to SLACK_BOT_TOKEN.";
const ONE_WORKSPACE =
  "qb-invite works for one workspace. Install the app to it, and copy the Bot User OAuth Token you get there to SLACK_BOT_TOKEN.";
const BOT_TOKEN_MEANINGS: Meanings = Object.fromEntries(
  [
    "invalid_auth",
    "not_authed",
    "account_inactive",
    "token_revoked",
    "token_expired",
    "not_allowed_token_type",
  ].map((code) => [code, [`Slack rejected SLACK_BOT_TOKEN (${code})`, BOT_TOKEN_ADVICE]]),
);

const APP_TOKEN_ADVICE =
  "Generate an app-level token with connections:write at api.slack.com/apps, Basic Information, and copy it to SLACK_APP_TOKEN.";
const APP_TOKEN_MEANINGS: Meanings = {
  ...Object.fromEntries(
    ["invalid_auth", "not_authed", "token_revoked", "not_allowed_token_type"].map((code) => [
      code,
      [`Slack rejected SLACK_APP_TOKEN (${code})`, APP_TOKEN_ADVICE],
    ]),
  ),
  missing_scope: ["SLACK_APP_TOKEN lacks the scope connections:write", APP_TOKEN_ADVICE],
  forbidden_team: [
    "the app may not connect to this workspace",
    "Ask a workspace administrator to allow the app.",
  ],
};

/** The tokens, what they may do, and how Slack reaches qb-invite. */
export function slackChecks({ slack }: Config): readonly Check[] {
  return [botToken, scopes, slack.connection.mode === "socket" ? socketMode : signingSecret];
}

const botToken: Check = {
  id: "slack.bot-token",
  title: "Bot token",
  settings: ["SLACK_BOT_TOKEN", "SLACK_API_URL"],
  after: [],
  async run({ slack }) {
    try {
      const { botName, teamName, isOrgWide } = await slack.identity();
      if (isOrgWide) return failed("valid, but for a whole organisation", ONE_WORKSPACE);
      return ok(`valid, for @${botName} in the workspace "${teamName}"`);
    } catch (error) {
      return toSlackTrouble(error, BOT_TOKEN_MEANINGS);
    }
  },
};

const scopes: Check = {
  id: "slack.scopes",
  title: "Scopes",
  settings: [],
  after: ["slack.bot-token"],
  async run({ slack }) {
    const [{ scopes: granted }, needed] = await Promise.all([slack.identity(), readManifestScopes()]);
    if (granted === null)
      return failed("Slack doesn't say which are granted", "Check that no proxy removes response headers.");
    const missing = needed.filter((scope) => !granted.includes(scope));
    return missing.length === 0
      ? ok(`all ${needed.length} of manifest.yml granted`)
      : failed(
          `not granted: ${missing.join(", ")}`,
          "Add them at api.slack.com/apps, OAuth & Permissions, and reinstall the app to the workspace.",
        );
  },
};

const socketMode: Check = {
  id: "slack.connection",
  title: "Socket Mode",
  settings: ["SLACK_APP_TOKEN", "SLACK_API_URL"],
  after: [],
  async run({ slack }) {
    try {
      await slack.openSocket();
      return ok("reachable, the app token is valid");
    } catch (error) {
      return toSlackTrouble(error, APP_TOKEN_MEANINGS);
    }
  },
};

/** Only a request from Slack proves a signing secret. */
const signingSecret: Check = {
  id: "slack.connection",
  title: "Signing secret",
  settings: ["SLACK_APP_TOKEN"],
  after: [],
  run: async ({ config }) =>
    ok(`set; make sure that https://your-host/slack/events leads to port ${config.port} here`),
};
