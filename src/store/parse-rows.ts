import { z } from "zod";
import type { PersonFact, RequestFact } from "../invite/facts.ts";
import { toRequest } from "../invite/fold.ts";
import type { Draft } from "../invite/ports.ts";
import type { InviteRequest, RequestVersion } from "../invite/request.ts";
import type { RequestSummary } from "../invite/summary.ts";
import { type Parsed, parseRequestId } from "../invite/values.ts";
import { reasonOf } from "./cannot-open.ts";
import {
  instantCodec,
  personFactCodec,
  personSummaryCodec,
  requestFactCodec,
  summaryCodec,
} from "./codecs.ts";
import { type DraftRow, type FactRow, OF_REQUEST, type RequestRow } from "./tables.ts";
import { toFactOfNow } from "./told-before.ts";

/** A stored request or draft cannot be read: something other than qb-invite changed its rows. */
export class DamagedRowError extends Error {
  override readonly name = "DamagedRowError";
  readonly id: string;

  constructor(what: "request" | "draft", id: string, cause: unknown) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : reasonOf(cause);
    super(`Cannot read the stored ${what} "${id}": ${reason}`, { cause });
    this.id = id;
  }
}

/** The columns that are needed to read a fact. */
export type StoredFact = Pick<FactRow, "position" | "number" | "at" | "fact">;

/** Reads a request from all its facts, in order; throws `DamagedRowError` when one is missing or cannot be read. */
export function parseRequest(id: string, rows: readonly StoredFact[]): InviteRequest {
  try {
    const streams = Map.groupBy(rows, ({ position }) => position);
    const last = Math.max(OF_REQUEST, ...streams.keys());
    return toRequest(
      toValue(parseRequestId(id)),
      (streams.get(OF_REQUEST) ?? []).map(parseRequestFact),
      Array.from({ length: last + 1 }, (_, position) => (streams.get(position) ?? []).map(parsePersonFact)),
    );
  } catch (error) {
    throw new DamagedRowError("request", id, error);
  }
}

/** Reads what lists show of a request; throws `DamagedRowError` when that is not understood, or was never known. */
export function parseSummary(row: RequestRow): RequestSummary {
  const { id, version, status, asked_at } = row;
  try {
    if (row.summary === null || row.people === null) throw new Error("Its facts could not be read");
    const shown = z.record(z.string(), z.unknown()).parse(parseJson(row.summary));
    return {
      ...summaryCodec.parse({ ...shown, status }),
      id: toValue(parseRequestId(id)),
      version,
      askedAt: instantCodec.parse(asked_at),
      people: z.array(personSummaryCodec).parse(parseJson(row.people)),
    };
  } catch (error) {
    throw new DamagedRowError("request", id, error);
  }
}

/** Reads the facts of one person; throws when one is missing or not understood. */
export function parsePersonFacts(rows: readonly StoredFact[]): readonly PersonFact[] {
  return rows.map(parsePersonFact);
}

/** How many people a request was asked for, from its first fact. */
export function countPeople(asked: StoredFact): number {
  const fact = parseRequestFact(asked, 0);
  return fact.fact === "asked" ? fact.people.length : 0;
}

/** Reads only the version of a request. */
export function parseVersion({ id, version }: Pick<RequestRow, "id" | "version">): RequestVersion {
  try {
    return { id: toValue(parseRequestId(id)), version };
  } catch (error) {
    throw new DamagedRowError("request", id, error);
  }
}

function parseRequestFact(row: StoredFact, index: number): RequestFact {
  return { ...requestFactCodec.parse(parseFact(row, index)), at: instantCodec.parse(row.at) };
}

function parsePersonFact(row: StoredFact, index: number): PersonFact {
  return { ...personFactCodec.parse(toFactOfNow(parseFact(row, index))), at: instantCodec.parse(row.at) };
}

function parseFact({ position, number, fact }: StoredFact, index: number): unknown {
  if (number === index) return parseJson(fact);
  const whose = position === OF_REQUEST ? "the request" : `person ${position}`;
  throw new Error(`Fact ${index} of ${whose} is missing`);
}

/** Reads a draft; the caller checks its content. */
export function parseDraft({ id, requester_id, content, saved_at }: DraftRow): Draft {
  try {
    return {
      id,
      requesterId: requester_id,
      content: parseJson(content),
      savedAt: instantCodec.parse(saved_at),
    };
  } catch (error) {
    throw new DamagedRowError("draft", id, error);
  }
}

/** Has a message of its own: JSON's would quote the text, which may be about a person. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("A column does not hold JSON");
  }
}

function toValue<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}
