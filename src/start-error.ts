import { WebAPIPlatformError, WebAPIRequestError } from "@slack/web-api";
import { MendableError } from "./store/cannot-open.ts";
import { DatabaseInUseError } from "./store/sqlite/process-lock.ts";

/** The start failed for a reason that the operator can fix; the message tells them how. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Explains to the operator what they can fix; null for anything else. */
export type Explain = (error: unknown) => string | null;

/** Does it; a failure that can be explained becomes a `StartError`, any other is thrown unchanged. */
export async function orStartError<T>(doing: () => T | Promise<T>, explain: Explain): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    const sentence = explain(error);
    throw sentence === null ? error : new StartError(sentence, { cause: error });
  }
}

/** Approvers and the approval channel belong to one workspace; in another one their ids mean nothing. */
export const ORG_WIDE =
  "Cannot start: the app is installed for a whole organisation, but qb-invite works for one workspace; install it to that workspace, and set SLACK_BOT_TOKEN to the Bot User OAuth Token you get there";

const TOKEN_REFUSALS = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
  "missing_scope",
  "forbidden_team",
]);

/** Slack rejected the token of this setting, or cannot be reached. */
export function explainSlack(setting: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN"): Explain {
  return (error) => {
    if (error instanceof WebAPIPlatformError && TOKEN_REFUSALS.has(error.data.error))
      return `Cannot start: Slack rejected ${setting} (${error.data.error}); copy it again from api.slack.com/apps`;
    if (error instanceof WebAPIRequestError)
      return "Cannot start: Slack cannot be reached; check that firewalls and proxies let this machine connect to it";
    return null;
  };
}

/** The database cannot be opened, brought up to date or claimed. */
export function explainDatabase(error: unknown): string | null {
  return error instanceof MendableError ? `${error.message}; ${error.advice}` : null;
}

/** Another process is using the database, or it cannot be opened. */
export function explainLock(error: unknown): string | null {
  return error instanceof DatabaseInUseError
    ? "Cannot start: another qb-invite is using this database; stop it, or set DATABASE_URL to another one"
    : explainDatabase(error);
}

/** The port is taken, or needs more rights. */
export function explainPort(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || !("port" in error)) return null;
  if (error.code === "EADDRINUSE")
    return `Cannot start: port ${error.port} is in use by another program; stop it, or set PORT to another number`;
  return error.code === "EACCES"
    ? `Cannot start: port ${error.port} is not allowed; set PORT to a number above 1023`
    : null;
}
