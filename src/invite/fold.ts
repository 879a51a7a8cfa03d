import type { AskedFact, LaterFact, PersonFact, RequestFact } from "./facts.ts";
import {
  approve,
  deny,
  expire,
  finish,
  type Invitee,
  type InviteRequest,
  type LogEntry,
  reopen,
  type Standing,
  type StepAnswer,
  withdraw,
} from "./request.ts";
import type { RequestId } from "./values.ts";

/**
 * The request that these facts came to. `people` has the facts of each person by position, and may end early: nothing
 * has happened to the rest yet. Throws when the facts make no sense, which only damaged rows do.
 */
export function toRequest(
  id: RequestId,
  facts: readonly RequestFact[],
  people: readonly (readonly PersonFact[])[],
): InviteRequest {
  const [asked, ...later] = facts;
  if (asked?.fact !== "asked") throw new Error("The facts do not begin with what was asked for");
  if (people.length > asked.people.length)
    throw new Error("There are facts about somebody who was not asked for");
  return later.reduce<InviteRequest>(
    (request, fact) => {
      if (fact.fact === "asked") throw new Error("The request was asked for twice");
      return withFact(request, fact);
    },
    toPending(id, asked, people),
  );
}

/** A request once something more has happened to it; throws when that cannot happen in its state. */
export function withFact(request: InviteRequest, fact: LaterFact): InviteRequest {
  const { at } = fact;
  switch (fact.fact) {
    case "approved":
      if (request.status === "pending") return approve(request, { by: fact.by, at });
      break;
    case "denied":
      if (request.status === "pending") return deny(request, { by: fact.by, at, reason: fact.reason });
      break;
    case "withdrawn":
      if (request.status === "pending") return withdraw(request, at);
      break;
    case "expired":
      if (request.status === "pending") return expire(request);
      break;
    case "finished":
      if (request.status === "approved")
        return finish(request, { everybodyInvited: fact.everybodyInvited, at });
      break;
    case "asked again":
      if (request.status === "needs attention") return reopen(request, at);
      break;
  }
  throw new Error(`A request that is ${request.status} cannot be ${fact.fact}`);
}

/** What is known of a person, and what was done for them. */
export function toPerson(facts: readonly PersonFact[]): Pick<Invitee, "standing" | "lookedUpAt" | "log"> {
  const log: LogEntry[] = [];
  let standing: Standing | null = null;
  let lookedUpAt: Date | null = null;
  for (const fact of facts) {
    const { at } = fact;
    switch (fact.fact) {
      case "looked up":
        standing = fact.standing;
        lookedUpAt = at;
        break;
      case "begun":
        log.push({ kind: "step", step: fact.step, startedAt: at, answer: null });
        break;
      case "asked again":
        log.push({ kind: "again", what: fact.what, by: fact.by, at });
        break;
      case "came to": {
        const entry = log[fact.entry];
        if (entry?.kind !== "step")
          throw new Error(`There is an answer to line ${fact.entry}, which is no step`);
        if (isNews(entry.answer, fact.answer)) log[fact.entry] = { ...entry, answer: { ...fact.answer, at } };
        break;
      }
    }
  }
  return { standing, lookedUpAt, log };
}

/**
 * Whether an answer that comes after another changes what is known of a step: what Quickbase said, yes or no, replaces
 * what nobody knew; nothing replaces what Quickbase said.
 */
export function isNews(known: StepAnswer | null, answer: StepAnswer): boolean {
  if (known === null) return true;
  return known.outcome === "unknown" && (answer.outcome === "done" || answer.outcome === "refused");
}

function toPending(
  id: RequestId,
  asked: AskedFact,
  people: readonly (readonly PersonFact[])[],
): InviteRequest {
  const { requester, unable, application, role, message, reason, expiresAt, at } = asked;
  const invitees = asked.people.map((person, position): Invitee => {
    return { position, ...person, ...toPerson(people[position] ?? []) };
  });
  return {
    id,
    version: 1,
    status: "pending",
    requester,
    unable,
    application,
    role,
    invitees,
    message,
    reason,
    askedAt: at,
    expiresAt,
  };
}
