import type { RequestStore } from "../invite/ports.ts";
import { parseDraft } from "./parse-rows.ts";
import type { Queries } from "./tables.ts";
import { toDraftRow } from "./to-rows.ts";

type DraftMethods = Pick<RequestStore, "saveDraft" | "findDraft" | "dropDraftsBefore">;

/** Forms that are not finished yet. */
export function draftMethods(queries: Queries): DraftMethods {
  return {
    /** Settles a form that is sent twice: the later content is kept. */
    async saveDraft(draft) {
      const { id, ...changed } = toDraftRow(draft);
      await queries
        .insertInto("drafts")
        .values({ id, ...changed })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(changed))
        .execute();
    },

    /** No race to settle. */
    async findDraft(id) {
      const row = await queries.selectFrom("drafts").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : parseDraft(row);
    },

    /** A draft that was saved again meanwhile is newer, so it stays. */
    async dropDraftsBefore(time) {
      await queries.deleteFrom("drafts").where("saved_at", "<", time.toISOString()).execute();
    },
  };
}
