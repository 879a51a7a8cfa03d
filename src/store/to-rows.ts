import { z } from "zod";
import type { AskedFact, PersonFact, RequestFact } from "../invite/facts.ts";
import type { Draft } from "../invite/ports.ts";
import type { Invitee, InviteRequest, LogEntry } from "../invite/request.ts";
import { type PersonState, toSummary } from "../invite/summary.ts";
import type { RequestId } from "../invite/values.ts";
import { type NewFact, toCanonicalJson } from "./chain.ts";
import {
  instantCodec,
  personFactCodec,
  personSummaryCodec,
  requestFactCodec,
  summaryCodec,
} from "./codecs.ts";
import { type DraftRow, OF_REQUEST, type RequestRow } from "./tables.ts";

/** What lists know of a request; there is something to do for it from `dueAt` on. */
export function toRequestRow(
  request: InviteRequest,
  { origin, dueAt }: { origin: string; dueAt: Date },
): RequestRow {
  const { id, requester, askedAt } = request;
  return {
    id,
    origin,
    requester_id: requester.userId,
    requester_also_id: requester.alsoId ?? null,
    asked_at: z.encode(instantCodec, askedAt),
    settled_version: 0,
    people_version: 0,
    ...toMovingColumns(request, dueAt),
  };
}

type MovingColumns = Pick<RequestRow, "status" | "version" | "due_at" | "summary" | "people">;

/** The columns of a request that a new fact of it changes. */
export function toMovingColumns(request: InviteRequest, dueAt: Date): MovingColumns {
  const { status, version } = request;
  return { status, version, due_at: z.encode(instantCodec, dueAt), ...toSummaryColumns(request) };
}

/** What lists show of a request, beside what they look for. */
export function toSummaryColumns(request: InviteRequest): { summary: string; people: string } {
  const { people, ...summary } = toSummary(request);
  const { status: _, ...shown } = z.encode(summaryCodec, summary);
  return {
    summary: toCanonicalJson(shown),
    people: toCanonicalJson(people.map((person) => z.encode(personSummaryCodec, person))),
  };
}

/** The column with one person as they are now. A column that cannot be read stays as it is: a list will say so. */
export function withPerson(people: string | null, position: number, state: PersonState): string | null {
  const persons = people === null ? null : personNames.safeParse(parseOrNull(people)).data;
  const name = persons?.[position]?.name;
  if (persons === undefined || persons === null || name === undefined) return people;
  const person = z.encode(personSummaryCodec, { name, ...state });
  return toCanonicalJson(persons.map((each, index) => (index === position ? person : each)));
}

const personNames = z.array(z.looseObject({ name: z.string() }));

function parseOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The fact with which a request begins. */
export function toAskedFact(request: InviteRequest): AskedFact {
  const { requester, unable, application, role, invitees, message, reason, askedAt, expiresAt } = request;
  const people = invitees.map(({ position, email, firstName, lastName }, index) => {
    if (position !== index) throw new Error(`Cannot write person ${position} as number ${index}`);
    return { email, firstName, lastName };
  });
  return {
    at: askedAt,
    fact: "asked",
    requester,
    unable,
    application,
    role,
    people,
    message,
    reason,
    expiresAt,
  };
}

/** What a person's standing and log consist of. */
export function toPersonFacts({ standing, lookedUpAt, log }: Invitee, askedAt: Date): readonly PersonFact[] {
  const lookedUp: readonly PersonFact[] =
    standing === null ? [] : [{ at: lookedUpAt ?? askedAt, fact: "looked up", standing }];
  return [...lookedUp, ...log.flatMap((entry, index) => toEntryFacts(entry, index))];
}

/** What line number `index` of a person's log consists of. */
export function toEntryFacts(entry: LogEntry, index: number): readonly PersonFact[] {
  if (entry.kind === "again") {
    const { what, by, at } = entry;
    return [{ at, fact: "asked again", what, by }];
  }
  const { step, startedAt, answer } = entry;
  const begun: PersonFact = { at: startedAt, fact: "begun", step };
  if (answer === null) return [begun];
  return [begun, { at: answer.at, fact: "came to", entry: index, answer }];
}

/** Where a fact stands. */
type Place = { id: RequestId; number: number };

/** A fact of the request itself. */
export function toRequestFactRow({ id, number }: Place, fact: RequestFact): NewFact {
  return toNewFact(id, OF_REQUEST, number, fact.at, z.encode(requestFactCodec, fact));
}

/** A fact of one of its people. */
export function toPersonFactRow(
  { id, position, number }: Place & { position: number },
  fact: PersonFact,
): NewFact {
  return toNewFact(id, position, number, fact.at, z.encode(personFactCodec, fact));
}

function toNewFact(id: RequestId, position: number, number: number, at: Date, fact: object): NewFact {
  return { request_id: id, position, number, at: z.encode(instantCodec, at), fact: toCanonicalJson(fact) };
}

/** A draft; content that is not there becomes null. */
export function toDraftRow({ id, requesterId, content, savedAt }: Draft): DraftRow {
  return {
    id,
    requester_id: requesterId,
    content: JSON.stringify(content) ?? "null",
    saved_at: z.encode(instantCodec, savedAt),
  };
}
