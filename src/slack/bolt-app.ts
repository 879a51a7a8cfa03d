import {
  App,
  type AppOptions,
  type Logger,
  type Receiver,
  SocketModeReceiver,
  type SocketModeReceiverOptions,
} from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";

/** How Bolt reaches Slack; `routes` are answered beside Slack's own over HTTP. */
export type BoltOptions = {
  botToken: string;
  connection:
    | { mode: "socket"; appToken: string }
    | { mode: "http"; signingSecret: string; routes: NonNullable<AppOptions["customRoutes"]> };
  apiUrl: string | null;
  logger: Logger;
  /** What carries it all through proxies; without it Slack is reached directly. */
  tunnel?: Tunnel | null;
};

/** Carries calls, and sockets. */
export type Tunnel = {
  fetch: NonNullable<WebClientOptions["fetch"]>;
  dispatcher: NonNullable<SocketModeReceiverOptions["dispatcher"]>;
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
/** A socket that is lost is opened again for as long as it takes: a Slack that is away must not end the bot. */
const TIRELESS: WebClientOptions = {
  timeout: 10_000,
  retryConfig: { forever: true, factor: 1.3, minTimeout: 1_000, maxTimeout: 30_000, randomize: true },
};
/** A trigger and a form each wait three seconds: what has to happen within them is tried once. */
const PROMPT: WebClientOptions = {
  timeout: 2_000,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
};

/** Bolt, connected to nothing yet, and the clients beside it. */
export function createBolt({ botToken, connection, apiUrl, logger, tunnel = null }: BoltOptions) {
  const where: WebClientOptions = {
    logger,
    ...(tunnel && { fetch: tunnel.fetch }),
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
  };
  const line = connection.mode === "socket" ? openSocket(connection.appToken, logger, where, tunnel) : null;
  const app = new App({
    token: botToken,
    logger,
    clientOptions: { ...PATIENT, ...where },
    convoStore: false,
    // Otherwise a bad token crashes later and elsewhere: init() rejects cleanly.
    deferInitialization: true,
    extendedErrorHandler: true,
    ...(line !== null && { receiver: line.receiver }),
    ...(connection.mode === "http" && {
      signingSecret: connection.signingSecret,
      customRoutes: connection.routes,
    }),
  });
  return {
    app,
    /** Whether Slack can reach the bot, as far as the bot can know: over HTTP it hears only of requests. */
    isConnected: () => line === null || line.isConnected(),
    client: new WebClient(botToken, { ...PATIENT, ...where }),
    promptClient: new WebClient(botToken, { ...PROMPT, ...where }),
  };
}

/** Made here and not by Bolt, for its options would be those of the clients, and its state could not be seen. */
function openSocket(
  appToken: string,
  logger: Logger,
  where: WebClientOptions,
  tunnel: Tunnel | null,
): { receiver: Receiver; isConnected(): boolean } {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    ...(tunnel && { dispatcher: tunnel.dispatcher }),
    installerOptions: { clientOptions: { ...TIRELESS, ...where } },
  });
  const { client } = receiver;
  const connect = client.start.bind(client);
  // A stop while the client connects again rejects that with nothing, and nobody waits for it: as a rejection that
  // nobody took care of it would cut the stop off.
  client.start = () =>
    connect().catch((error: unknown) => {
      if (error === undefined) return { ok: false };
      throw error;
    });
  let connected = false;
  client.on("connected", () => {
    connected = true;
  });
  for (const lost of ["disconnecting", "disconnected", "reconnecting"])
    client.on(lost, () => {
      connected = false;
    });
  return { receiver, isConnected: () => connected };
}

/** Counts the payloads in work, so that a stop can wait for them. */
export function countInFlight(app: App): { settled(withinMs: number): Promise<void> } {
  const inFlight = new Set<Promise<void>>();
  app.use(async ({ next }) => {
    const work = Promise.resolve(next());
    inFlight.add(work);
    await work.finally(() => inFlight.delete(work));
  });
  return {
    async settled(withinMs) {
      const timeIsUp = Promise.withResolvers<void>();
      const timer = setTimeout(timeIsUp.resolve, withinMs);
      await Promise.race([Promise.allSettled(inFlight), timeIsUp.promise]);
      clearTimeout(timer);
    },
  };
}
