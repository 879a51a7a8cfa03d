import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { type Dialect, Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations } from "./migrations/index.ts";
import { createSqliteDialect } from "./node-sqlite-dialect.ts";
import type { Queries, Tables } from "./tables.ts";

/** An open database with the present tables. */
export type Database = { queries: Queries; close(): Promise<void> };

/**
 * Opens the database that `DATABASE_URL` names (`sqlite:./path`), making the file and its folder
 * where they are missing, and brings its tables up to date. Throws an error for the operator.
 */
export async function openDatabase(url: string): Promise<Database> {
  return open(url, async (queries) => {
    await migrate(queries);
    return { queries, close: () => queries.destroy() };
  });
}

/** Opens the database and leaves its tables as they are; `isUpToDate` says whether a start would change them. */
export async function openDatabaseAsItIs(url: string): Promise<Database & { isUpToDate: boolean }> {
  return open(url, async (queries) => {
    const known = await migratorOf(queries).getMigrations();
    const isUpToDate = known.every(({ executedAt }) => executedAt !== undefined);
    return { queries, isUpToDate, close: () => queries.destroy() };
  });
}

async function open<T>(url: string, prepare: (queries: Queries) => Promise<T>): Promise<T> {
  const { name, dialect } = readUrl(url);
  try {
    const queries = new Kysely<Tables>({ dialect: await dialect() });
    return await prepare(queries).catch(async (error: unknown) => {
      await queries.destroy();
      throw error;
    });
  } catch (error) {
    throw new Error(`Cannot open ${name}, which DATABASE_URL names: ${toReason(error)}`, { cause: error });
  }
}

/** The one place that knows which databases there are. The URL may hold a password: no error quotes it. */
function readUrl(url: string): { name: string; dialect: () => Promise<Dialect> } {
  const [scheme = "", ...rest] = url.split(":");
  const path = rest.join(":");
  if (scheme === "sqlite" && path !== "")
    return { name: `the database file "${path}"`, dialect: () => openSqlite(path) };
  if (scheme === "postgres" || scheme === "postgresql")
    throw new Error('Cannot open DATABASE_URL: PostgreSQL support is not there yet, use "sqlite:./path"');
  throw new Error('Cannot read DATABASE_URL: it should look like "sqlite:./data/qb-invite.db"');
}

async function openSqlite(path: string): Promise<Dialect> {
  await mkdir(dirname(path), { recursive: true });
  return createSqliteDialect(path);
}

async function migrate(queries: Queries): Promise<void> {
  const { error } = await migratorOf(queries).migrateToLatest();
  if (error !== undefined) throw error;
}

function migratorOf(queries: Queries): Migrator {
  return new Migrator({ db: queries, provider: { getMigrations: async () => migrations } });
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
