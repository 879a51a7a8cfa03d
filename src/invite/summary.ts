import { neededInstead } from "./needed-instead.ts";
import {
  type Approval,
  type Asked,
  type Denial,
  type Invitee,
  type InviteRequest,
  nameOf,
} from "./request.ts";
import { progressAtEnd, progressOf } from "./steps.ts";
import type { NewRequest } from "./trouble.ts";

/*
 * What lists show of a request: small enough to be read by the dozen. The store keeps it beside the facts, always as
 * `toSummary` makes it of them.
 */

/** How far a person is, as far as lists tell people apart. */
export type PersonState =
  /** Nothing has come of it yet. */
  | { is: "open" }
  | { is: "still trying" | "held up"; since: Date }
  | { is: "invited" }
  | { is: "refused"; needs: NewRequest | null }
  | { is: "mail unknown" };

/** A person in a list. */
export type PersonSummary = PersonState & { name: string };

/** What has become of a request, by whom and when. */
export type Become =
  | { status: "pending" | "expired" }
  | { status: "withdrawn"; withdrawnAt: Date }
  | { status: "denied"; denial: Denial }
  | { status: "approved" | "completed" | "needs attention"; approval: Approval };

/** A request in a list. */
export type RequestSummary = Pick<
  Asked,
  "id" | "version" | "requester" | "application" | "role" | "askedAt" | "expiresAt"
> &
  Become & { people: readonly PersonSummary[] };

/** What lists show of a request. */
export function toSummary(request: InviteRequest): RequestSummary {
  const { id, version, requester, application, role, invitees, askedAt, expiresAt } = request;
  return {
    id,
    version,
    requester,
    application,
    role,
    askedAt,
    expiresAt,
    people: invitees.map((invitee) => ({
      name: nameOf(invitee),
      ...personStateOf(invitee, { isOver: isOver(request.status) }),
    })),
    ...becomeOf(request),
  };
}

function becomeOf(request: InviteRequest): Become {
  switch (request.status) {
    case "pending":
    case "expired":
      return { status: request.status };
    case "withdrawn":
      return { status: request.status, withdrawnAt: request.withdrawnAt };
    case "denied":
      return { status: request.status, denial: request.denial };
    case "approved":
    case "completed":
    case "needs attention":
      return { status: request.status, approval: request.approval };
  }
}

/** How far a person is by their log; once the work is over, a mail without an answer is one of which nobody can say. */
export function personStateOf(
  person: Pick<Invitee, "log">,
  { isOver: over }: { isOver: boolean },
): PersonState {
  const progress = over ? progressAtEnd(person) : progressOf(person);
  switch (progress.status) {
    case "waiting":
    case "working":
      return { is: "open" };
    case "still trying":
    case "held up":
      return { is: progress.status, since: progress.since };
    case "refused":
      return { is: "refused", needs: neededInstead(progress.trouble) };
    case "invited":
    case "mail unknown":
      return { is: progress.status };
  }
}

/** Whether nobody works at a request in this state, or will before somebody asks for it. */
export function isOver(status: string): boolean {
  return status !== "pending" && status !== "approved";
}

type Listed = Pick<RequestSummary, "people">;

/** Those who have their invitation. */
export function peopleInvited({ people }: Listed): PersonSummary[] {
  return people.filter((person) => person.is === "invited");
}

/** Those whose mail may or may not have been sent: "Send again" is for them. */
export function peopleInDoubt({ people }: Listed): PersonSummary[] {
  return people.filter((person) => person.is === "mail unknown");
}

/** Those for whom to try again may come to something else once the work has ended. */
export function peopleToRetry({ people }: Listed): PersonSummary[] {
  return people.filter(
    (person) =>
      person.is !== "invited" &&
      person.is !== "mail unknown" &&
      !(person.is === "refused" && person.needs !== null),
  );
}

/** Those for whom to try again would come to the same: what was refused is what was asked for. */
export function peopleToAskAnewFor({ people }: Listed): { person: PersonSummary; needs: NewRequest }[] {
  return people.flatMap((person) =>
    person.is === "refused" && person.needs !== null ? [{ person, needs: person.needs }] : [],
  );
}

/** Since when Quickbase leaves somebody of a request without an answer, or keeps the bot out; null when neither. */
export function sinceWhen({ people }: Listed, what: "held up" | "still trying"): Date | null {
  const since = people.flatMap((person) => (person.is === what ? [person.since] : []));
  return since.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
}
