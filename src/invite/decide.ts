import { findPeopleToAskAnewFor, isHopeless } from "./ask-anew.ts";
import { isTimeOver } from "./due.ts";
import type { LaterFact } from "./facts.ts";
import { isOneOf, type Obstacle, obstacleTo, type Policy } from "./policy.ts";
import type { AddedEntry, Clock, Directory, Log, RequestStore } from "./ports.ts";
import {
  expire,
  type Invitee,
  type InviteRequest,
  idsOf,
  type Member,
  type NeedsAttentionRequest,
  type PendingRequest,
} from "./request.ts";
import { lookUpRights } from "./rights.ts";
import { whatToAskAgain } from "./steps.ts";
import type { RequestId, UserId } from "./values.ts";

/** A button that somebody pressed: which request, and who. */
export type Click = { requestId: RequestId; userId: UserId };

/** A click for once more, and the version in which the person saw what they ask for again. */
export type ClickAgain = Click & { version: number };

/** What a click came to. */
export type Decided = { result: "decided"; request: InviteRequest } | NotDecided;

/** Why a click changed nothing. */
export type NotDecided =
  /** The request is not in a state where this can be done (any more): somebody was first. */
  | { result: "too late"; request: InviteRequest }
  | { result: "not allowed"; request: InviteRequest; obstacle: Obstacle }
  | { result: "not the requester"; request: InviteRequest }
  | { result: "no such request" };

type Ports = { store: RequestStore; directory: Directory; policy: Policy; clock: Clock; log: Log };

/** Approves for the person who clicked, if they may at this moment. */
export async function approveRequest(ports: Ports, click: Click): Promise<Decided> {
  return decide(ports, click, (by) => ({ at: ports.clock.now(), fact: "approved", by }));
}

/** Denies for the person who sent the form, if they may at this moment. */
export async function denyRequest(ports: Ports, click: Click & { reason: string }): Promise<Decided> {
  const { reason } = click;
  return decide(ports, click, (by) => ({ at: ports.clock.now(), fact: "denied", by, reason }));
}

/** Whether a denial by this person would be accepted, asked before the form for the reason opens. */
export async function mayDeny(
  ports: Ports,
  click: Click,
): Promise<{ result: "allowed"; request: PendingRequest } | NotDecided> {
  const clicker = await identify(ports, click);
  if (clicker.result !== "allowed") return clicker;
  const { request } = clicker;
  return request.status === "pending" ? { result: "allowed", request } : { result: "too late", request };
}

/** Takes the request back for its requester. */
export async function withdrawRequest(ports: Ports, click: Click): Promise<Decided> {
  const request = await findAsItIs(ports, click.requestId);
  if (request === null) return { result: "no such request" };
  if (!(await isRequesters(ports, request, click.userId))) return { result: "not the requester", request };
  if (request.status !== "pending") return { result: "too late", request };
  return append(ports, request, { at: ports.clock.now(), fact: "withdrawn" });
}

/** For whom the requester may send a new request like this one, as it is at this moment. */
export async function mayAskAnew(
  ports: Ports,
  click: Click,
): Promise<{ result: "allowed"; request: InviteRequest; people: readonly Invitee[] } | NotDecided> {
  const request = await findAsItIs(ports, click.requestId);
  if (request === null) return { result: "no such request" };
  if (!(await isRequesters(ports, request, click.userId))) return { result: "not the requester", request };
  const people = findPeopleToAskAnewFor(request);
  return people.length === 0 ? { result: "too late", request } : { result: "allowed", request, people };
}

/** Once more for everybody whom Quickbase refused, or whom it left without an answer. */
export async function tryAgain(ports: Ports, click: ClickAgain): Promise<Decided> {
  return askAgain(ports, click, "everything");
}

/** A second mail, which a human asks for, to everybody of whom nobody knows whether they got the first. */
export async function sendAgain(ports: Ports, click: ClickAgain): Promise<Decided> {
  return askAgain(ports, click, "mail");
}

type Identified = { result: "allowed"; request: InviteRequest; by: Member } | NotDecided;

async function decide(ports: Ports, click: Click, decision: (by: Member) => LaterFact): Promise<Decided> {
  const clicker = await identify(ports, click);
  if (clicker.result !== "allowed") return clicker;
  const { request, by } = clicker;
  if (request.status !== "pending") return { result: "too late", request };
  return append(ports, request, decision(by));
}

async function askAgain(ports: Ports, click: ClickAgain, what: "everything" | "mail"): Promise<Decided> {
  const clicker = await identify(ports, click);
  if (clicker.result !== "allowed") return clicker;
  const { request, by } = clicker;
  // A second click on the same picture asks for what has been done since.
  if (request.status !== "needs attention" || request.version !== click.version)
    return { result: "too late", request };
  const at = ports.clock.now();
  const entries = request.invitees
    .filter((invitee) => whatToAskAgain(invitee) === what && !isHopeless(invitee))
    .map(({ position, log }): AddedEntry => {
      return { position, index: log.length, entry: { kind: "again", what, by, at } };
    });
  if (entries.length === 0) return { result: "too late", request };
  return append(ports, request, { at, fact: "asked again" }, entries);
}

/** Who clicked, from facts that are fresh; a look-up that fails refuses. */
async function identify(ports: Ports, { requestId, userId }: Click): Promise<Identified> {
  const request = await findAsItIs(ports, requestId);
  if (request === null) return { result: "no such request" };
  try {
    const { facts, isApprover } = await lookUpRights(ports, userId);
    const obstacle = obstacleTo(facts, { ...request, isApprover });
    if (obstacle !== null) return { result: "not allowed", request, obstacle };
    return { result: "allowed", request, by: { userId, name: facts?.name ?? userId } };
  } catch (error) {
    ports.log.warn({ requestId, userId, error }, "Cannot look up whether somebody may decide");
    return { result: "not allowed", request, obstacle: "not verifiable" };
  }
}

/** Whether a click is the requester's, who may come back by another id than the one by which they asked. */
async function isRequesters({ directory, log }: Ports, request: InviteRequest, userId: UserId) {
  const ids = idsOf(request.requester);
  if (ids.includes(userId)) return true;
  try {
    const facts = await directory.member(userId);
    return facts !== null && isOneOf(facts, ids);
  } catch (error) {
    log.warn({ requestId: request.id, userId, error }, "Cannot look up whether somebody is the requester");
    return false;
  }
}

/** The request at this moment: when its time is over it has expired, though nobody came to note it yet. */
async function findAsItIs({ store, clock }: Ports, id: RequestId): Promise<InviteRequest | null> {
  const request = await store.find(id);
  return request?.status === "pending" && isTimeOver(request, clock.now()) ? expire(request) : request;
}

async function append(
  { store }: Ports,
  from: PendingRequest | NeedsAttentionRequest,
  fact: LaterFact,
  added: readonly AddedEntry[] = [],
): Promise<Decided> {
  const request = await store.append(from, fact, added);
  if (request !== null) return { result: "decided", request };
  const winner = await store.find(from.id);
  return winner === null ? { result: "no such request" } : { result: "too late", request: winner };
}
