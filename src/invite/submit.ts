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

/** What became of a form that was sent. */
export type Submitted =
  /** `asSent` is false when the form had arrived before, and said something else then: that counts. */
  | { ok: true; request: InviteRequest; asSent: boolean }
  | { ok: false; field: "application" | "role" | "people"; problem: string };

type Ports = {
  store: Pick<RequestStore, "create" | "countOpen">;
  catalogue: Catalogue;
  policy: Policy;
  clock: Clock;
};

/** Writes the request; once this returns ok, nothing of it can be lost. */
export async function submit(ports: Ports, submission: Submission): Promise<Submitted> {
  const { people, appDbid, roleId } = submission;
  if (people.length === 0 || people.length > MOST_PEOPLE)
    return {
      ok: false,
      field: "people",
      problem: `A request is for 1 to ${MOST_PEOPLE} people; these are ${people.length}`,
    };
  const roles = await rolesOf(ports.catalogue, appDbid);
  // After the roles, for with them comes the name if it was not known yet.
  const application = ports.catalogue.applications().find(({ dbid }) => dbid === appDbid);
  if (application === undefined)
    return { ok: false, field: "application", problem: "This application is not offered" };
  if (roles === null)
    return {
      ok: false,
      field: "role",
      problem: "Quickbase does not say which roles there are: try again in a minute",
    };
  const role = roles.find(({ id }) => id === roleId);
  if (role === undefined)
    return { ok: false, field: "role", problem: "This role is not offered (any more): choose another" };

  const open = await ports.store.countOpen(submission.requester.userId, submission.origin);
  if (open >= MOST_OPEN_REQUESTS)
    return {
      ok: false,
      field: "people",
      problem: `You have ${open} open requests, and nobody can have more: wait until some are decided, or withdraw some`,
    };

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
  return { ok: true, request: written.request, asSent: isSame(written.request, request) };
}

/** Whether two requests ask for the same. */
function isSame(one: InviteRequest, other: InviteRequest): boolean {
  return JSON.stringify(asked(one)) === JSON.stringify(asked(other));
}

function asked({ application, role, invitees, message, reason }: InviteRequest): unknown {
  const people = invitees.map(({ email, firstName, lastName }) => [email, firstName, lastName]);
  return [application.dbid, role.id, people, message, reason];
}

/** The form that was sent waits three seconds: a role that is gone since is refused by Quickbase itself. */
async function rolesOf(catalogue: Catalogue, appDbid: string): Promise<readonly Role[] | null> {
  const known = catalogue.knownRoles(appDbid);
  if (known !== null) return known;
  const asked = await catalogue.roles(appDbid);
  return asked.outcome === "done" ? asked.roles : null;
}
