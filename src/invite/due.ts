import type { InviteRequest } from "./request.ts";

/** When there is next something to do for a request for which everything has been done; null: never, unless it moves. */
export function nextDue(request: InviteRequest): Date | null {
  return request.status === "pending" ? request.expiresAt : null;
}
