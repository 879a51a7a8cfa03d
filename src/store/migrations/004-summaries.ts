import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { fillSummaries } from "./fill-summaries.ts";

/** What lists show of a request stands beside its facts, and whatever is looked for often has an index of its own. */
export const summaries: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema.alterTable("requests").addColumn("summary", "text").execute();
    await schema.alterTable("requests").addColumn("people", "text").execute();
    await schema
      .alterTable("requests")
      .addColumn("people_version", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await fillSummaries(database);
    // Beside those of 002, which stay: by the newest of a requester, and by when a request is due.
    await schema.dropIndex("requests_by_status").execute();
    await schema.createIndex("requests_by_status").on("requests").columns(["status", "id"]).execute();
    await schema
      .createIndex("requests_open_of_requester")
      .on("requests")
      .columns(["requester_id", "status"])
      .execute();
    // Hardly anybody has a second id: an index full of nulls looks to SQLite as if it found nothing.
    const hasSecondId = sql<boolean>`requester_also_id is not null`;
    await schema.dropIndex("requests_of_requester_also").execute();
    await schema
      .createIndex("requests_of_requester_also")
      .on("requests")
      .columns(["requester_also_id", "asked_at", "id"])
      .where(hasSecondId)
      .execute();
    await schema
      .createIndex("requests_open_of_requester_also")
      .on("requests")
      .columns(["requester_also_id", "status"])
      .where(hasSecondId)
      .execute();
    await schema
      .createIndex("requests_unsettled")
      .on("requests")
      .columns(["asked_at", "id"])
      .where(sql<boolean>`settled_version < version`)
      .execute();
    await schema.createIndex("drafts_by_saved_at").on("drafts").column("saved_at").execute();
  },
};
