import type { RequestStore } from "../invite/ports.ts";
import type { Queries } from "./tables.ts";

type HomeMethods = Pick<RequestStore, "noteHomeOpened" | "whoOpenedHome">;

/** Opened again within this time, the row stays as it is. */
const HOLDS_MS = 3_600_000;

/** Who has looked at their Home tab. */
export function homeMethods(queries: Queries): HomeMethods {
  return {
    /** Settles two openings at once: of times so close either does. */
    async noteHomeOpened(userId, at) {
      const { opened_at } = (await queries
        .selectFrom("home_openings")
        .select("opened_at")
        .where("user_id", "=", userId)
        .executeTakeFirst()) ?? { opened_at: "" };
      if (opened_at > new Date(at.getTime() - HOLDS_MS).toISOString()) return;
      const opened = { opened_at: at.toISOString() };
      await queries
        .insertInto("home_openings")
        .values({ user_id: userId, ...opened })
        .onConflict((conflict) => conflict.column("user_id").doUpdateSet(opened))
        .execute();
    },

    /** Whoever opens it meanwhile is shown what is true then. */
    async whoOpenedHome(userIds, since) {
      const rows = await queries
        .selectFrom("home_openings")
        .select("user_id")
        .where("user_id", "in", userIds)
        .where("opened_at", ">=", since.toISOString())
        .execute();
      return rows.map(({ user_id }) => user_id);
    },
  };
}
