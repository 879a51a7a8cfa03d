import type { ApprovedRequest, HeldUp, NotDone, Refusal, Role, RoleNow } from "../request.ts";
import type { RoleTrouble } from "../trouble.ts";
import type { AdvancePorts } from "./advance-ports.ts";

/** Whether the role of a request may be given: null, or what keeps it from being given to anybody. */
export type RoleCheck = () => Promise<Refusal | NotDone | HeldUp | null>;

/**
 * Asks Quickbase for the role before it is first given, and gives everybody after that the same answer. Made anew for
 * each pass: an approval may be days old, and a Try again wants to know how it is now.
 */
export function createRoleCheck({ quickbase }: AdvancePorts, request: ApprovedRequest): RoleCheck {
  let answer: ReturnType<RoleCheck> | null = null;
  const { id: requestId, application, role, requester } = request;
  const check: RoleCheck = async () => {
    const read = await quickbase.roleNow({
      requestId,
      appDbid: application.dbid,
      party: requester.userId,
      approved: true,
      roleId: role.id,
    });
    if (read.outcome === "done") return obstacleInRole(role, read.role);
    // A read has no effect: nothing was given, whatever became of the question.
    return read.outcome === "unknown"
      ? { outcome: "not done", trouble: read.trouble, retryAfterMs: null }
      : read;
  };
  return () => {
    answer ??= check();
    return answer;
  };
}

/**
 * Why a role is not given although it was approved: it is gone, or may do more than what was approved. Null when it
 * may be given; another name or less access is no obstacle.
 */
export function obstacleInRole(approved: Role, now: RoleNow | null): Refusal | null {
  if (now === null) return heldBack("role gone");
  if (now.access === "administrator") return heldBack("role grown");
  if (now.access === "not known") return heldBack("role not clear");
  return now.access === "sharing" && approved.access === "basic" ? heldBack("role may share") : null;
}

/** The bot's own no. */
function heldBack(why: RoleTrouble): Refusal {
  return { outcome: "refused", trouble: { why } };
}
