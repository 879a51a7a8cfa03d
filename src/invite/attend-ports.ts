import type { Announcer, Clock, QuickbaseAccess, RequestStore } from "./ports.ts";

/** What attending to a request needs. */
export type AttendPorts = {
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
export type Attended =
  /** Nothing is left to do in this state. */
  | { status: "attended" }
  /** The request has moved to another state, which wants attending too. */
  | { status: "moved" }
  /** Something outside is not answering: come again after this time. */
  | { status: "waiting"; forMs: number }
  | { status: "stopped" };
