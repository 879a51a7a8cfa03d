import type { Receiver } from "@slack/bolt";
import type { Log } from "../../invite/ports.ts";
import { type ConnectionOptions, openConnection } from "./connection.ts";
import { createLine } from "./line.ts";
import { createLossLog } from "./loss-log.ts";

/** Takes payloads over Socket Mode. */
export type SocketReceiver = Receiver & {
  /** How many connections take payloads at this moment, as far as can be known. */
  connections(): number;
};

/**
 * Slack hands a payload to any one of an app's connections: with two, one is there while the other is renewed or lost.
 * An app may have ten: https://docs.slack.dev/apis/events-api/using-socket-mode
 */
const CONNECTIONS = 2;

/** A stop waits so long for acknowledgements; the listeners get more. */
const STOP_WITHIN_MS = 2_000;

/** Connects when it is started. */
export function createSocketReceiver({ log, ...options }: ConnectionOptions & { log: Log }): SocketReceiver {
  const losses = createLossLog(log, CONNECTIONS);
  const open = (signal: AbortSignal) => openConnection(options, signal);
  const lines = Array.from({ length: CONNECTIONS }, (_, number) => createLine({ number, open, losses }));
  const stop = async () => {
    losses.close();
    await Promise.all(lines.map((line) => line.stop(STOP_WITHIN_MS)));
  };
  return {
    init: () => undefined,
    /** Resolves with the first connection, for that is enough to work; the others follow. */
    async start() {
      const [first, ...others] = lines;
      try {
        await first?.start();
      } catch (error) {
        await stop();
        throw error;
      }
      for (const other of others) void other.start().catch(() => undefined);
    },
    stop,
    connections: () => lines.filter((line) => line.takesPayloads()).length,
  };
}
