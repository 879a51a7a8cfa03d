import type { Config } from "../config.ts";
import { type Check, failed, ok } from "./check.ts";
import { readManifestScopes } from "./manifest-scopes.ts";
import { type Meanings, toSlackTrouble } from "./slack-trouble.ts";

const BOT_TOKEN_ADVICE =
  "Copy the Bot User OAuth Token again, from api.slack.com/apps, OAuth & Permissions, into SLACK_BOT_TOKEN.";
const ONE_WORKSPACE =
  "qb-invite works for one workspace: install the app to that workspace, and copy the Bot User OAuth Token that it has there into SLACK_BOT_TOKEN.";
const BOT_TOKEN_MEANINGS: Meanings = Object.fromEntries(
  [
    "invalid_auth",
    "not_authed",
    "account_inactive",
    "token_revoked",
    "token_expired",
    "not_allowed_token_type",
  ].map((code) => [code, [`Slack does not accept SLACK_BOT_TOKEN (${code})`, BOT_TOKEN_ADVICE]]),
);

const APP_TOKEN_ADVICE =
  "Make an app-level token with connections:write at api.slack.com/apps, Basic Information, and put it into SLACK_APP_TOKEN.";
const APP_TOKEN_MEANINGS: Meanings = {
  ...Object.fromEntries(
    ["invalid_auth", "not_authed", "token_revoked", "not_allowed_token_type"].map((code) => [
      code,
      [`Slack does not accept SLACK_APP_TOKEN (${code})`, APP_TOKEN_ADVICE],
    ]),
  ),
  missing_scope: ["SLACK_APP_TOKEN lacks the scope connections:write", APP_TOKEN_ADVICE],
  forbidden_team: [
    "the app may not connect to this workspace",
    "Ask a workspace administrator to allow the app.",
  ],
};

/** The tokens, what they may do, and how Slack reaches the bot. */
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
      if (isOrgWide) return failed("valid, but of an installation for a whole organisation", ONE_WORKSPACE);
      return ok(`valid, the bot is @${botName} in the workspace "${teamName}"`);
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
      return failed(
        "Slack does not say which ones are granted",
        "Check that no proxy removes headers of answers.",
      );
    const missing = needed.filter((scope) => !granted.includes(scope));
    return missing.length === 0
      ? ok(`all ${needed.length} of manifest.yml are granted`)
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

/** Nothing proves a signing secret but a request of Slack's. */
const signingSecret: Check = {
  id: "slack.connection",
  title: "Signing secret",
  settings: ["SLACK_APP_TOKEN"],
  after: [],
  run: async ({ config }) =>
    ok(`set; Slack has to post to https://your-host/slack/events, which leads to port ${config.port} here`),
};
