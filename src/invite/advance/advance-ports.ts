import type { Announcer, Clock, QuickbaseAccess, RequestStore } from "../ports.ts";

/** What advancing a request needs. */
export type AdvancePorts = {
  store: RequestStore;
  quickbase: QuickbaseAccess;
  announcer: Announcer;
  clock: Clock;
  /** How soon to knock again at a channel that is not there, at first. */
  knockAfterMs: number;
  /** Aborted when the bot is stopping: finish the step in hand, begin no other. */
  stopping: AbortSignal;
};

/** How an attempt ended. */
export type Advanced =
  /** Nothing is left to do in this state. */
  | { status: "settled" }
  /** The request has moved to another state, for which there is something to do as well. */
  | { status: "moved" }
  /** Something outside is not answering: come again after this time. */
  | { status: "waiting"; forMs: number }
  | { status: "stopped" };
