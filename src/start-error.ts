import { WebAPIPlatformError, WebAPIRequestError } from "@slack/web-api";
import { MendableError } from "./store/cannot-open.ts";
import { DatabaseInUseError } from "./store/sqlite/process-lock.ts";

/** The start failed for a reason that an operator can mend: the message is a sentence for them. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Puts what an operator can mend into a sentence; null for anything else. */
export type Explain = (error: unknown) => string | null;

/** Does it; a failure that can be explained becomes a `StartError`, any other is thrown as it is. */
export async function orStartError<T>(doing: () => T | Promise<T>, explain: Explain): Promise<T> {
  try {
    return await doing();
  } catch (error) {
    const sentence = explain(error);
    throw sentence === null ? error : new StartError(sentence, { cause: error });
  }
}

/** Roles, approvers and the approval channel belong to one workspace: nobody could be told apart. */
export const ORG_WIDE =
  "Cannot start: the app is installed for a whole organisation, and qb-invite works for one workspace; install it to that workspace, and set SLACK_BOT_TOKEN to the Bot User OAuth Token that it has there";

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

/** Slack does not accept the token of this setting, or cannot be reached. */
export function explainSlack(setting: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN"): Explain {
  return (error) => {
    if (error instanceof WebAPIPlatformError && TOKEN_REFUSALS.has(error.data.error))
      return `Cannot start: Slack does not accept ${setting} (${error.data.error}); copy it again from api.slack.com/apps`;
    if (error instanceof WebAPIRequestError)
      return "Cannot start: Slack cannot be reached; check that this machine may connect to it, through firewalls and proxies";
    return null;
  };
}

/** The rows cannot be opened or brought up to date, or nobody may attend to them. */
export function explainDatabase(error: unknown): string | null {
  return error instanceof MendableError ? `${error.message}; ${error.advice}` : null;
}

/** Another bot is at work on the rows, or they cannot be reached at all. */
export function explainLock(error: unknown): string | null {
  return error instanceof DatabaseInUseError
    ? "Cannot start: another qb-invite is at work on this database; stop it, or name another database in DATABASE_URL"
    : explainDatabase(error);
}

/** Somebody else listens on the port, or it takes more rights. */
export function explainPort(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || !("port" in error)) return null;
  if (error.code === "EADDRINUSE")
    return `Cannot start: port ${error.port} is in use by another program; stop that, or set PORT to another number`;
  return error.code === "EACCES"
    ? `Cannot start: port ${error.port} is not allowed; set PORT to a number above 1023`
    : null;
}
