import type { RequestStore } from "../invite/ports.ts";
import type { Queries } from "./tables.ts";

type AnnouncementMethods = Pick<
  RequestStore,
  "findAnnouncement" | "recordAnnouncement" | "replaceAnnouncement"
>;

/** Where each message about a request was posted. */
export function announcementMethods(queries: Queries): AnnouncementMethods {
  return {
    /** A replacement made meanwhile is seen the next time. */
    async findAnnouncement(id, announcement) {
      const row = await queries
        .selectFrom("announcements")
        .select(["channel_id", "message_ts"])
        .where("request_id", "=", id)
        .where("announcement", "=", announcement)
        .executeTakeFirst();
      return row === undefined ? null : { channelId: row.channel_id, messageTs: row.message_ts };
    },

    /** Settles two workers that posted the same message: the one recorded first counts from then on. */
    async recordAnnouncement(id, announcement, { channelId, messageTs }) {
      await queries
        .insertInto("announcements")
        .values({ request_id: id, announcement, channel_id: channelId, message_ts: messageTs })
        .onConflict((conflict) => conflict.columns(["request_id", "announcement"]).doNothing())
        .execute();
    },

    /** Settles two workers that posted the same message again: only one still finds the old address. */
    async replaceAnnouncement(id, announcement, { from, to }) {
      const { numUpdatedRows } = await queries
        .updateTable("announcements")
        .set({ channel_id: to.channelId, message_ts: to.messageTs })
        .where("request_id", "=", id)
        .where("announcement", "=", announcement)
        .where("channel_id", "=", from.channelId)
        .where("message_ts", "=", from.messageTs)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
  };
}
