import { type Dialect, Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { Pool } from "pg";
import type { Claims } from "../invite/ports.ts";
import { cannotOpen } from "./cannot-open.ts";
import { migrations } from "./migrations/index.ts";
import { createSqliteDialect } from "./node-sqlite-dialect.ts";
import { createPostgresClaims } from "./postgres-claims.ts";
import { SOLE_CLAIMS } from "./sole-claims.ts";
import { makeFolderOf, nameOfFile, sqlitePathOf } from "./sqlite-file.ts";
import type { Queries, Tables } from "./tables.ts";

/** An open database with the present tables. */
export type Database = {
  queries: Queries;
  claims: Claims;
  /** Aborts when the database is being closed. */
  closing: AbortSignal;
  close(): Promise<void>;
};

/**
 * Opens the database that `DATABASE_URL` names (`sqlite:./path` or `postgres://…`), making a file and its folder
 * where they are missing, and brings its tables up to date. Throws an error for the operator.
 */
export async function openDatabase(url: string): Promise<Database> {
  return open(url, async (database) => {
    await migrate(database.queries);
    return database;
  });
}

/** Opens the database and leaves its tables as they are; `isUpToDate` says whether a start would change them. */
export async function openDatabaseAsItIs(url: string): Promise<Database & { isUpToDate: boolean }> {
  return open(url, async (database) => {
    const known = await migratorOf(database.queries).getMigrations();
    const isUpToDate = known.every(({ executedAt }) => executedAt !== undefined);
    return { ...database, isUpToDate };
  });
}

/** What the operator may do about a database that cannot be opened. */
export function adviceOn(url: string): string {
  return toKind(url).advice;
}

async function open<T>(url: string, prepare: (database: Database) => Promise<T>): Promise<T> {
  const { name, connect } = toKind(url);
  try {
    const database = await connect();
    return await prepare(database).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
  } catch (error) {
    throw cannotOpen(name, error);
  }
}

/** A kind of database, in words for the operator, who is never quoted the URL: it may hold a password. */
type Kind = { name: string; advice: string; connect: () => Promise<Database> };

/** The one place that knows which databases there are. */
function toKind(url: string): Kind {
  const path = sqlitePathOf(url);
  if (path !== null)
    return {
      name: nameOfFile(path),
      advice: "let the user that runs the bot write there, or name another place in DATABASE_URL",
      connect: () => openSqlite(path),
    };
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))
    return {
      name: `the PostgreSQL database at ${new URL(url).host}`,
      advice: "check host, user, password and database in DATABASE_URL, and that the user may create tables",
      connect: () => openPostgres(url),
    };
  throw new Error(
    'Cannot read DATABASE_URL: it should look like "sqlite:./data/qb-invite.db" or "postgres://user:password@host/database"',
  );
}

async function openSqlite(path: string): Promise<Database> {
  await makeFolderOf(path);
  const queries = toQueries(createSqliteDialect(path));
  return toDatabase(queries, SOLE_CLAIMS, () => queries.destroy());
}

async function openPostgres(url: string): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    application_name: "qb-invite",
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks is replaced by the next query, which says so if it cannot be.
  pool.on("error", () => undefined);
  const queries = toQueries(new PostgresDialect({ pool }));
  const claims = createPostgresClaims(url);
  return toDatabase(queries, claims, () => Promise.all([claims.close(), queries.destroy()]));
}

function toDatabase(queries: Queries, claims: Claims, close: () => Promise<unknown>): Database {
  const closing = new AbortController();
  return {
    queries,
    claims,
    closing: closing.signal,
    async close() {
      closing.abort();
      await close();
    },
  };
}

function toQueries(dialect: Dialect): Queries {
  return new Kysely<Tables>({ dialect });
}

/** Brings the tables up to date, within a transaction where it is given one; throws when they are not of this version. */
export async function migrate(queries: Queries): Promise<void> {
  const { error } = await migratorOf(queries).migrateToLatest();
  if (error !== undefined) throw error;
}

function migratorOf(queries: Queries): Migrator {
  return new Migrator({ db: queries, provider: { getMigrations: async () => migrations } });
}
