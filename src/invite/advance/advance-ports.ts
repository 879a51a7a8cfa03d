import type { Announcement, Announcer, Clock, QuickbaseAccess, RequestStore } from "../ports.ts";
import type { InviteRequest, MessageAddress } from "../request.ts";

/** What advancing a request needs. */
export type AdvancePorts = {
  store: RequestStore;
  quickbase: QuickbaseAccess;
  announcer: Announcer;
  clock: Clock;
  /** How soon to knock again at a channel that is not there, at first. */
  knockAfterMs: number;
  /** After so long the approvers can approve, whoever is looked up still. */
  decidableAfterMs: number;
  /** Resolves when something may have moved the request that is in work. */
  nextNudge: () => Promise<void>;
  /** Aborted when the bot is stopping: finish the step in hand, begin no other. */
  stopping: AbortSignal;
};

/** What one pass over a request needs: where its messages are was read at its beginning, and it adds its own. */
export type Pass = AdvancePorts & { messages: Map<Announcement, MessageAddress> };

/** How an attempt ended. */
export type Advanced =
  /** Nothing is left to do in this state. */
  | { status: "settled" }
  /** There is something to do for the state that it is in by now; null when somebody else has moved it. */
  | { status: "moved"; request: InviteRequest | null }
  /** Something outside is not answering: come again after this time. */
  | { status: "waiting"; forMs: number }
  | { status: "stopped" };
