import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { isObject, type JsonObject, parseJson } from "../../slack/json.ts";
import { perform } from "../acts/acts.ts";
import { ActError } from "../acts/read-act.ts";
import { Demo, type DemoOptions } from "../demo.ts";
import { takePicture } from "../take-picture.ts";
import { CONTENT_SECURITY_POLICY, findAsset } from "./assets.ts";
import { refusalOf } from "./guard.ts";
import { LiveUpdates } from "./live-updates.ts";

/** The port is in use by somebody else. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";

  constructor(port: number) {
    super(
      `Port ${port} is taken, perhaps by another demo. Choose another one: npm run demo -- --port ${port + 1}`,
    );
  }
}

/** A running demo with its page. */
export type ServedDemo = { url: string; demo: Demo; close(): Promise<void> };

type Parts = { demo: Demo; updates: LiveUpdates; port: number };

const LONGEST_BODY = 1_000_000;

/** Serves the demo to browsers of this machine; 0 takes any free port. Throws a `PortTakenError`. */
export async function serveDemo({
  port: wanted,
  ...options
}: { port: number } & DemoOptions): Promise<ServedDemo> {
  const server = createServer();
  const port = await listen(server, wanted);
  const starting = Demo.start(options).then((demo) => ({ demo, port, updates: new LiveUpdates(demo) }));
  // A page that was left open asks before everything is there: it waits.
  server.on("request", (request, response) => {
    starting
      .then((parts) => serve(parts, request, response))
      .catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
  });
  const { demo, updates } = await starting;
  return {
    url: `http://localhost:${port}`,
    demo,
    async close() {
      updates.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await demo.close();
    },
  };
}

async function serve(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refusalOf(request, parts.port);
  if (refusal !== null) return sendJson(response, 403, { problem: refusal });
  const url = new URL(request.url ?? "/", "http://localhost");
  if (request.method === "POST") return follow(parts, url.pathname, request, response);
  if (url.pathname === "/api/changes") return parts.updates.add(response);
  if (url.pathname === "/api/world") return sendPicture(parts, url.searchParams, response);
  const asset = await findAsset(url.pathname);
  if (asset === null) return sendJson(response, 404, { problem: "There is nothing at this address" });
  response.writeHead(200, { "content-type": asset.type, ...SAFE_HEADERS });
  response.end(asset.body);
}

const SAFE_HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

function sendPicture({ demo }: Parts, asked: URLSearchParams, response: ServerResponse): void {
  const people = demo.people();
  const person = people.find(({ handle }) => handle === asked.get("as")) ?? people[0];
  if (person) sendJson(response, 200, takePicture(demo, person, asked.get("window") ?? ""));
  else sendJson(response, 503, { problem: "The demo is starting over" });
}

async function follow(
  { demo }: Parts,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (body === null) return sendJson(response, 400, { problem: "The order could not be read" });
  try {
    const answer = await perform(demo, path.replace(/^\/api\//, ""), body);
    if (answer === null) sendJson(response, 404, { problem: "There is nothing at this address" });
    else sendJson(response, 200, answer);
  } catch (error) {
    if (!(error instanceof ActError)) throw error;
    sendJson(response, 409, { problem: error.message });
  }
}

async function readBody(request: IncomingMessage): Promise<JsonObject | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > LONGEST_BODY) return null;
    parts.push(part);
  }
  const value = parseJson(Buffer.concat(parts).toString("utf8"));
  return isObject(value) ? value : null;
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...SAFE_HEADERS });
  response.end(JSON.stringify(body));
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new PortTakenError(port) : error),
    );
    // Loopback only: whoever reaches this port can be anybody in the demo.
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
