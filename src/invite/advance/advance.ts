import { nextDue } from "../due.ts";
import type { InviteRequest } from "../request.ts";
import type { RequestId } from "../values.ts";
import type { Advanced, AdvancePorts } from "./advance-ports.ts";
import { carryOut } from "./carry-out.ts";
import { seekApproval } from "./seek-approval.ts";
import { tellTheEnd } from "./tell-the-end.ts";

/**
 * Does what the present state of a request asks for, and goes on with each state that follows.
 * All it knows comes from the rows, so it may be stopped anywhere and begun again.
 */
export async function advance(ports: AdvancePorts, id: RequestId): Promise<Advanced> {
  const { store, clock } = ports;
  for (;;) {
    const request = await store.find(id);
    if (request === null) return { status: "settled" };
    const advanced = await advanceState(ports, request);
    switch (advanced.status) {
      case "moved":
        continue;
      case "stopped":
        return advanced;
      case "waiting":
        await store.putOff(request, new Date(clock.now().getTime() + advanced.forMs));
        return advanced;
      case "settled":
        if (await store.settle(request, nextDue(request))) return advanced;
    }
  }
}

async function advanceState(ports: AdvancePorts, request: InviteRequest): Promise<Advanced> {
  switch (request.status) {
    case "pending":
      return request.expiresAt <= ports.clock.now() ? expire(ports, request) : seekApproval(ports, request);
    case "approved":
      return carryOut(ports, request);
    case "withdrawn":
    case "expired":
    case "denied":
    case "completed":
    case "needs attention":
      return tellTheEnd(ports, request);
  }
}

/** Somebody may decide at the same moment: then that counts. */
async function expire({ store, clock }: AdvancePorts, request: InviteRequest): Promise<Advanced> {
  await store.append(request, { at: clock.now(), fact: "expired" });
  return { status: "moved" };
}
