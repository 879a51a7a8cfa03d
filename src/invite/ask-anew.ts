import type { Invitee, InviteRequest } from "./request.ts";
import { personStateOf } from "./summary.ts";
import { unreachable } from "./values.ts";

/** Those for whom a new request helps, and nothing that can be done for this one; nobody while it goes on. */
export function findPeopleToAskAnewFor(request: InviteRequest): readonly Invitee[] {
  switch (request.status) {
    case "pending":
    case "approved":
    case "completed":
      return [];
    case "withdrawn":
    case "expired":
    case "denied":
      return request.invitees;
    case "needs attention":
      return request.invitees.filter(isHopeless);
    default:
      return unreachable(request);
  }
}

/** Whether to try again would come to the same. */
export function isHopeless(invitee: Invitee): boolean {
  return neededFor(invitee) !== null;
}

/** Whether this role is what stands in the way of one of them. */
export function needsAnotherRole(people: readonly Invitee[]): boolean {
  return people.some((invitee) => neededFor(invitee) === "another role");
}

function neededFor(invitee: Invitee) {
  const state = personStateOf(invitee, { isOver: true });
  return state.is === "refused" ? state.needs : null;
}
