import { createServer, type Server } from "node:http";

/** Where a supervisor asks, over the bot's port. */
export const HEALTH_PATHS = { alive: "/health", ready: "/ready" } as const;

/** What a path answers: 200 when well, 503 when not, 404 for a path that is none. */
export function answerHealth(
  path: string | undefined,
  isReady: () => boolean,
): { status: number; body: string } {
  switch (path) {
    case HEALTH_PATHS.alive:
      return { status: 200, body: "alive\n" };
    case HEALTH_PATHS.ready:
      return isReady() ? { status: 200, body: "ready\n" } : { status: 503, body: "not ready\n" };
    default:
      return { status: 404, body: "not found\n" };
  }
}

/** Serves health and readiness (whether the bot can do its work at this moment); rejects when the port is taken. */
export async function serveHealth(
  port: number,
  isReady: () => boolean,
): Promise<{ port: number; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const { status, body } = answerHealth(request.url, isReady);
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(body);
  });
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
