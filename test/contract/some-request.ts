import type { Invitee, LogEntry, Member, PendingRequest } from "../../src/invite/request.ts";
import { type EmailAddress, parseEmailAddress, type RequestId } from "../../src/invite/values.ts";

export const ANA: Member = { userId: "U0ANA", name: "Ana Lee" };
export const LEE: Member = { userId: "U0LEE", name: "Lee Park" };

/** An instant on one morning, that many minutes after ten. */
export function minute(minutes: number): Date {
  return new Date(Date.UTC(2026, 10, 23, 10, minutes, 7, 89));
}

export function address(text: string): EmailAddress {
  const parsed = parseEmailAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem.wrong);
  return parsed.value;
}

export function someInvitee(changes: Partial<Invitee> = {}): Invitee {
  return {
    position: 0,
    email: address("nova@x.org"),
    firstName: "Nova",
    lastName: "Reyes",
    standing: null,
    lookedUpAt: null,
    log: [],
    ...changes,
  };
}

export function somePendingRequest(changes: Partial<PendingRequest> = {}): PendingRequest {
  return {
    id: "req_aaaaaa",
    version: 1,
    requester: ANA,
    unable: [],
    application: { dbid: "bqapp1", name: "Project Tracker" },
    role: { id: "11", name: "Participant", access: "sharing" },
    invitees: [someInvitee(), someInvitee({ position: 1, email: address("kim@x.org") })],
    message: null,
    reason: "The audit starts on Monday",
    askedAt: minute(0),
    expiresAt: minute(59),
    status: "pending",
    ...changes,
  };
}

/** The intent of a step, without an answer. */
export function someStep(changes: Partial<Extract<LogEntry, { kind: "step" }>> = {}): LogEntry {
  return { kind: "step", step: "look up", startedAt: minute(5), answer: null, ...changes };
}

export function idOf(number: number): RequestId {
  return `req_${String(number).padStart(6, "0")}`;
}
