import type { Announcement, Part, Posted, Refused, RequestStore } from "../ports.ts";
import type { RequestId } from "../values.ts";

/**
 * Posts a message unless it was posted before. When the bot dies between the post and its record
 * the message appears twice: an announcement is rather said twice than never.
 */
export async function announceOnce(
  store: RequestStore,
  id: RequestId,
  announcement: Announcement,
  post: () => Promise<Posted>,
): Promise<Posted> {
  const before = await store.findAnnouncement(id, announcement);
  if (before !== null) return { posted: true, at: before };
  const posted = await post();
  if (posted.posted) await store.recordAnnouncement(id, announcement, posted.at);
  return posted;
}

/** Posts those of the parts that were not posted before, in their order; stops at the first that has no place. */
export async function announceParts(
  store: RequestStore,
  id: RequestId,
  parts: readonly Part[],
): Promise<{ posted: true } | ({ posted: false } & Refused)> {
  for (const { announcement, post } of parts) {
    const posted = await announceOnce(store, id, announcement, post);
    if (!posted.posted) return posted;
  }
  return { posted: true };
}
