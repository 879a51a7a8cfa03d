import type { InviteRequest } from "../invite/request.ts";
import { DamagedRowError, parseRequest } from "./parse-rows.ts";
import type { Queries, RequestRow } from "./tables.ts";

/** The request with this id, as a list of one or none. */
export function byId(queries: Queries, id: string): Promise<RequestRow[]> {
  return queries.selectFrom("invite_requests").selectAll().where("id", "=", id).execute();
}

/** The request that came from this form, as a list of one or none. */
export function byOrigin(queries: Queries, origin: string): Promise<RequestRow[]> {
  return queries.selectFrom("invite_requests").selectAll().where("origin", "=", origin).execute();
}

/**
 * Completes requests with their people and logs, in two queries, however many there are. The logs
 * are read after the requests: what is shown as finished never lacks the steps that finished it.
 * Gives a function for each request, which throws `DamagedRowError` where it cannot be read.
 */
export async function readRequests(queries: Queries, rows: RequestRow[]): Promise<(() => InviteRequest)[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const invitees = await queries
    .selectFrom("invitees")
    .selectAll()
    .where("request_id", "in", ids)
    .orderBy("position")
    .execute();
  const entries = await queries
    .selectFrom("log_entries")
    .selectAll()
    .where("request_id", "in", ids)
    .orderBy("entry_index")
    .execute();
  const inviteesOf = Map.groupBy(invitees, ({ request_id }) => request_id);
  const entriesOf = Map.groupBy(entries, ({ request_id }) => request_id);
  return rows.map(
    (row) => () => parseRequest(row, inviteesOf.get(row.id) ?? [], entriesOf.get(row.id) ?? []),
  );
}

/** Those that can be read; one that cannot must not keep the others from going on. */
export function readable<T>(reads: (() => T)[], onDamaged: (error: DamagedRowError) => void): T[] {
  return reads.flatMap((read) => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof DamagedRowError)) throw error;
      onDamaged(error);
      return [];
    }
  });
}
