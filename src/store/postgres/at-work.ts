import { sql } from "kysely";
import type { Queries } from "../tables.ts";

/**
 * What the sessions of a bot at work have been called since 0.1: a later version finds an earlier one by them, so that
 * they stay as they are.
 */
export const SESSIONS_AT_WORK = { claims: "qb-invite claims", nudges: "qb-invite nudges" };

/** Whether a process has a session on this database that only a bot at work has. */
export async function areOthersAtWork(queries: Queries): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stat_activity
    where datname = current_database()
      and application_name in (${SESSIONS_AT_WORK.claims}, ${SESSIONS_AT_WORK.nudges})
    limit 1
  `.execute(queries);
  return rows.length > 0;
}
