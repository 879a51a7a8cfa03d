import { PostgresDialect } from "kysely";
import { Pool } from "pg";
import type { Connection } from "../connection.ts";
import { areOthersAtWork } from "./at-work.ts";
import { createPostgresClaims } from "./claims.ts";
import { createPostgresNudges } from "./nudges.ts";
import { createPostgresPace } from "./pace.ts";

/** Never aborts: a server that is away may come back. */
const NEVER = new AbortController().signal;

/** Prepares connections to a PostgreSQL database; the first query makes the first of them. */
export function connectPostgres(url: string): Connection {
  const pool = new Pool({
    connectionString: url,
    application_name: "qb-invite",
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks is replaced by the next query, which says so if it cannot be.
  pool.on("error", () => undefined);
  // One that breaks while it is in use fails the query that uses it, now or next. It says so as an event besides, which
  // would end the process where nobody listens, and the pool listens only while a connection is idle:
  // https://node-postgres.com/apis/pool#events
  pool.on("connect", (client) => client.on("error", () => undefined));
  return {
    dialect: new PostgresDialect({ pool }),
    claims: createPostgresClaims(url),
    nudges: createPostgresNudges(url, pool),
    lost: NEVER,
    areOthersAtWork,
    reserveTurns: createPostgresPace,
  };
}
