import type { Kysely } from "kysely";

/*
 * Only what SQLite and PostgreSQL both have: text and integers. An instant is text in ISO 8601, in
 * UTC. What people typed is in JSON, whose escapes carry any character. Where a union is stored, the
 * tag that queries guard has a column of its own and the fields are the JSON beside it.
 */

/** Every table, as Kysely knows it. */
export type Tables = {
  invite_requests: RequestRow;
  invitees: InviteeRow;
  log_entries: LogEntryRow;
  announcements: AnnouncementRow;
  drafts: DraftRow;
};

/** What a query is written on: the database, or a transaction. */
export type Queries = Kysely<Tables>;

/** A request; only `status`, `round`, `state` and `attended` ever change. */
export type RequestRow = {
  id: string;
  /** The form it came from. */
  origin: string;
  requester_id: string;
  /** The other id of the requester in an organisation. */
  requester_also_id: string | null;
  asked_at: string;
  expires_at: string;
  invitee_count: number;
  asked: string;
  status: string;
  round: number;
  state: string;
  /** 1 when nothing is left to do for the request in its present state, else 0. */
  attended: number;
};

/** A person to be invited; only `standing` ever changes. */
export type InviteeRow = {
  request_id: string;
  position: number;
  email: string;
  name: string;
  standing: string | null;
};

/** One line of a person's log; `outcome` and `answer` are null together, as long as a step has no answer. */
export type LogEntryRow = {
  request_id: string;
  position: number;
  entry_index: number;
  kind: string;
  entry: string;
  outcome: string | null;
  answer: string | null;
};

/** Where a message was posted. */
export type AnnouncementRow = {
  request_id: string;
  announcement: string;
  channel_id: string;
  message_ts: string;
};

/** A form that is not finished. */
export type DraftRow = { id: string; requester_id: string; content: string; saved_at: string };
