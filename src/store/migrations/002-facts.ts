import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { carryOver } from "./002-carry-over.ts";

/**
 * A request becomes what has happened to it: facts that are only ever added, with a projection beside them for lists.
 * Whatever the tables of 001 hold is carried over.
 */
export const facts: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await createRequests(database);
    await createFacts(database);
    await createPaces(database);
    await carryOver(database);
    await moveAnnouncements(database);
    for (const table of ["log_entries", "invitees", "invite_requests"])
      await database.schema.dropTable(table).execute();
  },
};

async function createRequests({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("requests")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("origin", "text", (column) => column.notNull().unique())
    .addColumn("requester_id", "text", (column) => column.notNull())
    .addColumn("requester_also_id", "text")
    .addColumn("asked_at", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("settled_version", "integer", (column) => column.notNull())
    .addColumn("due_at", "text")
    .execute();
  await schema
    .createIndex("requests_of_requester")
    .on("requests")
    .columns(["requester_id", "asked_at", "id"])
    .execute();
  await schema
    .createIndex("requests_of_requester_also")
    .on("requests")
    .columns(["requester_also_id", "asked_at", "id"])
    .execute();
  await schema.createIndex("requests_by_status").on("requests").columns(["status", "asked_at"]).execute();
  await schema.createIndex("requests_by_due").on("requests").columns(["due_at", "id"]).execute();
}

async function createFacts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("facts")
    .addColumn("request_id", "text", (column) => column.notNull().references("requests.id"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("fact", "text", (column) => column.notNull())
    .addColumn("salt", "text", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("previous", "text", (column) => column.notNull())
    .addColumn("heads", "text")
    .addColumn("hash", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("facts_pk", ["request_id", "position", "number"])
    .execute();
}

async function createPaces({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("paces")
    .addColumn("lane", "text", (column) => column.primaryKey())
    .addColumn("free_at", "bigint", (column) => column.notNull())
    .execute();
}

type Announcements = {
  [Table in "announcements" | "old_announcements"]: {
    request_id: string;
    announcement: string;
    channel_id: string;
    message_ts: string;
  };
};

/** Where messages are stays as it is, but for the table that it refers to: SQLite can only make that anew. */
async function moveAnnouncements(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema.alterTable("announcements").renameTo("old_announcements").execute();
  await schema
    .createTable("announcements")
    .addColumn("request_id", "text", (column) => column.notNull().references("requests.id"))
    .addColumn("announcement", "text", (column) => column.notNull())
    .addColumn("channel_id", "text", (column) => column.notNull())
    .addColumn("message_ts", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("announcements_by_request", ["request_id", "announcement"])
    .execute();
  const tables = database.withTables<Announcements>();
  await tables
    .insertInto("announcements")
    .columns(["request_id", "announcement", "channel_id", "message_ts"])
    .expression((from) =>
      from.selectFrom("old_announcements").select(["request_id", "announcement", "channel_id", "message_ts"]),
    )
    .execute();
  await schema.dropTable("old_announcements").execute();
}
