import {
  type ApprovedRequest,
  approve,
  deny,
  expire,
  type FinishedRequest,
  finish,
  type Invitee,
  type LogEntry,
  type PendingRequest,
  type Requester,
  type Standing,
  type StepAnswer,
  type StepName,
  withdraw,
} from "../../../src/invite/request.ts";
import { type EmailAddress, parseEmailAddress } from "../../../src/invite/values.ts";

export const ana: Requester = { userId: "U0ANA", name: "Ana Lee" };
export const lee = { userId: "U0LEE", name: "Lee Park" };
export const approvers = { userIds: ["U0LEE", "U0MAX"], groupIds: ["S0OPS"] };

/** Minutes after 10:40 UTC of the day on which everything here happens. */
export function at(minutes: number): Date {
  return new Date(Date.UTC(2026, 10, 23, 10, 40 + minutes));
}

export function email(text: string): EmailAddress {
  const parsed = parseEmailAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem.wrong);
  return parsed.value;
}

export function invitee(
  name: string,
  { standing = { status: "new" }, log = [], position = 0 }: Partial<Invitee> = {},
): Invitee {
  const [firstName = "", lastName = ""] = name.split(" ");
  const address = email(`${firstName.toLowerCase()}@x.org`);
  return { position, email: address, firstName, lastName, standing, lookedUpAt: null, log };
}

/** A step that ended, a minute after it began. */
export function step(name: StepName, answer: StepAnswer, minute = 1): LogEntry {
  return { kind: "step", step: name, startedAt: at(minute), answer: { ...answer, at: at(minute + 1) } };
}

export function begun(name: StepName, minute = 1): LogEntry {
  return { kind: "step", step: name, startedAt: at(minute), answer: null };
}

const account = { registered: true, otherName: null, roles: [] };
export const known: Standing = { status: "known", userId: "2.kim", ...account };
export const inRole: Standing = { status: "in role", userId: "3.bo", ...account };

export const lookedUp = step("look up", { outcome: "done", result: "known", userId: "2.kim" });
export const notFound = step("look up", { outcome: "done", result: "not known" });
export const accountMade = step("provision", { outcome: "done", result: "account made", userId: "1.nova" });
export const roleGiven = step("add to role", { outcome: "done", result: "role given" });
const mailSent = step("mail", { outcome: "done", result: "mail sent" });
export const mailUnknown = step("mail", { outcome: "unknown", trouble: { why: "no answer" } });
export const badRole = step("add to role", {
  outcome: "refused",
  trouble: { why: "refused", errcode: 110, errtext: "Bad role id", errdetail: null },
});
export const noAnswer = step("look up", {
  outcome: "not done",
  trouble: { why: "could not connect" },
  retryAfterMs: null,
});

export function pending(over: Partial<PendingRequest> = {}): PendingRequest {
  return {
    version: 1,
    unable: [],
    status: "pending",
    id: "req_abc123",
    requester: ana,
    application: { dbid: "bdb1", name: "Project Tracker" },
    role: { id: "11", name: "Participant", access: "sharing" },
    invitees: [
      invitee("Nova Reyes"),
      invitee("Kim Known", { standing: known, position: 1 }),
      invitee("Bo Ray", { standing: inRole, position: 2 }),
    ],
    message: null,
    reason: "the audit starts on Monday",
    askedAt: at(0),
    expiresAt: at(7 * 24 * 60),
    ...over,
  };
}

export function approved(logs: LogEntry[][] = []): ApprovedRequest {
  const request = pending();
  const invitees = request.invitees.map((one, index) => ({ ...one, log: logs[index] ?? [] }));
  return approve({ ...request, invitees }, { by: lee, at: at(2) });
}

export function finished(logs: LogEntry[][]): FinishedRequest {
  const everybodyInvited = logs.every((log) => log.at(-1) === mailSent);
  return finish(approved(logs), { everybodyInvited, at: at(5) });
}

export const invitedNew = [notFound, accountMade, mailSent];
export const invitedKnown = [lookedUp, roleGiven, mailSent];

export function completed(): FinishedRequest {
  return finished([invitedNew, invitedKnown, invitedKnown]);
}

export const denied = () => deny(pending(), { by: lee, at: at(2), reason: "Ask for a Viewer instead" });
export const withdrawn = () => withdraw(pending(), at(3));
export const expired = () => expire(pending());
