import { App, type Logger, type Receiver } from "@slack/bolt";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Log } from "../invite/ports.ts";
import { createDoor, type Door } from "./door.ts";
import { createHttpReceiver, type HttpReceiver } from "./http/http-receiver.ts";
import { askIdentity, findAppId, type Identity } from "./identity.ts";
import type { Readers } from "./readers.ts";
import { createResponder } from "./responder.ts";
import type { ConnectionOptions } from "./socket/connection.ts";
import { createSocketReceiver } from "./socket/socket-receiver.ts";

/** How Bolt reaches Slack, and Slack Bolt. */
export type BoltOptions = {
  botToken: string;
  connection: { mode: "socket"; appToken: string } | { mode: "http"; signingSecret: string };
  apiUrl: string | null;
  /** For what Slack's libraries say. */
  logger: Logger;
  log: Log;
  /** What carries it all through proxies; without it Slack is reached directly. */
  tunnel?: Tunnel | null;
};

type SlackFetch = NonNullable<WebClientOptions["fetch"]>;

/** Carries calls, and sockets. */
export type Tunnel = {
  fetch: SlackFetch;
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
export function createBolt(options: BoltOptions) {
  const { botToken, logger, log } = options;
  const admitted = Promise.withResolvers<Identity>();
  const reading = Promise.withResolvers<Readers>();
  const where: WebClientOptions = { logger, ...placeOf(options) };
  const client = new WebClient(botToken, { ...PATIENT, ...where });
  const promptClient = new WebClient(botToken, { ...PROMPT, ...where });
  const respond = createResponder(options.tunnel?.fetch ?? fetch);
  const { receiver, connections, answerPost } = createEntrance(options, {
    take: (payload) => door.take(payload),
    admitted: admitted.promise,
  });
  const app = new App({
    // Given the token, Bolt would ask for the same at once, and let a bad one crash elsewhere.
    authorize: async () => {
      const { botId, botUserId } = await admitted.promise;
      return { botToken, ...(botId !== null && { botId }), ...(botUserId !== null && { botUserId }) };
    },
    logger,
    clientOptions: { ...PATIENT, ...where },
    convoStore: false,
    extendedErrorHandler: true,
    receiver,
  });
  const installation = admitted.promise.then(async ({ teamId, botId }) => ({
    teamId,
    appId: await findAppId(promptClient, botId, log),
  }));
  const readers = reading.promise;
  const door = createDoor(app, { client, promptClient, respond, installation, readers, log });
  return {
    app,
    door,
    /** Asks Slack who the bot is. */
    identify: () => askIdentity(client),
    /**
     * Everything is there to answer with: lets payloads in, and the sockets be opened for them. Resolves when it is known
     * which ones are for this installation; what comes before that waits.
     */
    async admit(identity: Identity, readers: Readers) {
      reading.resolve(readers);
      admitted.resolve(identity);
      await installation;
    },
    client,
    pacedClient: new WebClient(botToken, { ...PATIENT, ...where, rejectRateLimitedCalls: true }),
    respond,
    promptClient,
    connections,
    answerPost,
  };
}

/** Where payloads come in. */
type Entrance = {
  receiver: Receiver;
  /** How many connections take payloads at this moment; empty over HTTP, where Slack connects to the bot. */
  connections(): { slackConnections?: number };
  /** Answers what Slack posts; null over Socket Mode, where it posts nothing. */
  answerPost: HttpReceiver["answer"] | null;
};

function createEntrance(
  options: BoltOptions,
  { take, admitted }: { take: Door["take"]; admitted: Promise<unknown> },
): Entrance {
  const { connection, logger, log, tunnel } = options;
  if (connection.mode === "http") {
    const receiver = createHttpReceiver({ signingSecret: connection.signingSecret, take, log });
    return { receiver, connections: () => ({}), answerPost: receiver.answer };
  }
  const receiver = createSocketReceiver({
    appToken: connection.appToken,
    logger: withoutTroubles(logger),
    clientOptions: { ...ONCE, ...placeOf(options), fetch: answerAfter(admitted, tunnel?.fetch ?? fetch) },
    ...(tunnel && { dispatcher: tunnel.dispatcher }),
    take,
    log,
  });
  return {
    receiver,
    connections: () => ({ slackConnections: receiver.connections() }),
    answerPost: null,
  };
}

function placeOf({ apiUrl, tunnel }: BoltOptions) {
  return { ...(tunnel && { fetch: tunnel.fetch }), ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }) };
}

/**
 * Slack may be asked for the address of a socket before it is known that the bot can start; but a bot that then cannot
 * must not have opened it: what Slack hands it would be lost.
 */
function answerAfter(admitted: Promise<unknown>, ask: SlackFetch): SlackFetch {
  return async (...request) => {
    const answer = await ask(...request);
    await admitted;
    return answer;
  };
}

/** The libraries complain at each try; the log of losses says it once. */
function withoutTroubles(logger: Logger): Logger {
  return { ...logger, warn: logger.info, error: logger.info };
}
