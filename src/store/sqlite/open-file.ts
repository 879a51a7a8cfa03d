import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { insistOnOurs } from "./file.ts";

/** Nobody is served yet at a start, so that it may wait for another process like this. */
const LONGEST_WAIT_MS = 10_000;

/** Opens a file for Kysely; it has a write-ahead log then. */
export function openFile(path: string): SqliteDatabase {
  const database = new DatabaseSync(path, { timeout: LONGEST_WAIT_MS });
  try {
    insistOnOurs(database);
    insistOnLog(database);
    // Commits do not wait for the disk, which would hold up the whole process: the driver waits beside it.
    database.exec("pragma synchronous = normal");
    // Where this means something (macOS) the driver's own syncs reach the disk itself, and so must those of checkpoints.
    database.exec("pragma checkpoint_fullfsync = on");
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

/** The driver syncs the log and nothing else. The first look at the file makes it. */
function insistOnLog(database: DatabaseSync): void {
  const mode = database.prepare("pragma journal_mode = wal").get()?.journal_mode;
  if (mode !== "wal") throw new Error(`SQLite keeps no write-ahead log there, but a journal "${mode}"`);
  database.prepare("select count(*) from sqlite_schema").get();
}

function toSqliteStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toInputValue)),
    run: (parameters) => statement.run(...parameters.map(toInputValue)),
    iterate: (parameters) => statement.iterate(...parameters.map(toInputValue)),
  };
}

/** Only types that both databases treat the same way: text, numbers and null. */
function toInputValue(value: unknown): SQLInputValue {
  if (typeof value === "string" || typeof value === "number" || value === null) return value;
  throw new TypeError(`Cannot store a value of type ${typeof value}`);
}
