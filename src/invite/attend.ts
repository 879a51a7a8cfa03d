import { carryOut } from "./carry-out.ts";
import { conclude } from "./conclude.ts";
import type { Announcer, Clock, QuickbaseAccess, RequestStore } from "./ports.ts";
import type { InviteRequest } from "./request.ts";
import { seekApproval } from "./seek-approval.ts";
import type { RequestId } from "./values.ts";

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

/**
 * Does what the present state of a request asks for, and goes on with each state that follows.
 * All it knows comes from the rows, so it may be stopped anywhere and begun again.
 */
export async function attend(ports: AttendPorts, id: RequestId): Promise<Attended> {
  for (;;) {
    const request = await ports.store.find(id);
    if (request === null) return { status: "attended" };
    const attended = await attendState(ports, request);
    if (attended.status === "moved") continue;
    if (attended.status !== "attended" || (await ports.store.markAttended(request))) return attended;
  }
}

async function attendState(ports: AttendPorts, request: InviteRequest): Promise<Attended> {
  switch (request.status) {
    case "pending":
      return seekApproval(ports, request);
    case "approved":
      return carryOut(ports, request);
    case "withdrawn":
    case "expired":
    case "denied":
    case "completed":
    case "needs attention":
      return conclude(ports, request);
  }
}
