import type { Migration } from "kysely/migration";

/** The other id of a requester, by which the same person may come back. */
export const requesterIds: Migration = {
  async up({ schema }): Promise<void> {
    await schema.alterTable("invite_requests").addColumn("requester_also_id", "text").execute();
    await schema
      .createIndex("invite_requests_of_requester_also")
      .on("invite_requests")
      .columns(["requester_also_id", "asked_at"])
      .execute();
  },
};
