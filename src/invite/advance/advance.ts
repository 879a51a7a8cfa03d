import { isTimeOver, nextDue } from "../due.ts";
import type { InviteRequest } from "../request.ts";
import type { RequestId } from "../values.ts";
import type { Advanced, AdvancePorts, Pass } from "./advance-ports.ts";
import { carryOut } from "./carry-out.ts";
import { seekApproval } from "./seek-approval.ts";
import { tellTheEnd } from "./tell-the-end.ts";

/**
 * Does what the present state of a request asks for, and goes on with each state that follows.
 * All it knows comes from the rows, so it may be stopped anywhere and begun again.
 */
export async function advance(ports: AdvancePorts, id: RequestId): Promise<Advanced> {
  const { store, clock } = ports;
  for (let present = await store.findPosted(id); ; present = await store.findPosted(id)) {
    if (present === null) return { status: "settled" };
    let { request } = present;
    const pass: Pass = { ...ports, messages: new Map(present.messages) };
    let advanced = await advanceState(pass, request);
    // Whoever has moved a request knows what it is.
    while (advanced.status === "moved" && advanced.request !== null) {
      request = advanced.request;
      advanced = await advanceState(pass, request);
    }
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

async function advanceState(ports: Pass, request: InviteRequest): Promise<Advanced> {
  switch (request.status) {
    case "pending":
      return isTimeOver(request, ports.clock.now())
        ? noteExpired(ports, request)
        : seekApproval(ports, request);
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
async function noteExpired({ store, clock }: AdvancePorts, request: InviteRequest): Promise<Advanced> {
  const expired = await store.append(request, { at: clock.now(), fact: "expired" });
  return { status: "moved", request: expired };
}
