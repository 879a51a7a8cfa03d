import type { EmailAddress, QuickbaseUserId, RequestId, UserId } from "./values.ts";

/** Somebody of the workspace, with the name they had when they acted. */
export type Member = { userId: UserId; name: string };

/** A Quickbase application and one of its roles, in the names that people know. */
export type Application = { dbid: string; name: string };
export type Role = { id: string; name: string };

/** Where a posted message is. */
export type MessageAddress = { channelId: string; messageTs: string };

/** What Quickbase knew of a person before anything was decided. */
export type Standing =
  | { status: "new" }
  | { status: "known"; userId: QuickbaseUserId }
  | { status: "in role"; userId: QuickbaseUserId }
  | { status: "not looked up"; problem: string };

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

/** Quickbase understood the step and said no. */
export type Refusal = {
  outcome: "refused";
  errcode: number;
  errtext: string;
  errdetail: string | null;
  /** Our sentence: what it means, and who can mend it. */
  advice: string;
};

/** The step had no effect: it may be repeated. */
export type NotDone = { outcome: "not done"; problem: string; retryAfterMs: number | null };

/** Nobody can say whether the step had its effect. */
export type Unknown = { outcome: "unknown"; problem: string };

export type StepAnswer = ({ outcome: "done" } & StepResult) | Refusal | NotDone | Unknown;

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
  log: LogEntry[];
};

/** What was asked for; it never changes afterwards. */
export type Asked = {
  id: RequestId;
  requester: Member;
  application: Application;
  role: Role;
  invitees: Invitee[];
  /** Goes into the mail. */
  message: string | null;
  /** For the approvers. */
  reason: string;
  askedAt: Date;
  expiresAt: Date;
};

export type Approval = { by: Member; at: Date };
export type Denial = { by: Member; at: Date; reason: string };

export type PendingRequest = Asked & { status: "pending" };
export type WithdrawnRequest = Asked & { status: "withdrawn"; withdrawnAt: Date };
export type ExpiredRequest = Asked & { status: "expired" };
export type DeniedRequest = Asked & { status: "denied"; denial: Denial };
/** `round` counts how often people asked to carry it out: 1, and one more for each Try again or Send again. */
export type ApprovedRequest = Asked & {
  status: "approved";
  approval: Approval;
  round: number;
  roundAt: Date;
};
type Carried = Asked & { approval: Approval; round: number; finishedAt: Date };
export type CompletedRequest = Carried & { status: "completed" };
export type NeedsAttentionRequest = Carried & { status: "needs attention" };

export type InviteRequest =
  | PendingRequest
  | WithdrawnRequest
  | ExpiredRequest
  | DeniedRequest
  | ApprovedRequest
  | CompletedRequest
  | NeedsAttentionRequest;

export type RequestStatus = InviteRequest["status"];

/** Only a pending request can be approved: any other state does not compile here. */
export function approve(request: PendingRequest, approval: Approval): ApprovedRequest {
  return { ...asked(request), status: "approved", approval, round: 1, roundAt: approval.at };
}

export function deny(request: PendingRequest, denial: Denial): DeniedRequest {
  return { ...asked(request), status: "denied", denial };
}

export function withdraw(request: PendingRequest, withdrawnAt: Date): WithdrawnRequest {
  return { ...asked(request), status: "withdrawn", withdrawnAt };
}

/** An expiry is not a denial: nobody decided. */
export function expire(request: PendingRequest): ExpiredRequest {
  return { ...asked(request), status: "expired" };
}

/** Ends the carrying out: completed when everybody is invited, else somebody has to look. */
export function finish(
  request: ApprovedRequest,
  { everybodyInvited, at }: { everybodyInvited: boolean; at: Date },
): CompletedRequest | NeedsAttentionRequest {
  const carried = {
    ...asked(request),
    approval: request.approval,
    round: request.round,
    finishedAt: at,
  };
  return everybodyInvited ? { ...carried, status: "completed" } : { ...carried, status: "needs attention" };
}

/** A human asked once more for those who are not invited yet. */
export function reopen(request: NeedsAttentionRequest, at: Date): ApprovedRequest {
  return {
    ...asked(request),
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

/** Which of its states a request is in: what two clicks race for, and what is attended to once. */
export type RequestState = { id: RequestId; status: RequestStatus; round: number };

export function stateOf(request: InviteRequest): RequestState {
  return { id: request.id, status: request.status, round: roundOf(request) };
}

/** The name to show for a person, else their address. */
export function nameOf({ firstName, lastName, email }: Invitee): string {
  return `${firstName} ${lastName}`.trim() || email;
}

function asked(request: InviteRequest): Asked {
  const { id, requester, application, role, invitees, message, reason, askedAt, expiresAt } = request;
  return { id, requester, application, role, invitees, message, reason, askedAt, expiresAt };
}
