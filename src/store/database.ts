import { setTimeout as pause } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, Migrator } from "kysely/migration";
import type { Nudges, ReserveTurns } from "../invite/ports.ts";
import { cannotOpen, type Described, MendableError } from "./cannot-open.ts";
import type { Connection, HeldClaims } from "./connection.ts";
import { findProblemOfUrl, parseDatabaseUrl } from "./database-url.ts";
import { migrations } from "./migrations/index.ts";
import { connectSqlite } from "./sqlite/connect.ts";
import { describeFile } from "./sqlite/file.ts";
import type { Queries, Tables } from "./tables.ts";

/** A process has ten seconds to stop; the next one waits a little longer. */
const WAIT_MS = 12_000;
const WAIT_STEP_MS = 100;

/** An open database with the present tables. */
export type Database = {
  queries: Queries;
  claims: HeldClaims;
  nudges: Nudges;
  /** Null where one process has the database to itself. */
  reserveTurns: ReserveTurns | null;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Aborts when the database can never be used again; the reason is an error for the operator. */
  lost: AbortSignal;
  /** Aborts when the database is being closed. */
  closing: AbortSignal;
  close(): Promise<void>;
};

/**
 * Opens the database that `DATABASE_URL` names (`sqlite:./path` or `postgres://…`), making a file and its folder
 * where they are missing, and brings its tables up to date. Throws a `MendableError`.
 */
export async function openDatabase(url: string, { waitMs = WAIT_MS } = {}): Promise<Database> {
  return open(url, async (database, { areOthersAtWork }) => {
    await untilTablesMayChange(database.queries, { areOthersAtWork, waitMs });
    await migrate(database.queries);
    await database.claims.check();
    return database;
  });
}

/** Opens the database and leaves its tables as they are; `isUpToDate` says whether a start would change them. */
export async function openDatabaseAsItIs(url: string): Promise<Database & { isUpToDate: boolean }> {
  return open(url, async (database) => ({ ...database, isUpToDate: await isUpToDate(database.queries) }));
}

async function open<T>(
  url: string,
  prepare: (database: Database, connection: Connection) => Promise<T>,
): Promise<T> {
  const kind = toKind(url);
  try {
    const connection = await kind.connect();
    const database = toDatabase(connection);
    return await prepare(database, connection).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
  } catch (error) {
    throw cannotOpen(kind, error);
  }
}

/** What the operator is told of a database: never its URL, which may hold a password. */
type Kind = Described & { connect: () => Promise<Connection> };

/** The one place that knows which databases there are. */
function toKind(url: string): Kind {
  const read = parseDatabaseUrl(url);
  switch (read?.kind) {
    case undefined:
      throw new Error(findProblemOfUrl(url) ?? "DATABASE_URL cannot be read");
    case "sqlite":
      return {
        ...describeFile(read.path),
        connect: () => connectSqlite(read.path),
      };
    case "postgres":
      return {
        name: `the PostgreSQL database at ${read.host}`,
        advice:
          "check host, user, password and database in DATABASE_URL, and that the user may create tables",
        // Loaded only where it is used: it takes 10 MB.
        connect: async () => (await import("./postgres/connect.ts")).connectPostgres(url),
      };
  }
}

function toDatabase({ dialect, claims, nudges, reserveTurns, lost }: Connection): Database {
  const queries = new Kysely<Tables>({ dialect });
  const closing = new AbortController();
  return {
    queries,
    claims,
    lost,
    nudges,
    reserveTurns: reserveTurns?.(queries) ?? null,
    async ping() {
      await sql`select 1`.execute(queries);
    },
    closing: closing.signal,
    async close() {
      closing.abort();
      await Promise.all([claims.close(), nudges.close()]);
      await queries.destroy();
    },
  };
}

async function isUpToDate(queries: Queries): Promise<boolean> {
  const known = await migratorOf(queries).getMigrations();
  return known.every(({ executedAt }) => executedAt !== undefined);
}

/**
 * An earlier version would go on writing as its tables were: lists would not show it, and people be told twice. Waits
 * for those that are stopping.
 */
async function untilTablesMayChange(
  queries: Queries,
  { areOthersAtWork, waitMs }: Pick<Connection, "areOthersAtWork"> & { waitMs: number },
): Promise<void> {
  const deadline = performance.now() + waitMs;
  // In this order: one of this version is at work only once it has changed them.
  while ((await areOthersAtWork(queries)) && !(await isUpToDate(queries))) {
    if (performance.now() > deadline)
      throw new MendableError(
        "an earlier version of qb-invite is at work on it, which cannot go on with the tables of this one",
        "stop every qb-invite on this database, then start this one",
      );
    await pause(WAIT_STEP_MS);
  }
}

/** Brings the tables up to date, in the given transaction if there is one; throws when a newer version made them. */
export async function migrate(queries: Queries): Promise<void> {
  const newer = await findNewer(queries);
  if (newer !== null)
    throw new MendableError(
      `a newer version of qb-invite has changed its tables ("${newer}")`,
      "run that version, or set DATABASE_URL to another database",
    );
  const { error } = await migratorOf(queries).migrateToLatest();
  if (error !== undefined) throw error;
}

/** The name of a migration that this version does not know; null when there is none. */
async function findNewer(queries: Queries): Promise<string | null> {
  const tables = await queries.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return null;
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(queries);
  return rows.find(({ name }) => !(name in migrations))?.name ?? null;
}

function migratorOf(queries: Queries): Migrator {
  return new Migrator({ db: queries, provider: { getMigrations: async () => migrations } });
}
