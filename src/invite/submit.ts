import { withinMs } from "../lib/within-ms.ts";
import type { NamedInvitee } from "./named-address.ts";
import { MOST_OPEN_REQUESTS, MOST_PEOPLE, type Policy } from "./policy.ts";
import type { Catalogue, Clock, RequestStore } from "./ports.ts";
import type { InviteRequest, PendingRequest, Requester, Role } from "./request.ts";
import type { RequestId, UserId } from "./values.ts";

/** A form with everything in it. */
export type Submission = {
  /** For a new request; an origin that was seen before keeps its first. */
  id: RequestId;
  /** The form that it came from: one form makes one request, however often it arrives. */
  origin: string;
  requester: Requester;
  /** As in `Asked`. */
  unable: readonly UserId[];
  appDbid: string;
  roleId: string;
  people: readonly NamedInvitee[];
  message: string | null;
  reason: string;
};

/** Why a form makes no request, and at which of its fields that is. */
export type SubmitProblem =
  | { field: "application"; wrong: "application not offered" }
  | { field: "role"; wrong: "roles not known" | "role not offered" }
  | { field: "people"; wrong: "nobody" }
  | { field: "people"; wrong: "too many people"; count: number; most: number }
  | { field: "people"; wrong: "too many open requests"; open: number };

/** What became of a form that was sent. */
export type Submitted =
  /** `isNew` is false when the form had arrived before, `asSent` when it said something else then: that counts. */
  | { ok: true; request: InviteRequest; isNew: boolean; asSent: boolean }
  | { ok: false; problem: SubmitProblem };

type Ports = {
  store: Pick<RequestStore, "create" | "countOpen">;
  catalogue: Catalogue;
  policy: Policy;
  clock: Clock;
  /** How long roles that were never heard may take: the form that was sent waits. */
  rolesMayTakeMs: number;
};

/** Writes the request; once this returns ok, nothing of it can be lost. */
export async function submit(ports: Ports, submission: Submission): Promise<Submitted> {
  const { people, appDbid, roleId } = submission;
  const wrongNumber = problemOfNumber(people.length);
  if (wrongNumber !== null) return { ok: false, problem: wrongNumber };
  const roles = await rolesOf(ports, appDbid);
  // After the roles, for with them comes the name if it was not known yet.
  const application = ports.catalogue.applications().find(({ dbid }) => dbid === appDbid);
  if (application === undefined)
    return { ok: false, problem: { field: "application", wrong: "application not offered" } };
  if (roles === null) return { ok: false, problem: { field: "role", wrong: "roles not known" } };
  const role = roles.find(({ id }) => id === roleId);
  if (role === undefined) return { ok: false, problem: { field: "role", wrong: "role not offered" } };

  const open = await ports.store.countOpen(submission.requester.userId, submission.origin);
  if (open >= MOST_OPEN_REQUESTS)
    return { ok: false, problem: { field: "people", wrong: "too many open requests", open } };

  const askedAt = ports.clock.now();
  const request: PendingRequest = {
    id: submission.id,
    version: 1,
    status: "pending",
    requester: submission.requester,
    unable: submission.unable,
    application: { dbid: appDbid, name: application.name },
    role,
    invitees: people.map((person, position) => ({
      position,
      ...person,
      standing: null,
      lookedUpAt: null,
      log: [],
    })),
    message: submission.message,
    reason: submission.reason,
    askedAt,
    expiresAt: new Date(askedAt.getTime() + ports.policy.expiresAfterMs),
  };
  const written = await ports.store.create(request, submission.origin);
  const { created, request: kept } = written;
  return { ok: true, request: kept, isNew: created, asSent: isSame(kept, request) };
}

/** What is wrong with so many people in one request; null when nothing is. */
export function problemOfNumber(count: number): SubmitProblem | null {
  if (count === 0) return { field: "people", wrong: "nobody" };
  return count > MOST_PEOPLE ? { field: "people", wrong: "too many people", count, most: MOST_PEOPLE } : null;
}

/** Whether two requests ask for the same. */
function isSame(one: InviteRequest, other: InviteRequest): boolean {
  return JSON.stringify(asked(one)) === JSON.stringify(asked(other));
}

function asked({ application, role, invitees, message, reason }: InviteRequest): unknown {
  const people = invitees.map(({ email, firstName, lastName }) => [email, firstName, lastName]);
  return [application.dbid, role.id, people, message, reason];
}

/** As last heard: a role that is gone since is refused by Quickbase itself. */
async function rolesOf(
  { catalogue, rolesMayTakeMs }: Ports,
  appDbid: string,
): Promise<readonly Role[] | null> {
  const known = catalogue.knownRoles(appDbid);
  if (known !== null) return known;
  const asked = await withinMs(rolesMayTakeMs, catalogue.roles(appDbid));
  return asked?.outcome === "done" ? asked.roles : null;
}
