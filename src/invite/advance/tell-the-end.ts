import { doEach, doSideBySide } from "../../lib/do-each.ts";
import type { Refused } from "../ports.ts";
import {
  type ApprovedRequest,
  type InviteRequest,
  type PendingRequest,
  roundOf,
  stateSince,
} from "../request.ts";
import { unreachable } from "../values.ts";
import type { Advanced, Pass } from "./advance-ports.ts";
import { announceOnce, announceParts } from "./announce-once.ts";
import { waitForChannel } from "./wait-for-channel.ts";

type Ended = Exclude<InviteRequest, PendingRequest | ApprovedRequest>;

/** A channel that is away for longer does not come back for the sake of an old card. */
const WAIT_FOR_CHANNEL_MS = 7 * 86_400_000;

/**
 * Tells everybody how it ended: the card, its thread, the requester. What fails is tried again by the next
 * pass, and so are card and thread of a channel that is away: else they would say for ever what was true before.
 */
export async function tellTheEnd(pass: Pass, request: Ended): Promise<Advanced> {
  const { store, announcer, clock } = pass;
  const { id } = request;
  let away = false;
  await doEach([
    async () => {
      const shown = await announcer.showNow(request);
      if (typeof shown === "object" && !shown.forGood) away = true;
      const card = shown === "shown anew" ? await store.findAnnouncement(id, "card") : null;
      if (card !== null) pass.messages.set("card", card);
    },
    // The requester does not wait for a channel in which much is said.
    () =>
      doSideBySide([
        async () => {
          const told = await tellInThread(pass, request);
          if (!told.posted && !told.forGood) away = true;
        },
        async () => {
          // Who withdrew knows it, and sees it in the notice.
          if (request.status === "withdrawn") return;
          await announceParts(
            pass,
            id,
            await announcer.endParts(request, { lastTold: lastTold(pass, "end", request) }),
          );
        },
      ]),
  ]);
  const since = stateSince(request);
  const waits = away && clock.now().getTime() - since.getTime() < WAIT_FOR_CHANNEL_MS;
  return waits ? { status: "waiting", forMs: waitForChannel(since, pass) } : { status: "settled" };
}

/** The decision and what came of it, under the card. */
async function tellInThread(
  pass: Pass,
  request: Ended,
): Promise<{ posted: true } | ({ posted: false } & Refused)> {
  const { store, announcer, messages } = pass;
  const { id } = request;
  const card = messages.get("card");
  if (card === undefined) return { posted: true };
  switch (request.status) {
    case "withdrawn":
    case "expired":
      return { posted: true };
    case "denied":
      return announceOnce(pass, id, "decision", () => announcer.postDecision(request, card));
    case "completed":
    case "needs attention": {
      const withDecision = !messages.has("decision");
      const told = await announceParts(
        pass,
        id,
        announcer.resultParts(request, card, { withDecision, lastTold: lastTold(pass, "result", request) }),
      );
      if (withDecision && told.posted) await store.recordAnnouncement(id, "decision", card);
      return told;
    }
    default:
      return unreachable(request);
  }
}

/** The latest earlier round of which this has been told; null where none was. */
function lastTold({ messages }: Pass, what: "result" | "end", request: Ended): number | null {
  const rounds = [...messages.keys()].flatMap((name) => {
    const [, told, round] = /^(result|end) (\d+)/.exec(name) ?? [];
    return told === what && Number(round) < roundOf(request) ? [Number(round)] : [];
  });
  return rounds.length === 0 ? null : Math.max(...rounds);
}
