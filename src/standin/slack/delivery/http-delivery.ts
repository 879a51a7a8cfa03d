import { createHmac } from "node:crypto";
import { parseJson } from "../json.ts";
import type { Settings } from "../state/settings.ts";
import type { Acknowledgement, Delivery } from "./deliver.ts";

// Bolt's receivers compare the type for equality: no charset behind it.
const FORM = "application/x-www-form-urlencoded";

/** Sends a payload as a signed request, as Slack does to an app with a request URL. */
export async function deliverOverHttp(
  { type, payload, retry }: Delivery,
  { url, signingSecret, settings }: { url: string; signingSecret: string; settings: Settings },
): Promise<Acknowledgement> {
  const body = type === "events_api" ? JSON.stringify(payload) : formOf(type, payload).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: {
        "content-type": type === "events_api" ? "application/json" : FORM,
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signRequest({ signingSecret, timestamp, body }),
        ...(retry
          ? { "x-slack-retry-num": String(retry.attempt), "x-slack-retry-reason": retry.reason }
          : {}),
      },
      signal: AbortSignal.timeout(settings.acknowledgeWithinMs),
    });
    const text = await response.text();
    if (!response.ok) return { acknowledged: false, why: "http error" };
    return { acknowledged: true, body: text === "" ? {} : (parseJson(text) ?? { text }) };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    return { acknowledged: false, why: isTimeout ? "timeout" : "no connection" };
  }
}

/** Signs a body: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signRequest(request: { signingSecret: string; timestamp: string; body: string }): string {
  const signed = `v0:${request.timestamp}:${request.body}`;
  return `v0=${createHmac("sha256", request.signingSecret).update(signed).digest("hex")}`;
}

function formOf(type: Delivery["type"], payload: Delivery["payload"]): URLSearchParams {
  if (type === "interactive") return new URLSearchParams({ payload: JSON.stringify(payload) });
  const fields = Object.entries(payload).map(([key, value]): [string, string] => [key, String(value ?? "")]);
  return new URLSearchParams(fields);
}
