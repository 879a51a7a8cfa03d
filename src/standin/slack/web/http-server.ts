import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { ApiError } from "../api-error.ts";
import type { Engine } from "../engine.ts";
import { type Json, type JsonObject, parseJson } from "../json.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import type { Faults } from "./faults.ts";
import { type Answer, refusal, type WebApi } from "./web-api.ts";

type Parts = { engine: Engine; webApi: WebApi; faults: Faults };
type Incoming = { name: string; args: JsonObject; effect: () => Answer };

/** The HTTP side of the local Slack: Web API calls and response URLs, faults and all. */
export function createHttpServer(parts: Parts): Server {
  return createServer((request, response) => {
    serve(parts, request, response).catch((error: unknown) => {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parts.engine.journal.addProblem("failure of the stand-in", request.url ?? "", stack);
      response.destroy();
    });
  });
}

async function serve(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
  const body = await readBody(request);
  const incoming = understand(parts, { url, body, request });
  if (!incoming) return send(response, { status: 404, headers: {}, body: { ok: false, error: "not_found" } });
  const { name, args } = incoming;
  const fault = parts.faults.take(name, args);
  if (fault?.delayMs) await pause(fault.delayMs);
  const wasHeld = await parts.faults.stopAt("before", name, args);
  // Held before it arrived, as it were: when the app was killed meanwhile, it never arrives.
  if (wasHeld && request.socket.destroyed) return;
  const answer = refusedBy(fault) ?? incoming.effect();
  record(parts.engine, incoming, answer);
  await parts.faults.stopAt("after", name, args);
  if (fault?.dropAfterEffect) response.destroy();
  else send(response, answer);
}

function record({ journal }: Engine, { name, args }: Incoming, { status, body }: Answer): void {
  const masked = { ...args, token: undefined };
  journal.addRequest({ method: name, args: masked, status, answer: body, atMs: Date.now() });
}

function refusedBy(fault: ReturnType<Faults["take"]>): Answer | undefined {
  if (fault?.rateLimited !== undefined) {
    const headers = { "retry-after": String(fault.rateLimited) };
    return { status: 429, headers, body: { ok: false, error: "ratelimited" } };
  }
  if (fault?.httpStatus !== undefined) return { status: fault.httpStatus, headers: {}, body: {} };
  const error = fault?.error ?? fault?.undocumentedError;
  if (error !== undefined) return { status: 200, headers: {}, body: { ok: false, error } };
  return undefined;
}

function understand(
  parts: Parts,
  { url, body, request }: { url: URL; body: string; request: IncomingMessage },
): Incoming | undefined {
  const { responseUrls } = parts.engine;
  if (responseUrls.isOne(url.pathname)) return understandResponse(parts, url, parseJson(body));
  if (!url.pathname.startsWith("/api/")) return undefined;
  const name = url.pathname.slice("/api/".length);
  const read = readSafely(() => readArguments(url.searchParams, request.headers["content-type"] ?? "", body));
  if ("refused" in read) return { name, args: {}, effect: () => refuse(read.refused, 200) };
  const args = read.args;
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? args.find("token");
  const effect = () => parts.webApi.answer({ method: name, args, token, origin: url.origin });
  return { name, args: args.all, effect };
}

function understandResponse({ engine }: Parts, url: URL, body: Json | undefined): Incoming {
  const effect = (): Answer => {
    try {
      engine.responseUrls.post(url.pathname, body);
      return { status: 200, headers: {}, body: { ok: true } };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      engine.journal.addProblem("refused", `response_url: ${error.code}`, error.messages);
      return refuse(error, 404);
    }
  };
  return { name: "response_url", args: { body: body ?? null }, effect };
}

function readSafely(read: () => Arguments): { args: Arguments } | { refused: ApiError } {
  try {
    return { args: read() };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { refused: error };
  }
}

function refuse(error: ApiError, status: number): Answer {
  return { status, headers: {}, body: refusal(error) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const retryAfter = status === 429 ? { "retry-after": headers["retry-after"] ?? "1" } : {};
  response.writeHead(status, {
    ...headers,
    ...retryAfter,
    "content-type": "application/json; charset=utf-8",
  });
  response.end(JSON.stringify(body));
}
