import type { InviteRequest, PendingRequest } from "./request.ts";

/** Whether a request has waited too long: then it has expired, though nobody may have come to note it yet. */
export function isTimeOver({ expiresAt }: PendingRequest, now: Date): boolean {
  return expiresAt <= now;
}

/** When there is next something to do for a request for which everything has been done; null: never, unless it moves. */
export function nextDue(request: InviteRequest): Date | null {
  return request.status === "pending" ? request.expiresAt : null;
}
