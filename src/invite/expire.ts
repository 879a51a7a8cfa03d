import type { Clock, RequestStore } from "./ports.ts";
import { expire } from "./request.ts";

/** Ends the requests whose time is over, but for those that somebody decides at the same moment. */
export async function expireOverdue(ports: { store: RequestStore; clock: Clock }): Promise<void> {
  for (const request of await ports.store.listOverdue(ports.clock.now()))
    await ports.store.move(request, expire(request));
}
