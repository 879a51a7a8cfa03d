import type { WebClientOptions } from "@slack/web-api";
import type { Message } from "./views/message.ts";

/** Answers at a `response_url`, for the one person; rejects when Slack does not take it. */
export type Responder = (responseUrl: string, message: Message) => Promise<void>;

type Fetch = NonNullable<WebClientOptions["fetch"]>;

const ANSWER_MAY_TAKE_MS = 5_000;

/** Answers the way that Slack gives with each gesture: https://docs.slack.dev/interactivity/handling-user-interaction */
export function createResponder(fetch: Fetch): Responder {
  return async (responseUrl, message) => {
    const answer = await fetch(responseUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...message, response_type: "ephemeral", replace_original: false }),
      redirect: "error",
      signal: AbortSignal.timeout(ANSWER_MAY_TAKE_MS),
    }).catch(() => null);
    // The error of a fetch may name the URL, which is a secret.
    if (answer === null) throw new Error("Cannot answer at a response URL: no answer");
    if (!answer.ok) throw new Error(`Cannot answer at a response URL: HTTP status ${answer.status}`);
  };
}
