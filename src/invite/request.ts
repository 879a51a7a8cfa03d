import type { Trouble } from "./trouble.ts";
import {
  type EmailAddress,
  type QuickbaseUserId,
  type RequestId,
  type UserId,
  unreachable,
} from "./values.ts";

/** Somebody of the workspace, with the name they had when they acted. */
export type Member = { userId: UserId; name: string };

/** Who asked. */
export type Requester = Member & {
  /** The other id that Slack has for the same person (`W…` beside `U…`) in an organisation. */
  alsoId?: UserId;
  /** The domain of their own address; it is not there where Slack told none. */
  domain?: string;
};

/** A Quickbase application, by the name that people know; null where that was not known yet. */
export type Application = { dbid: string; name: string | null };
/** What a role may do beside using the application: nothing, or share it with others. */
export type RoleAccess = "basic" | "sharing";
/** A role that is offered, by the name that people know. */
export type Role = {
  id: string;
  name: string;
  /** Null in requests from before this was kept. */
  access: RoleAccess | null;
};

/** A role as Quickbase has it at this moment, whether or not it is offered. */
export type RoleNow = {
  name: string;
  /** Only the first two are offered. */
  access: RoleAccess | "administrator" | "not known";
};

/** Where a posted message is. */
export type MessageAddress = { channelId: string; messageTs: string };

/** An account as Quickbase had it before anything was decided; null where it did not say, or nobody asked. */
export type KnownAccount = {
  userId: QuickbaseUserId;
  /** False for somebody who was invited once and never registered. */
  registered: boolean | null;
  /** Quickbase's own name of the person, where it is another one than was typed. */
  otherName: string | null;
  /** What the person holds in the application. */
  roles: readonly RoleNow[] | null;
};

/** What Quickbase knew of a person before anything was decided. */
export type Standing =
  | { status: "new" }
  | ({ status: "known" } & KnownAccount)
  | ({ status: "in role" } & KnownAccount)
  | { status: "not looked up"; trouble: Trouble };

/** What is done at Quickbase for a person; the order is in `steps.ts`. */
export type StepName = "look up" | "provision" | "add to role" | "mail";

/** What Quickbase said when a step was done. */
export type StepResult =
  | { result: "known"; userId: QuickbaseUserId }
  | { result: "not known" }
  | { result: "account made"; userId: QuickbaseUserId }
  | { result: "account exists" }
  | { result: "role given" }
  | { result: "role held" }
  | { result: "mail sent" };

/** The step is over and had no effect: Quickbase said no, or the bot would not go on. */
export type Refusal = { outcome: "refused"; trouble: Trouble };

/** The step had no effect: it may be repeated. */
export type NotDone = { outcome: "not done"; trouble: Trouble; retryAfterMs: number | null };

/** Nobody can say whether the step had its effect. */
export type Unknown = { outcome: "unknown"; trouble: Trouble };

/**
 * Quickbase keeps the bot itself out, whoever the step is for: it had no effect, nothing is wrong with the person, and
 * it goes on when somebody who runs the bot has mended that.
 */
export type HeldUp = { outcome: "held up"; trouble: Trouble; retryAfterMs: number };

/** What became of a step: done, or which of the four ways it was not. */
export type StepAnswer = ({ outcome: "done" } & StepResult) | Refusal | NotDone | HeldUp | Unknown;

/** One line in a person's log: a step with its answer, or a human asking once more. */
export type LogEntry =
  | { kind: "step"; step: StepName; startedAt: Date; answer: (StepAnswer & { at: Date }) | null }
  | { kind: "again"; what: "everything" | "mail"; by: Member; at: Date };

/** A person to be invited, and what has been done for them so far, oldest first. */
export type Invitee = {
  position: number;
  email: EmailAddress;
  firstName: string;
  lastName: string;
  standing: Standing | null;
  /** When that was so; null with it. */
  lookedUpAt: Date | null;
  log: readonly LogEntry[];
};

/** What was asked for, and what has been done for each person. */
export type Asked = {
  id: RequestId;
  /** How many facts there are of the request itself: what two clicks race for, and what a button was shown for. */
  version: number;
  requester: Requester;
  /** Named approvers who could not decide it when it was asked for: nobody is told that they can. */
  unable: readonly UserId[];
  application: Application;
  role: Role;
  invitees: readonly Invitee[];
  /** Goes into the mail. */
  message: string | null;
  /** For the approvers. */
  reason: string;
  askedAt: Date;
  expiresAt: Date;
};

/** Who approved, and when. */
export type Approval = { by: Member; at: Date };
/** Who denied, when, and why. */
export type Denial = { by: Member; at: Date; reason: string };

/** Waits for a decision. */
export type PendingRequest = Asked & { status: "pending" };
/** Taken back by its requester. */
export type WithdrawnRequest = Asked & { status: "withdrawn"; withdrawnAt: Date };
/** Nobody decided in time. */
export type ExpiredRequest = Asked & { status: "expired" };
/** An approver said no. */
export type DeniedRequest = Asked & { status: "denied"; denial: Denial };
/**
 * Is being carried out. `round` counts how often people asked for that: 1, and one more for each Try again
 * or Send again.
 */
export type ApprovedRequest = Asked & {
  status: "approved";
  approval: Approval;
  round: number;
  roundAt: Date;
};
type Carried = Asked & { approval: Approval; round: number; finishedAt: Date };
/** Everybody is invited. */
export type CompletedRequest = Carried & { status: "completed" };
/** Somebody is not invited, or nobody knows; a human can ask once more. */
export type NeedsAttentionRequest = Carried & { status: "needs attention" };

/** Has been carried out. */
export type FinishedRequest = CompletedRequest | NeedsAttentionRequest;

/** An approver has said yes or no, whatever came after. */
export type DecidedRequest = DeniedRequest | ApprovedRequest | FinishedRequest;

/** A request in the state that it is in; each state has exactly its own fields. */
export type InviteRequest = PendingRequest | WithdrawnRequest | ExpiredRequest | DecidedRequest;

/** The name of a state. */
export type RequestStatus = InviteRequest["status"];

/** Only a pending request can be approved: any other state does not compile here. */
export function approve(request: PendingRequest, approval: Approval): ApprovedRequest {
  return { ...moved(request), status: "approved", approval, round: 1, roundAt: approval.at };
}

/** Only a pending request can be denied. */
export function deny(request: PendingRequest, denial: Denial): DeniedRequest {
  return { ...moved(request), status: "denied", denial };
}

/** Only a pending request can be withdrawn; by whom is for the caller to check. */
export function withdraw(request: PendingRequest, withdrawnAt: Date): WithdrawnRequest {
  return { ...moved(request), status: "withdrawn", withdrawnAt };
}

/** An expiry is not a denial: nobody decided. */
export function expire(request: PendingRequest): ExpiredRequest {
  return { ...moved(request), status: "expired" };
}

/** Ends the carrying out: completed when everybody is invited, else somebody has to look. */
export function finish(
  request: ApprovedRequest,
  { everybodyInvited, at }: { everybodyInvited: boolean; at: Date },
): FinishedRequest {
  const carried = {
    ...moved(request),
    approval: request.approval,
    round: request.round,
    finishedAt: at,
  };
  return everybodyInvited ? { ...carried, status: "completed" } : { ...carried, status: "needs attention" };
}

/** A human asked once more for those who are not invited yet. */
export function reopen(request: NeedsAttentionRequest, at: Date): ApprovedRequest {
  return {
    ...moved(request),
    status: "approved",
    approval: request.approval,
    round: request.round + 1,
    roundAt: at,
  };
}

/** How often people asked to carry the request out; 0 before an approval. */
export function roundOf(request: InviteRequest): number {
  return "round" in request ? request.round : 0;
}

/** When a request came into its present state. */
export function stateSince(request: InviteRequest): Date {
  switch (request.status) {
    case "pending":
      return request.askedAt;
    case "withdrawn":
      return request.withdrawnAt;
    case "expired":
      return request.expiresAt;
    case "denied":
      return request.denial.at;
    case "approved":
      return request.roundAt;
    case "completed":
    case "needs attention":
      return request.finishedAt;
    default:
      return unreachable(request);
  }
}

/** A request at one of its versions: what is to be done for it is done once a version. */
export type RequestVersion = Pick<Asked, "id" | "version">;

/** Every id by which the requester may come back. */
export function idsOf({ userId, alsoId }: Requester): readonly UserId[] {
  return alsoId === undefined ? [userId] : [userId, alsoId];
}

/** The name to show for a person, else their address. */
export function nameOf({ firstName, lastName, email }: Invitee): string {
  return `${firstName} ${lastName}`.trim() || email;
}

/** What every state has, one fact later. */
function moved(request: InviteRequest): Asked {
  const { id, version, requester, unable, application, role, invitees, message, reason, askedAt, expiresAt } =
    request;
  return {
    id,
    version: version + 1,
    requester,
    unable,
    application,
    role,
    invitees,
    message,
    reason,
    askedAt,
    expiresAt,
  };
}
