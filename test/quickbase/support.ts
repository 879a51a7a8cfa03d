import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { onTestFinished } from "vitest";
import { createQuickbaseClient, type QuickbaseClient } from "../../src/quickbase/client/client.ts";
import type { Clock } from "../../src/quickbase/client/clock.ts";
import type { QuickbaseClientOptions } from "../../src/quickbase/client/options.ts";

/** One request as a server of a test has read it. */
export type Received = {
  method: string;
  path: string;
  action: string;
  headers: http.IncomingHttpHeaders;
  body: string;
};

type Answer = string | Buffer | ((received: Received, response: http.ServerResponse) => void);

/** Starts a server that answers every request alike, or by a function; it stops with the test. */
export async function startServer(answer: Answer): Promise<{ origin: string; received: Received[] }> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const call: Received = {
        method: request.method ?? "",
        path: request.url ?? "",
        action: String(request.headers["quickbase-action"]),
        headers: request.headers,
        body: Buffer.concat(chunks).toString("latin1"),
      };
      received.push(call);
      callOf.set(response, call);
      if (typeof answer === "function") answer(call, response);
      else sendXml(response, answer);
    });
  });
  return { origin: await listen(server), received };
}

/** Starts a bare TCP server, for what no HTTP server does; it stops with the test. */
export function startTcpServer(
  onSocket: (socket: net.Socket) => void,
  pauseOnConnect = false,
): Promise<string> {
  const server = net.createServer({ pauseOnConnect }, (socket) => {
    socket.on("error", () => {});
    onSocket(socket);
  });
  return listen(server);
}

async function listen(server: net.Server): Promise<string> {
  const sockets = new Set<net.Socket>();
  server.on("connection", (socket: net.Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return `http://127.0.0.1:${address.port}`;
}

const callOf = new WeakMap<http.ServerResponse, Received>();

/** Answers as Quickbase does: HTTP 200, XML, no charset, with action and udata of the call where `body` has none. */
export function sendXml(response: http.ServerResponse, body: string | Buffer): void {
  response.writeHead(200, { "content-type": "application/xml" });
  response.end(inAnswerTo(callOf.get(response), body));
}

/** An envelope that names the call it answers, unless it has a name already. */
export function inAnswerTo(call: Received | undefined, body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  const start = bytes.indexOf("<qdbapi>") + "<qdbapi>".length;
  if (call === undefined || start < "<qdbapi>".length) return bytes;
  const action = bytes.includes("<action>") ? "" : `<action>${call.action}</action>`;
  const udata = bytes.includes("<udata>") ? "" : (/<udata>.*?<\/udata>/s.exec(call.body)?.[0] ?? "");
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(action + udata), bytes.subarray(start)]);
}

/** A recorded or documented answer, by file name. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/quickbase/${name}`, import.meta.url));
}

/** A successful answer without a payload. */
export const DONE = "<qdbapi><errcode>0</errcode><errtext>No error</errtext></qdbapi>";

/** A refusal. */
export function refusal(errcode: number, errtext = "Refused", errdetail?: string): string {
  const detail = errdetail === undefined ? "" : `<errdetail>${errdetail}</errdetail>`;
  return `<qdbapi><errcode>${errcode}</errcode><errtext>${errtext}</errtext>${detail}</qdbapi>`;
}

/** A user token that no error or event may show. */
export const USER_TOKEN = "b5d4r_secret_user_token";

/** A client that signs in with a user token, does not pace and backs off for milliseconds; closes with the test. */
export function openClient(origin: string, options: Partial<QuickbaseClientOptions> = {}): QuickbaseClient {
  const client = createQuickbaseClient({
    origin,
    credentials: { userToken: USER_TOKEN },
    pacing: { callsPerSecond: 100_000, atOnce: 100_000 },
    ...options,
    retry: { baseDelayMs: 1, maxDelayMs: 2, ...options.retry },
  });
  onTestFinished(() => client.close());
  return client;
}

/** A clock on which sleeping takes no time and is written down. */
export function createTestClock(): Clock & { slept: number[] } {
  let now = 1_700_000_000_000;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}

/** What a promise rejects with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error("It did not reject");
    },
    (error: unknown) => error,
  );
}
