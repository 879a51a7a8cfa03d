import type { RequestStore } from "../invite/ports.ts";
import { insertEntries } from "./change-requests.ts";
import type { Queries } from "./tables.ts";
import { type LogPlace, toAnswerColumns, toLogEntryRow, toStandingColumn } from "./to-rows.ts";
import { untilWritten } from "./until-written.ts";

type LogMethods = Pick<RequestStore, "recordStanding" | "appendEntry" | "answerEntry">;

/** What the store writes for one person of a request. */
export function logMethods(queries: Queries, closing: AbortSignal): LogMethods {
  return {
    /** Two look-ups at once: the later one stays, either is true. */
    async recordStanding(id, position, standing) {
      const { numUpdatedRows } = await queries
        .updateTable("invitees")
        .set({ standing: toStandingColumn(standing) })
        .where("request_id", "=", id)
        .where("position", "=", position)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) throw new Error(`Cannot find person ${position} of the request "${id}"`);
    },

    /** Settles two workers about to take the same step: the primary key lets one write the intent. */
    async appendEntry(id, position, index, entry) {
      return (await insertEntries(queries, [toLogEntryRow({ id, position, index }, entry)])) === 1;
    },

    /**
     * Settles an answer that comes late, from a worker that was given up on: what Quickbase said,
     * yes or no, replaces what nobody knew; nothing replaces what Quickbase said. Does not give up at once when the
     * database is away: a mail would count as unknown that Quickbase has confirmed.
     */
    async answerEntry(id, position, index, answer) {
      const saidByQuickbase = answer.outcome === "done" || answer.outcome === "refused";
      const update = queries
        .updateTable("log_entries")
        .set(toAnswerColumns(answer))
        .where("request_id", "=", id)
        .where("position", "=", position)
        .where("entry_index", "=", index)
        .where("kind", "=", "step")
        .where(({ eb, or }) =>
          or([eb("outcome", "is", null), ...(saidByQuickbase ? [eb("outcome", "=", "unknown")] : [])]),
        );
      const { numUpdatedRows } = await untilWritten(() => update.executeTakeFirstOrThrow(), closing);
      if (numUpdatedRows !== 1n) await ensureStep(queries, { id, position, index });
    },
  };
}

/** An answer that came too late is nothing to worry about; an answer to nothing is a mistake. */
async function ensureStep(queries: Queries, { id, position, index }: LogPlace): Promise<void> {
  const step = await queries
    .selectFrom("log_entries")
    .select("kind")
    .where("request_id", "=", id)
    .where("position", "=", position)
    .where("entry_index", "=", index)
    .where("kind", "=", "step")
    .executeTakeFirst();
  if (step === undefined)
    throw new Error(
      `Cannot answer step ${index} of person ${position} of the request "${id}": there is none`,
    );
}
