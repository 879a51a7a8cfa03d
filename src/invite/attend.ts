import type { Attended, AttendPorts } from "./attend-ports.ts";
import { carryOut } from "./carry-out.ts";
import { conclude } from "./conclude.ts";
import type { InviteRequest } from "./request.ts";
import { seekApproval } from "./seek-approval.ts";
import type { RequestId } from "./values.ts";

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
