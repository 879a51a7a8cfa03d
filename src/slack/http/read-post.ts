import type { IncomingMessage } from "node:http";
import { isForm, parseBody } from "./parse-body.ts";
import { readBody } from "./read-body.ts";
import { isSigned, readSignature } from "./signature.ts";

/** What a post of Slack's holds, or the status and the reason with which it is turned away. */
export type Post = { ok: true; body: unknown } | { ok: false; status: number; reason: string };

/** The longest form that Slack can send has a tenth of it. */
const MOST_BYTES = 1_024 * 1_024;
/** Slack looks after the certificate without a signature: `ssl_check=1`, and a token. */
const MOST_UNSIGNED_BYTES = 1_024;
const SSL_CHECK = { ssl_check: "1" };

/** Reads what Slack has posted. The headers come first: what they rule out is not read, and nothing of it is kept. */
export async function readPost(request: IncomingMessage, signingSecret: string, now: Date): Promise<Post> {
  if (request.method === "GET" && /[?&]ssl_check=1(&|$)/.test(request.url ?? ""))
    return { ok: true, body: SSL_CHECK };
  if (request.method !== "POST") return { ok: false, status: 405, reason: "not a post" };
  const signature = readSignature(request.headers, now);
  if (!signature.ok)
    return (await isSslCheck(request))
      ? { ok: true, body: SSL_CHECK }
      : { ok: false, status: 401, reason: signature.problem };
  const bytes = await readBody(request, MOST_BYTES);
  if (bytes === "too long") return { ok: false, status: 413, reason: bytes };
  if (bytes === "broken off") return { ok: false, status: 400, reason: bytes };
  if (!isSigned(signature.value, bytes, signingSecret))
    return { ok: false, status: 401, reason: "signed with another secret" };
  const body = parseBody(bytes, request.headers["content-type"]);
  return body.ok ? { ok: true, body: body.value } : { ok: false, status: 400, reason: body.problem };
}

async function isSslCheck(request: IncomingMessage): Promise<boolean> {
  const { "content-type": contentType, "content-length": length } = request.headers;
  if (!isForm(contentType) || length === undefined) return false;
  const bytes = await readBody(request, MOST_UNSIGNED_BYTES);
  return Buffer.isBuffer(bytes) && new URLSearchParams(bytes.toString("utf8")).get("ssl_check") === "1";
}
