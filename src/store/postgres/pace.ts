import { sql } from "kysely";
import type { ReserveTurns } from "../../invite/ports.ts";
import type { Queries } from "../tables.ts";

/** No turn is reserved so long before: the clock of the database was put back, or another server stands in for it. */
const TOO_FAR_AHEAD_MS = 60_000;

/** The pace of each application as a row that says when its next turn comes, by the clock of the database. */
export function createPostgresPace(queries: Queries): ReserveTurns {
  return async (appDbid, count, everyMs) => {
    const lengthMs = Math.ceil(count * everyMs);
    const now = sql`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`;
    const { rows } = await sql<{ ends_in_ms: string }>`
      insert into paces as pace (lane, free_at) values (${appDbid}, ${now} + ${lengthMs}::int)
      on conflict (lane) do update set free_at = ${lengthMs}::int + case
        when pace.free_at between ${now} and ${now} + ${TOO_FAR_AHEAD_MS}::int then pace.free_at else ${now}
      end
      returning free_at - ${now} as ends_in_ms
    `.execute(queries);
    return Number(rows[0]?.ends_in_ms ?? lengthMs) - lengthMs;
  };
}
