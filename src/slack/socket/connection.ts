import { setTimeout as pause } from "node:timers/promises";
import type { SocketModeOptions } from "@slack/socket-mode";
import type { Payload } from "../door.ts";
import { createInHand } from "../in-hand.ts";
import { FRAMES, ScreenedClient } from "./screened-client.ts";

/** One connection to Slack, greeted. */
export type Connection = {
  /** Whether Slack hands payloads to it at this moment, as far as can be known. */
  takesPayloads(): boolean;
  /** Settles when another one has to take its place. */
  ending: Promise<Ending>;
  /** Settles when Slack hands it nothing any more: it said so, or the connection is gone. */
  over: Promise<void>;
  /** Ends it as soon as what came by it is acknowledged, and after this time in any case. */
  leave(withinMs: number): Promise<void>;
};

/** Why another connection is needed, in Slack's word for it or ours. */
export type Ending = { why: string };

/** How a connection is opened: `take` gets what comes by it and settles when all is done. */
export type ConnectionOptions = Pick<
  SocketModeOptions,
  "appToken" | "logger" | "clientOptions" | "dispatcher"
> & { take: (payload: Payload) => Promise<unknown> };

type Envelope = {
  ack: (answer?: unknown) => Promise<void>;
  body: unknown;
  retry_num?: number;
  retry_reason?: string;
};

/** Slack greets within a second; a link that opens and stays silent is none. */
const GREETED_WITHIN_MS = 10_000;
/** The library notices within seconds that Slack went silent, and says so only half a minute later. */
const LOOK_EVERY_MS = 1_000;
const CLOSED_WITHIN_MS = 500;

/** Opens one connection, which does not open itself again; rejects when Slack does not let it, or on the signal. */
export async function openConnection(
  { take, ...options }: ConnectionOptions,
  signal: AbortSignal,
): Promise<Connection> {
  const client = new ScreenedClient({ ...options, autoReconnectEnabled: false });
  const inHand = createInHand();
  const ending = Promise.withResolvers<Ending>();
  const over = Promise.withResolvers<void>();
  let isOver = false;
  let trouble = "the address that Slack gave lets nobody in";
  const end = (why: string) => {
    isOver = true;
    ending.resolve({ why });
    over.resolve();
  };
  client.on("error", (error: Error) => {
    // The library often has no words for it.
    trouble = error.message || trouble;
  });
  // What was wrong is told after the end.
  client.on("disconnected", () => queueMicrotask(() => end(trouble)));
  // A warning comes some ten seconds before the end: until then payloads still come.
  client.on(FRAMES.disconnect, (reason: string) =>
    reason === "warning" ? ending.resolve({ why: reason }) : end(reason),
  );
  client.on(FRAMES.envelope, ({ ack, body, retry_num, retry_reason }: Envelope) => {
    const acknowledged = Promise.withResolvers<void>();
    const taken = take({
      body,
      acknowledge: (answer) => ack(answer).finally(acknowledged.resolve),
      retry: retry_num === undefined ? null : { attempt: retry_num, reason: retry_reason ?? "" },
    });
    inHand.add(Promise.race([acknowledged.promise, taken]));
  });

  await greeting(client, ending.promise, signal).catch((error: unknown) => {
    throw error ?? new Error(trouble);
  });
  trouble = "the connection broke";
  const isOpen = () => client.websocket?.isActive() ?? false;
  const look = setInterval(() => isOpen() || end("Slack went silent"), LOOK_EVERY_MS).unref();
  void over.promise.then(() => clearInterval(look));
  return {
    takesPayloads: () => !isOver && isOpen(),
    ending: ending.promise,
    over: over.promise,
    async leave(withinMs) {
      await inHand.settled(withinMs);
      await close(client);
    },
  };
}

/** The library waits half a minute for a peer that does not answer the end. */
async function close(client: ScreenedClient): Promise<void> {
  await Promise.race([client.disconnect(), pause(CLOSED_WITHIN_MS, undefined, { ref: false })]);
}

/** Connects, and resolves with Slack's hello. */
async function greeting(client: ScreenedClient, ending: Promise<Ending>, signal: AbortSignal): Promise<void> {
  const giveUp = AbortSignal.any([signal, AbortSignal.timeout(GREETED_WITHIN_MS)]);
  const givenUp = Promise.withResolvers<never>();
  giveUp.addEventListener("abort", () => givenUp.reject(giveUp.reason), { once: true });
  try {
    await Promise.race([
      client.start(),
      ending.then(({ why }) => Promise.reject(new Error(`Slack did not greet: ${why}`))),
      givenUp.promise,
    ]);
  } catch (error) {
    // The library goes on to connect once it has an address, whatever it was told before.
    client.on("connected", () => void close(client));
    void close(client);
    throw error;
  }
}
