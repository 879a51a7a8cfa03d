import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Parsed } from "../../invite/values.ts";

/** What the headers of a signed request say. */
export type Signature = { timestamp: string; digest: Buffer };

/** A signature is good for so long, to either side: no clock runs exactly. */
const GOOD_FOR_MS = 5 * 60_000;

/** Reads the headers alone: whether there is a signature, and of these minutes. */
export function readSignature(headers: IncomingHttpHeaders, now: Date): Parsed<Signature> {
  const [timestamp] = /^\d{1,12}$/.exec(one(headers["x-slack-request-timestamp"])) ?? [];
  const [, digest] = /^v0=([0-9a-f]{64})$/.exec(one(headers["x-slack-signature"])) ?? [];
  if (timestamp === undefined || digest === undefined) return { ok: false, problem: "not signed" };
  if (Math.abs(Number(timestamp) * 1_000 - now.getTime()) > GOOD_FOR_MS)
    return { ok: false, problem: "signed more than five minutes from the time of this machine" };
  return { ok: true, value: { timestamp, digest: Buffer.from(digest, "hex") } };
}

/** Whether Slack has signed this: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function isSigned({ timestamp, digest }: Signature, body: Buffer, signingSecret: string): boolean {
  const ours = createHmac("sha256", signingSecret).update(`v0:${timestamp}:`).update(body).digest();
  return timingSafeEqual(ours, digest);
}

function one(header: string | readonly string[] | undefined): string {
  return typeof header === "string" ? header : "";
}
