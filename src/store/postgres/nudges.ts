import { setTimeout as pause } from "node:timers/promises";
import { Client, type Pool } from "pg";
import type { Nudges } from "../../invite/ports.ts";
import { parseRequestId } from "../../invite/values.ts";
import { SESSIONS_AT_WORK } from "./at-work.ts";

/** https://www.postgresql.org/docs/current/sql-notify.html */
const CHANNEL = "qb_invite_nudges";
const CONNECT_AGAIN_AFTER_MS = 2_000;

/** Nudges between processes by NOTIFY and LISTEN. Sweeps find what was sent while a connection was down. */
export function createPostgresNudges(
  connectionString: string,
  pool: Pool,
): Nudges & { close(): Promise<void> } {
  const closing = new AbortController();
  let listening = Promise.resolve();

  const listenOnce = async (hear: (payload: string) => void): Promise<void> => {
    const client = new Client({
      connectionString,
      application_name: SESSIONS_AT_WORK.nudges,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 10_000,
    });
    const ended = Promise.withResolvers<void>();
    client.on("error", () => ended.resolve());
    client.on("end", () => ended.resolve());
    client.on("notification", ({ payload }) => hear(payload ?? ""));
    const end = () => {
      // A server that hangs does not hold up the end.
      ended.resolve();
      void client.end().catch(() => undefined);
    };
    closing.signal.addEventListener("abort", end, { once: true });
    try {
      const listening = client.connect().then(() => client.query(`listen ${CHANNEL}`));
      await Promise.race([listening, ended.promise]);
      await ended.promise;
    } finally {
      closing.signal.removeEventListener("abort", end);
      end();
    }
  };

  return {
    send(id) {
      void pool.query("select pg_notify($1, $2)", [CHANNEL, id]).catch(() => undefined);
    },
    listen(nudge) {
      const hear = (payload: string) => {
        const id = parseRequestId(payload);
        if (id.ok) nudge(id.value);
      };
      listening = (async () => {
        while (!closing.signal.aborted) {
          await listenOnce(hear).catch(() => undefined);
          await pause(CONNECT_AGAIN_AFTER_MS, undefined, { signal: closing.signal }).catch(() => undefined);
        }
      })();
    },
    async close() {
      closing.abort();
      await listening;
    },
  };
}
