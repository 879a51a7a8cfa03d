import type { Kysely } from "kysely";

/*
 * Only what SQLite and PostgreSQL both have: text and integers. An instant is text in ISO 8601, in
 * UTC. What people typed is in JSON, whose escapes carry any character.
 */

/** Every table, as Kysely knows it. */
export type Tables = {
  requests: RequestRow;
  facts: FactRow;
  announcements: AnnouncementRow;
  drafts: DraftRow;
  paces: PaceRow;
  home_openings: HomeOpeningRow;
};

/** What queries run on: the database, or a transaction. */
export type Queries = Kysely<Tables>;

/** A request as lists look for it: a projection of its facts, written together with them, and when it is due. */
export type RequestRow = {
  id: string;
  /** The form it came from. */
  origin: string;
  requester_id: string;
  /** The other id of the requester in an organisation. */
  requester_also_id: string | null;
  asked_at: string;
  status: string;
  /** How many facts there are of the request itself. */
  version: number;
  /** The version for which everything has been done; less than `version` while there is work. */
  settled_version: number;
  /** When there is something to do next; null when there is nothing. */
  due_at: string | null;
  /** The rest of what lists show of the request itself, as JSON; null for one whose facts could not be read. */
  summary: string | null;
  /** What lists show of each person, in their order, as JSON; null with `summary`. */
  people: string | null;
  /** Counts how often `people` was written: whoever changes it must have read it as it is. */
  people_version: number;
};

/** The position of the facts of the request itself; those of its people count from 0. */
export const OF_REQUEST = -1;

/**
 * Something that has happened; rows are only ever added. Those of one request and position are a stream, numbered from
 * 0, and a chain: `chain.ts` says how.
 */
export type FactRow = {
  request_id: string;
  position: number;
  number: number;
  at: string;
  /** Canonical JSON. */
  fact: string;
  salt: string;
  digest: string;
  previous: string;
  /** For a fact that ends the request's work: one hash over the ends of all its people's chains. */
  heads: string | null;
  hash: string;
};

/** Where a message was posted. */
export type AnnouncementRow = {
  request_id: string;
  announcement: string;
  channel_id: string;
  message_ts: string;
};

/** When the next turn of a lane comes, where several processes share its pace: milliseconds since 1970. */
export type PaceRow = { lane: string; free_at: number };

/** When somebody has looked at their Home tab, to the hour. */
export type HomeOpeningRow = { user_id: string; opened_at: string };

/** A form that is not finished yet. */
export type DraftRow = { id: string; requester_id: string; content: string; saved_at: string };
