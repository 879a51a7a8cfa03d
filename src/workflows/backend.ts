import { rmSync } from "node:fs";
import { BackendSqlite } from "openworkflow/sqlite";

const SQLITE = "sqlite:";

/**
 * Opens the place where workflows are kept. Beside SQLite rows they have a file of their own: two
 * connections to one file would lock each other out. It starts empty: whatever was going on is begun
 * again from the rows at once, while the leases of a killed process would hold it up for half a minute.
 */
export function openWorkflowBackend(databaseUrl: string): BackendSqlite {
  if (!databaseUrl.startsWith(SQLITE))
    throw new Error("Cannot keep workflows there: DATABASE_URL should be sqlite: and a path");
  const path = databaseUrl.slice(SQLITE.length).replace(/(\.\w+)?$/, "-workflows$&");
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${path}${suffix}`, { force: true });
  return BackendSqlite.connect(path);
}
