import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Requests with their people and logs, the messages posted for them, and forms not finished yet. */
export const requests: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await createRequests(database);
    await createInvitees(database);
    await createLogEntries(database);
    await createAnnouncements(database);
    await createDrafts(database);
  },
};

async function createRequests({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("invite_requests")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("origin", "text", (column) => column.notNull().unique())
    .addColumn("requester_id", "text", (column) => column.notNull())
    .addColumn("asked_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("invitee_count", "integer", (column) => column.notNull())
    .addColumn("asked", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("round", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attended", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createIndex("invite_requests_of_requester")
    .on("invite_requests")
    .columns(["requester_id", "asked_at"])
    .execute();
  await schema
    .createIndex("invite_requests_by_expiry")
    .on("invite_requests")
    .columns(["status", "expires_at"])
    .execute();
  await schema.createIndex("invite_requests_by_attended").on("invite_requests").column("attended").execute();
}

async function createInvitees({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("invitees")
    .addColumn("request_id", "text", (column) => column.notNull().references("invite_requests.id"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("standing", "text")
    .addPrimaryKeyConstraint("invitees_pk", ["request_id", "position"])
    .execute();
}

async function createLogEntries({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("log_entries")
    .addColumn("request_id", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("entry_index", "integer", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("entry", "text", (column) => column.notNull())
    .addColumn("outcome", "text")
    .addColumn("answer", "text")
    .addPrimaryKeyConstraint("log_entries_pk", ["request_id", "position", "entry_index"])
    .addForeignKeyConstraint("log_entries_of_invitee", ["request_id", "position"], "invitees", [
      "request_id",
      "position",
    ])
    .execute();
}

async function createAnnouncements({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("announcements")
    .addColumn("request_id", "text", (column) => column.notNull().references("invite_requests.id"))
    .addColumn("announcement", "text", (column) => column.notNull())
    .addColumn("channel_id", "text", (column) => column.notNull())
    .addColumn("message_ts", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("announcements_pk", ["request_id", "announcement"])
    .execute();
}

async function createDrafts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("drafts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("requester_id", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("saved_at", "text", (column) => column.notNull())
    .execute();
}
