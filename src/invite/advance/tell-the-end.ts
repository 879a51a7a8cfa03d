import { doEach, doSideBySide } from "../../lib/do-each.ts";
import type { Refused } from "../ports.ts";
import { type ApprovedRequest, type InviteRequest, type PendingRequest, stateSince } from "../request.ts";
import { unreachable } from "../values.ts";
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
  let away = false;
  await doEach([
    async () => {
      const shown = await announcer.showNow(request);
      if (typeof shown === "object" && !shown.forGood) away = true;
    },
    // The requester does not wait for a channel in which much is said.
    () =>
      doSideBySide([
        async () => {
          const told = await tellInThread(ports, request);
          if (!told.posted && !told.forGood) away = true;
        },
        async () => {
          // Who withdrew knows it, and sees it in the notice.
          if (request.status === "withdrawn") return;
          await announceParts(store, request.id, announcer.endParts(request));
        },
      ]),
  ]);
  const since = stateSince(request);
  const waits = away && clock.now().getTime() - since.getTime() < WAIT_FOR_CHANNEL_MS;
  return waits ? { status: "waiting", forMs: waitForChannel(since, ports) } : { status: "settled" };
}

/** The decision and what came of it, under the card, which is asked for each time, for it may be posted anew. */
async function tellInThread(
  { store, announcer }: AdvancePorts,
  request: Ended,
): Promise<{ posted: true } | ({ posted: false } & Refused)> {
  const { id } = request;
  const card = await store.findAnnouncement(id, "card");
  if (card === null) return { posted: true };
  switch (request.status) {
    case "withdrawn":
    case "expired":
      return { posted: true };
    case "denied":
      return announceOnce(store, id, "decision", () => announcer.postDecision(request, card));
    case "completed":
    case "needs attention": {
      const withDecision = (await store.findAnnouncement(id, "decision")) === null;
      const parts = announcer.resultParts(request, card, { withDecision });
      const told = await announceParts(store, id, parts);
      if (withDecision && told.posted) await store.recordAnnouncement(id, "decision", card);
      return told;
    }
    default:
      return unreachable(request);
  }
}
