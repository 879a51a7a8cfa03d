import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** What tells the requester how it ended is called the end; an outcome is what a step at Quickbase came to. */
export const ends: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`
      update announcements set announcement = 'end' || substr(announcement, length('outcome') + 1)
      where announcement like 'outcome %'
    `.execute(database);
  },
};
