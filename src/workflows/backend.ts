import { BackendSqlite } from "openworkflow/sqlite";

const SQLITE = "sqlite:";

/**
 * Opens the place where workflows are kept. Beside SQLite rows they have a file of their own: two
 * connections to one file would lock each other out.
 */
export function openWorkflowBackend(databaseUrl: string): BackendSqlite {
  if (!databaseUrl.startsWith(SQLITE))
    throw new Error("Cannot keep workflows there: DATABASE_URL should be sqlite: and a path");
  const path = databaseUrl.slice(SQLITE.length);
  return BackendSqlite.connect(path.replace(/(\.\w+)?$/, "-workflows$&"));
}
