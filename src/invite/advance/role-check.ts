import { ROLE_GONE, ROLE_GROWN, ROLE_MAY_SHARE } from "../new-request.ts";
import type { ApprovedRequest, HeldUp, NotDone, Refusal, Role, RoleNow } from "../request.ts";
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
      ? { outcome: "not done", problem: read.problem, retryAfterMs: null }
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
  const role = `The role "${approved.name.slice(0, LONGEST_NAME)}"`;
  if (now === null) return heldBack(ROLE_GONE, `${role} is gone. Ask again, with another role.`);
  if (now.access === "administrator")
    return heldBack(
      ROLE_GROWN,
      `${role} has become an administrator's role, which is never given here. Ask again, with another role.`,
    );
  if (now.access === "not known")
    return heldBack(
      "Role of unknown access",
      `${role} was not given, because Quickbase does not say any more what it may do. Somebody who manages the application can look at it.`,
    );
  if (now.access === "sharing" && approved.access === "basic")
    return heldBack(
      ROLE_MAY_SHARE,
      `${role} may share the application since this was asked, which nobody approved. Ask again, so that it can be.`,
    );
  return null;
}

const LONGEST_NAME = 60;

/** The bot's own no, so without a number of Quickbase's. */
function heldBack(errtext: string, advice: string): Refusal {
  return { outcome: "refused", errcode: null, errtext, errdetail: null, advice };
}
