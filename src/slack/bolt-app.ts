import { App, type AppOptions, type Logger } from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Log } from "../invite/ports.ts";
import { createDoor } from "./door.ts";
import type { ConnectionOptions } from "./socket/connection.ts";
import { createSocketReceiver } from "./socket/socket-receiver.ts";

/** How Bolt reaches Slack; `routes` are answered beside Slack's own over HTTP. */
export type BoltOptions = {
  botToken: string;
  connection:
    | { mode: "socket"; appToken: string }
    | { mode: "http"; signingSecret: string; routes: NonNullable<AppOptions["customRoutes"]> };
  apiUrl: string | null;
  /** For what Slack's libraries say. */
  logger: Logger;
  log: Log;
  /** What carries it all through proxies; without it Slack is reached directly. */
  tunnel?: Tunnel | null;
};

/** Carries calls, and sockets. */
export type Tunnel = {
  fetch: NonNullable<WebClientOptions["fetch"]>;
  dispatcher: NonNullable<ConnectionOptions["dispatcher"]>;
};

/**
 * Always with an explicit retry policy: without one Bolt's socket client changes the options it is
 * given, so that clients of listeners would try for ever. A few tries are enough: what has to be
 * told is told by durable work, which begins again.
 */
const PATIENT: WebClientOptions = {
  timeout: 10_000,
  retryConfig: { retries: 2, factor: 2, randomize: true },
};
/** A trigger and a form each wait three seconds: what has to happen within them is tried once. */
const PROMPT: WebClientOptions = {
  timeout: 2_000,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
};
/** Whoever opens connections sees to it that it is tried again. */
const ONCE: WebClientOptions = {
  timeout: 10_000,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
};

/** Bolt, connected to nothing yet, and the clients beside it. */
export function createBolt({ botToken, connection, apiUrl, logger, log, tunnel = null }: BoltOptions) {
  const at = { ...(tunnel && { fetch: tunnel.fetch }), ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }) };
  const where: WebClientOptions = { logger, ...at };
  const client = new WebClient(botToken, { ...PATIENT, ...where });
  const socket =
    connection.mode === "http"
      ? null
      : createSocketReceiver({
          appToken: connection.appToken,
          logger: withoutTroubles(logger),
          clientOptions: { ...ONCE, ...at },
          ...(tunnel && { dispatcher: tunnel.dispatcher }),
          take: (payload) => door.take(payload).then(() => undefined),
          log,
        });
  const app = new App({
    token: botToken,
    logger,
    clientOptions: { ...PATIENT, ...where },
    convoStore: false,
    // Otherwise a bad token crashes later and elsewhere: init() rejects cleanly.
    deferInitialization: true,
    extendedErrorHandler: true,
    ...(socket !== null && { receiver: socket }),
    ...(connection.mode === "http" && {
      signingSecret: connection.signingSecret,
      customRoutes: connection.routes,
    }),
  });
  const door = createDoor(app, { client, log });
  return {
    app,
    door,
    client,
    promptClient: new WebClient(botToken, { ...PROMPT, ...where }),
    /** How many connections take payloads at this moment; empty over HTTP, where Slack connects to the bot. */
    connections: () => (socket === null ? {} : { slackConnections: socket.connections() }),
  };
}

/** The libraries complain at each try; the log of losses says it once. */
function withoutTroubles(logger: Logger): Logger {
  return { ...logger, warn: logger.info, error: logger.info };
}
