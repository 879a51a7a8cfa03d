import { neededInstead } from "./new-request.ts";
import {
  type Approval,
  type Asked,
  type Invitee,
  type InviteRequest,
  nameOf,
  type RequestStatus,
} from "./request.ts";
import { progressOf } from "./steps.ts";
import type { NewRequest } from "./trouble.ts";

/*
 * What lists show of a request: small enough to be read by the dozen. The store keeps it beside the facts, always as
 * `toSummary` makes it of them.
 */

/** How far a person is, as far as lists tell people apart. It follows from the log alone, whatever the request is. */
export type PersonState =
  /** Nothing has come of it yet. */
  | { is: "open" }
  /** The mail was begun and has no answer: once the work has ended it is one of which nobody can say. */
  | { is: "being mailed" }
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
  | { status: "denied"; denial: Approval }
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
    people: invitees.map((invitee) => ({ name: nameOf(invitee), ...personStateOf(invitee) })),
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
    case "denied": {
      const { by, at } = request.denial;
      return { status: request.status, denial: { by, at } };
    }
    case "approved":
    case "completed":
    case "needs attention":
      return { status: request.status, approval: request.approval };
  }
}

/** How far a person is, by their log. */
export function personStateOf(person: Pick<Invitee, "log">): PersonState {
  const progress = progressOf(person);
  switch (progress.status) {
    case "waiting":
      return { is: "open" };
    case "working":
      return { is: isBeingMailed(person) ? "being mailed" : "open" };
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

function isBeingMailed({ log }: Pick<Invitee, "log">): boolean {
  const last = log.at(-1);
  return last?.kind === "step" && last.step === "mail" && last.answer === null;
}

type Listed = Pick<RequestSummary, "status" | "people">;

/** Those who have their invitation. */
export function peopleInvited({ people }: Listed): PersonSummary[] {
  return people.filter((person) => person.is === "invited");
}

/** Those whose mail may or may not have been sent. */
export function peopleInDoubt({ status, people }: Listed): PersonSummary[] {
  return people.filter((person) => isInDoubt(person, status));
}

/** Those for whom "Send again" does something once the work has ended. */
export function peopleToSendAgain({ people }: Listed): PersonSummary[] {
  return people.filter((person) => isInDoubt(person, "needs attention"));
}

/** Those for whom "Try again" does something once the work has ended. */
export function peopleToTryAgain({ people }: Listed): PersonSummary[] {
  return people.filter((person) => person.is !== "invited" && !isInDoubt(person, "needs attention"));
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

/** A mail that was begun and is not answered is only in doubt once nobody works at it any more. */
function isInDoubt({ is }: PersonSummary, status: RequestStatus): boolean {
  const isOver = status !== "pending" && status !== "approved";
  return is === "mail unknown" || (is === "being mailed" && isOver);
}
