import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { answerHealth } from "./health.ts";
import type { Log } from "./invite/ports.ts";
import type { Readiness } from "./readiness.ts";

/** Where Slack posts to, in HTTP mode. */
const SLACK_PATH = "/slack/events";

/** Answers one request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * A load balancer keeps a connection for a minute or so, and must be the one that ends it: what it sends into one that
 * the bot is just ending is lost. Node starts both limits below with the request, and not while a connection rests.
 */
const KEEP_ALIVE_MS = 75_000;
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 5_000;
/** How long a connection may stay silent, also before its first request. */
const SILENT_MS = 90_000;

/** Serves health, readiness and, in HTTP mode, Slack's posts; rejects when the port is taken. */
export async function serve({
  port,
  readiness,
  slack,
  log,
}: {
  port: number;
  readiness: () => Promise<Readiness>;
  slack: Answer | null;
  log: Log;
}): Promise<{ port: number; close(): Promise<void> }> {
  const answer: Answer = async (request, response) => {
    const [path] = (request.url ?? "").split("?");
    if (path === SLACK_PATH && slack !== null) return slack(request, response);
    const { status, headers, body } = await answerHealth(path, readiness);
    response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
  };
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
      connectionsCheckingInterval: LOOK_EVERY_MS,
    },
    (request, response) =>
      void answer(request, response).catch((error: unknown) => {
        log.error({ error }, "Cannot answer a request");
        response.destroy();
      }),
  );
  server.timeout = SILENT_MS;
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject).listen(port, listening.resolve);
  await listening.promise;
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}
