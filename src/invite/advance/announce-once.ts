import type { Announcement, Part, Posted, Refused } from "../ports.ts";
import type { RequestId } from "../values.ts";
import type { Pass } from "./advance-ports.ts";

/**
 * Posts a message unless it was posted before. When the bot dies between the post and its record
 * the message appears twice: an announcement is rather said twice than never.
 */
export async function announceOnce(
  { store, messages }: Pick<Pass, "store" | "messages">,
  id: RequestId,
  announcement: Announcement,
  post: () => Promise<Posted>,
): Promise<Posted> {
  const before = messages.get(announcement);
  if (before !== undefined) return { posted: true, at: before };
  const posted = await post();
  if (!posted.posted) return posted;
  await store.recordAnnouncement(id, announcement, posted.at);
  messages.set(announcement, posted.at);
  return posted;
}

/** Posts those of the parts that were not posted before, in their order; stops at the first that has no place. */
export async function announceParts(
  pass: Pick<Pass, "store" | "messages">,
  id: RequestId,
  parts: readonly Part[],
): Promise<{ posted: true } | ({ posted: false } & Refused)> {
  for (const { announcement, post, instead = [] } of parts) {
    // What was begun in the other way is finished in that.
    const isBegun = instead.some((each) => pass.messages.has(each.announcement));
    const posted = isBegun ? null : await announceOnce(pass, id, announcement, post);
    if (posted?.posted) continue;
    if (posted !== null && (instead.length === 0 || !posted.forGood)) return posted;
    const told = await announceParts(pass, id, instead);
    if (!told.posted) return told;
  }
  return { posted: true };
}
