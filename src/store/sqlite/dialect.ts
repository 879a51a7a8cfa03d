import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  type SqliteDialectConfig,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from "kysely";
import { insistOnOurs } from "./file.ts";
import type { FileWatch } from "./same-file.ts";
import { explainSqlite, isBusy } from "./trouble.ts";

const LONGEST_WAIT_MS = 10_000;
const WAIT_STEP_MS = 5;

/**
 * Kysely on Node's own SQLite, on a file that is there, and that other connections and processes may write to as well.
 * Nothing succeeds any more once the file is not the one that was opened.
 */
export function createSqliteDialect(path: string, watch: FileWatch): Dialect {
  return {
    createDriver: () => new WaitingSqliteDriver({ database: async () => openFile(path) }, watch),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new TransactionalDdlAdapter(),
    createIntrospector: (database) => new SqliteIntrospector(database),
  };
}

/** Migrations run in one transaction: a start that is killed in the middle leaves no half schema. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WaitingSqliteDriver extends SqliteDriver {
  readonly #watch: FileWatch;

  constructor(config: SqliteDialectConfig, watch: FileWatch) {
    super(config);
    this.#watch = watch;
  }

  override async init(): Promise<void> {
    await super.init().catch(throwExplained);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new WaitingConnection(await super.acquireConnection(), this.#watch);
  }

  /** Takes the write lock at once: taken later, after a read, it can fail with nothing to wait for. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** A full disk has rolled back already; what went wrong is for the caller to hear, and not this. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

/** Waits while somebody else writes: SQLite's own busy timeout would stop the whole process meanwhile. */
class WaitingConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #watch: FileWatch;

  constructor(connection: DatabaseConnection, watch: FileWatch) {
    this.#connection = connection;
    this.#watch = watch;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const deadline = performance.now() + LONGEST_WAIT_MS;
    for (;;)
      try {
        const result = await this.#connection.executeQuery<Row>(query);
        this.#watch.insist();
        return result;
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw explainSqlite(error);
        await wait(WAIT_STEP_MS);
      }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize);
  }
}

function openFile(path: string): SqliteDatabase {
  const database = new DatabaseSync(path, { timeout: LONGEST_WAIT_MS });
  try {
    insistOnOurs(database);
    database.exec("pragma journal_mode = wal");
    // What is acknowledged must be on disk: in WAL mode only FULL waits for the disk at every commit.
    database.exec("pragma synchronous = full");
    database.exec("pragma foreign_keys = on");
    database.exec("pragma busy_timeout = 0");
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    prepare: (sql) => toSqliteStatement(database.prepare(sql)),
    close: () => database.close(),
  };
}

function toSqliteStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toInputValue)),
    run: (parameters) => statement.run(...parameters.map(toInputValue)),
    iterate: (parameters) => statement.iterate(...parameters.map(toInputValue)),
  };
}

function throwExplained(error: unknown): never {
  throw explainSqlite(error);
}

/** Only types that both databases treat the same way: text, numbers and null. */
function toInputValue(value: unknown): SQLInputValue {
  if (typeof value === "string" || typeof value === "number" || value === null) return value;
  throw new TypeError(`Cannot store a value of type ${typeof value}`);
}
