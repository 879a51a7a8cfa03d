import { PostgresDialect } from "kysely";
import { Pool } from "pg";
import type { Connection } from "./database.ts";
import { createPostgresClaims } from "./postgres-claims.ts";

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
  return { dialect: new PostgresDialect({ pool }), claims: createPostgresClaims(url) };
}
