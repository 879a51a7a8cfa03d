import type { Clock, RequestStore } from "./ports.ts";
import { expire, type InviteRequest } from "./request.ts";

/** Ends the requests whose time is over; gives back those that this call ended. */
export async function expireOverdue(ports: { store: RequestStore; clock: Clock }): Promise<InviteRequest[]> {
  const ended: InviteRequest[] = [];
  for (const request of await ports.store.listOverdue(ports.clock.now())) {
    const expired = expire(request);
    if (await ports.store.move(request, expired)) ended.push(expired);
  }
  return ended;
}
