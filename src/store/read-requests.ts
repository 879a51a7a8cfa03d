import { sql } from "kysely";
import type { Announcement, PostedRequest } from "../invite/ports.ts";
import type { InviteRequest, MessageAddress } from "../invite/request.ts";
import { DamagedRowError, parseRequest } from "./parse-rows.ts";
import type { Queries } from "./tables.ts";

/** A request from its facts; throws `DamagedRowError` where it cannot be read. */
export async function readRequest(queries: Queries, id: string): Promise<InviteRequest | null> {
  const rows = await selectFacts(queries, id).orderBy("position").orderBy("number").execute();
  return rows.length === 0 ? null : parseRequest(id, rows);
}

/** The position of a message among the facts. */
const MESSAGE = -2;

/** The same with where its messages are, in one statement: they stand before the facts. */
export async function readPosted(queries: Queries, id: string): Promise<PostedRequest | null> {
  const rows = await selectFacts(queries, id)
    .select(sql<string | null>`cast(null as text)`.as("message_ts"))
    .unionAll(
      queries
        .selectFrom("announcements")
        .where("request_id", "=", id)
        .select((row) => [
          sql<number>`${sql.lit(MESSAGE)}`.as("position"),
          sql<number>`0`.as("number"),
          row.ref("announcement").as("at"),
          row.ref("channel_id").as("fact"),
          "message_ts",
        ]),
    )
    .orderBy("position")
    .orderBy("number")
    .execute();
  const facts = rows.filter(({ position }) => position !== MESSAGE);
  if (facts.length === 0) return null;
  const messages = new Map<Announcement, MessageAddress>();
  for (const { position, at, fact, message_ts } of rows)
    if (position === MESSAGE && message_ts !== null)
      // Only the bot's own announcements are written there.
      messages.set(at as Announcement, { channelId: fact, messageTs: message_ts });
  return { request: parseRequest(id, facts), messages };
}

function selectFacts(queries: Queries, id: string) {
  return queries
    .selectFrom("facts")
    .where("request_id", "=", id)
    .select(["position", "number", "at", "fact"]);
}

/** Those that can be read: a damaged one must not stop the others. */
export function readable<T>(
  reads: readonly (() => T)[],
  onDamaged: (error: DamagedRowError) => void,
): readonly T[] {
  return reads.flatMap((read) => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof DamagedRowError)) throw error;
      onDamaged(error);
      return [];
    }
  });
}
