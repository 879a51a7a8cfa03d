import { announceOnce } from "./announce-once.ts";
import type { Attended, AttendPorts } from "./attend-ports.ts";
import { type ApprovedRequest, type InviteRequest, type PendingRequest, roundOf } from "./request.ts";

/** Tells everybody how it ended: the card, its thread, the requester. */
export async function conclude(
  { store, announcer }: AttendPorts,
  request: Exclude<InviteRequest, PendingRequest | ApprovedRequest>,
): Promise<Attended> {
  await announcer.showNow(request.id);
  const card = await store.findAnnouncement(request.id, "card");
  const decided = request.status !== "withdrawn" && request.status !== "expired";
  if (card !== null && decided)
    await announceOnce(store, request.id, "decision", () => announcer.postDecision(request, card));
  const round = roundOf(request);
  if (card !== null && round > 0)
    await announceOnce(store, request.id, `result ${round}`, () => announcer.postResult(request, card));
  // Who withdrew knows it, and sees it in the notice.
  if (request.status !== "withdrawn")
    await announceOnce(store, request.id, `outcome ${round}`, () => announcer.postOutcome(request));
  return { status: "attended" };
}
