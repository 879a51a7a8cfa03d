import { BackendSqlite } from "openworkflow/sqlite";

/** SQLite's name for a database in a temporary file that ends with its connection: https://www.sqlite.org/inmemorydb.html */
const TEMPORARY = "";

/**
 * Opens a place for the workflows of this process, which ends with it: the rows say all that a workflow would, so
 * whatever was going on is begun again from them at once, where leases of a killed process would hold it up.
 */
export function openWorkflowBackend(): BackendSqlite {
  return BackendSqlite.connect(TEMPORARY);
}
