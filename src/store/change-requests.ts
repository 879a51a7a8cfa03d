import type { AddedEntry } from "../invite/ports.ts";
import { type InviteRequest, type PendingRequest, roundOf } from "../invite/request.ts";
import type { LogEntryRow, Queries } from "./tables.ts";
import { toInviteeRow, toLogEntryRow, toRequestRow, toStateColumns } from "./to-rows.ts";

/** Writes the whole request or nothing; false when its origin is taken. */
export function insertRequest(queries: Queries, request: PendingRequest, origin: string): Promise<boolean> {
  return queries.transaction().execute(async (transaction) => {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto("invite_requests")
      .values(toRequestRow(request, origin))
      .onConflict((conflict) => conflict.column("origin").doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return false;
    await insertInvitees(transaction, request);
    return true;
  });
}

async function insertInvitees(queries: Queries, { id, invitees }: PendingRequest): Promise<void> {
  const rows = invitees.map((invitee) => toInviteeRow(id, invitee));
  if (rows.length > 0) await queries.insertInto("invitees").values(rows).execute();
  const entries = invitees.flatMap(({ position, log }) =>
    log.map((entry, index) => toLogEntryRow({ id, position, index }, entry)),
  );
  await insertEntries(queries, entries);
}

type Move = { from: InviteRequest; to: InviteRequest; added: AddedEntry[] };

/** Moves the request and adds to its logs, both or neither; false when somebody was first with either. */
export async function moveRequest(queries: Queries, { from, to, added }: Move): Promise<boolean> {
  const entries = added.map(({ position, index, entry }) =>
    toLogEntryRow({ id: from.id, position, index }, entry),
  );
  try {
    await queries.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable("invite_requests")
        .set(toStateColumns(to))
        .where("id", "=", from.id)
        .where("status", "=", from.status)
        .where("round", "=", roundOf(from))
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) throw new LostRace();
      if ((await insertEntries(transaction, entries)) < entries.length) throw new LostRace();
    });
    return true;
  } catch (error) {
    if (error instanceof LostRace) return false;
    throw error;
  }
}

/** Undoes a transaction. */
class LostRace extends Error {}

/** Adds the entries whose number in their log is free, and says how many those were. */
export async function insertEntries(queries: Queries, entries: LogEntryRow[]): Promise<number> {
  if (entries.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto("log_entries")
    .values(entries)
    .onConflict((conflict) => conflict.columns(["request_id", "position", "entry_index"]).doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows);
}
