import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Who has looked at their Home tab, and when: it is kept up to date for those alone. */
export const homeOpenings: Migration = {
  async up({ schema }: Kysely<unknown>): Promise<void> {
    await schema
      .createTable("home_openings")
      .addColumn("user_id", "text", (column) => column.primaryKey())
      .addColumn("opened_at", "text", (column) => column.notNull())
      .execute();
  },
};
