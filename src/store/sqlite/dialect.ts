import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import { FileDriver } from "./file-driver.ts";
import type { FileWatch } from "./same-file.ts";
import { openWriteAheadLog, type WriteAheadLog } from "./write-ahead-log.ts";

/**
 * Kysely on Node's own SQLite, on a file that is there, and that other connections and processes may write to as well.
 * Nothing resolves before the disk has what was written or seen. Nothing succeeds any more once the file is not the one
 * that was opened, or the disk has refused what was written.
 */
export function createSqliteDialect(
  path: string,
  watch: FileWatch,
  openLog: (path: string) => Promise<WriteAheadLog> = openWriteAheadLog,
): Dialect {
  return {
    createDriver: () => new FileDriver({ path, watch, openLog }),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new FileAdapter(),
    createIntrospector: (database) => new SqliteIntrospector(database),
  };
}

class FileAdapter extends SqliteAdapter {
  /** Migrations run in one transaction: a start that is killed in the middle leaves no half schema. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** The driver has them take turns itself: only so can they wait for the disk side by side. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}
