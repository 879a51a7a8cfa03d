import { doEach } from "../../lib/do-each.ts";
import { type ApprovedRequest, type InviteRequest, type PendingRequest, stateSince } from "../request.ts";
import type { Advanced, AdvancePorts } from "./advance-ports.ts";
import { announceOnce, announceParts } from "./announce-once.ts";
import { waitForChannel } from "./wait-for-channel.ts";

type Ended = Exclude<InviteRequest, PendingRequest | ApprovedRequest>;

/** A channel that is away for longer does not come back for the sake of an old card. */
const WAIT_FOR_CHANNEL_MS = 7 * 86_400_000;

/**
 * Tells everybody how it ended: the card, its thread, the requester. What fails is tried again by the next
 * pass, and so are card and thread of a channel that is away: else they would say for ever what was true before.
 */
export async function tellTheEnd(ports: AdvancePorts, request: Ended): Promise<Advanced> {
  const { store, announcer, clock } = ports;
  const { id } = request;
  // Asked for each time, for it may be posted anew.
  const findCard = () => store.findAnnouncement(id, "card");
  let away = false;
  await doEach([
    async () => {
      const shown = await announcer.showNow(id);
      if (typeof shown === "object" && !shown.forGood) away = true;
    },
    async () => {
      const card = await findCard();
      if (card === null || request.status === "withdrawn" || request.status === "expired") return;
      const told = await announceOnce(store, id, "decision", () => announcer.postDecision(request, card));
      if (!told.posted && !told.forGood) away = true;
    },
    async () => {
      const card = await findCard();
      if (card === null || !("round" in request)) return;
      const told = await announceParts(store, id, announcer.resultParts(request, card));
      if (!told.posted && !told.forGood) away = true;
    },
    async () => {
      // Who withdrew knows it, and sees it in the notice.
      if (request.status === "withdrawn") return;
      await announceParts(store, id, announcer.endParts(request));
    },
  ]);
  const since = stateSince(request);
  const waits = away && clock.now().getTime() - since.getTime() < WAIT_FOR_CHANNEL_MS;
  return waits ? { status: "waiting", forMs: waitForChannel(since, ports) } : { status: "settled" };
}
