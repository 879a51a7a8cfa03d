import { announceOnce } from "./announce-once.ts";
import type { Attended, AttendPorts } from "./attend-ports.ts";
import { doEach } from "./do-each.ts";
import { type ApprovedRequest, type InviteRequest, type PendingRequest, roundOf } from "./request.ts";

/** Tells everybody how it ended: the card, its thread, the requester. What fails is tried again by the next pass. */
export async function conclude(
  { store, announcer }: AttendPorts,
  request: Exclude<InviteRequest, PendingRequest | ApprovedRequest>,
): Promise<Attended> {
  const card = await store.findAnnouncement(request.id, "card");
  await doEach([
    () => announcer.showNow(request.id),
    async () => {
      if (card !== null && request.status !== "withdrawn" && request.status !== "expired")
        await announceOnce(store, request.id, "decision", () => announcer.postDecision(request, card));
    },
    async () => {
      if (card !== null && "round" in request)
        await announceOnce(store, request.id, `result ${request.round}`, () =>
          announcer.postResult(request, card),
        );
    },
    async () => {
      // Who withdrew knows it, and sees it in the notice.
      if (request.status !== "withdrawn")
        await announceOnce(store, request.id, `outcome ${roundOf(request)}`, () =>
          announcer.postOutcome(request),
        );
    },
  ]);
  return { status: "attended" };
}
