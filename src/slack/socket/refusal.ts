import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";

/** Why a connection could not be opened, and what to do about it. */
export type Refusal = {
  error: unknown;
  why: string;
  /** Somebody has to fix something first. */
  final: boolean;
  /** Slack's own wish, if it has one. */
  retryAfterMs: number | null;
};

// https://docs.slack.dev/reference/methods/apps.connections.open
const FINAL = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
  "missing_scope",
  "forbidden_team",
  "user_removed_from_team",
  "team_disabled",
]);

/** Reads the error with which an opening failed. */
export function readRefusal(error: unknown): Refusal {
  if (error instanceof WebAPIPlatformError)
    return { error, why: error.data.error, final: FINAL.has(error.data.error), retryAfterMs: null };
  const retryAfterMs = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1_000 : null;
  return { error, why: error instanceof Error ? error.message : String(error), final: false, retryAfterMs };
}
