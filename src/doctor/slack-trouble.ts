import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { z } from "zod";
import { type Finding, failed } from "./check.ts";

/** What Slack's own error codes mean for a check: the detail, and what to do. */
export type Meanings = Record<string, readonly [detail: string, advice: string]>;

/** Turns a failed Slack call into a finding; an error that is not Slack's is thrown again. */
export function toSlackTrouble(error: unknown, meanings: Meanings = {}): Finding {
  if (error instanceof WebAPIPlatformError) return toRefusal(error, meanings);
  if (error instanceof WebAPIRateLimitedError)
    return failed("Slack asks to slow down", `Run the doctor again in ${error.retryAfter} seconds.`);
  if (error instanceof WebAPIHTTPError)
    return failed(
      `Slack answered with HTTP status ${error.statusCode}`,
      "Check slack-status.com, and whether a proxy answers in Slack's place.",
    );
  if (error instanceof WebAPIRequestError)
    return failed(`Slack cannot be reached (${reasonOf(error.original)})`, CHECK_THE_WAY);
  throw error;
}

const refusalSchema = z.object({ needed: z.string().default("for it") });

const CHECK_THE_WAY = "Check that firewalls and proxies let this machine connect to slack.com.";

function toRefusal({ data }: WebAPIPlatformError, meanings: Meanings): Finding {
  const code = data.error;
  // The client puts a whole page here when the answer is no JSON.
  if (!/^[a-z_]{1,60}$/.test(code)) return failed("something other than Slack answered", CHECK_THE_WAY);
  const meaning = meanings[code];
  if (meaning !== undefined) return failed(...meaning);
  if (code === "missing_scope")
    return failed(
      `qb-invite lacks the scope ${refusalSchema.parse(data).needed}`,
      "Grant every scope of manifest.yml at api.slack.com/apps, OAuth & Permissions, and reinstall the app.",
    );
  return failed(`Slack refused to say (${code})`, `Look up ${code} at docs.slack.dev.`);
}

/** The innermost cause; the outer ones only say that a fetch failed. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message || error.name;
}
