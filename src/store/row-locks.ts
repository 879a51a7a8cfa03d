import { PostgresAdapter, type RawBuilder, sql } from "kysely";
import type { Queries } from "./tables.ts";

/*
 * Who moves a request, and who writes for one of its people, must not pass each other: an end seals and counts what has
 * happened to everybody. SQLite has one writer at a time; PostgreSQL locks the row of the request.
 */

/** Within a transaction: from here on nobody writes for a person of this request before it ends. */
export async function lockRequest(queries: Queries, id: string): Promise<void> {
  if (isPostgres(queries)) await sql`select 1 from requests where id = ${id} for update`.execute(queries);
}

/** Whether the request is still in this version, and stays so until what this stands in is over. */
export function isStillIn(
  queries: Queries,
  { id, version }: { id: string; version: number },
): RawBuilder<boolean> {
  const lock = isPostgres(queries) ? sql`for share` : sql``;
  return sql`exists (select 1 from requests where id = ${id} and version = ${version} ${lock})`;
}

function isPostgres(queries: Queries): boolean {
  return queries.getExecutor().adapter instanceof PostgresAdapter;
}
