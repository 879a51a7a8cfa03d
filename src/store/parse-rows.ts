import { z } from "zod";
import type { Draft } from "../invite/ports.ts";
import type { Invitee, InviteRequest, LogEntry, Requester, RequestStatus } from "../invite/request.ts";
import {
  type EmailAddress,
  type Parsed,
  parseEmailAddress,
  parseRequestId,
  type RequestId,
} from "../invite/values.ts";
import { reasonOf } from "./cannot-open.ts";
import {
  answerCodec,
  askedCodec,
  entryCodec,
  instantCodec,
  nameCodec,
  standingCodec,
  stateCodec,
  statusCodec,
} from "./codecs.ts";
import type { DraftRow, InviteeRow, LogEntryRow, RequestRow } from "./tables.ts";

/** A stored request or draft cannot be read: somebody or something else wrote to its rows. */
export class DamagedRowError extends Error {
  override readonly name = "DamagedRowError";
  readonly id: string;

  constructor(what: "request" | "draft", id: string, cause: unknown) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : reasonOf(cause);
    super(`Cannot read the stored ${what} "${id}": ${reason}`, { cause });
    this.id = id;
  }
}

type State = { id: RequestId; status: RequestStatus; round: number };

/** Reads a request whole; throws `DamagedRowError` when any part of it is missing or not understood. */
export function parseRequest(
  row: RequestRow,
  invitees: InviteeRow[],
  logEntries: LogEntryRow[],
): InviteRequest {
  try {
    const { requesterName, ...asked } = askedCodec.parse(parseJson(row.asked));
    return {
      id: toValue(parseRequestId(row.id)),
      requester: toRequester(row, requesterName),
      ...asked,
      invitees: parseInvitees(row, invitees, logEntries),
      askedAt: instantCodec.parse(row.asked_at),
      expiresAt: instantCodec.parse(row.expires_at),
      ...stateCodec.parse({ ...parseFields(row.state), status: row.status, round: row.round }),
    };
  } catch (error) {
    throw new DamagedRowError("request", row.id, error);
  }
}

/** Reads which state a request is in, and nothing else of it. */
export function parseState({ id, status, round }: Pick<RequestRow, "id" | "status" | "round">): State {
  try {
    return { id: toValue(parseRequestId(id)), status: statusCodec.parse(status), round };
  } catch (error) {
    throw new DamagedRowError("request", id, error);
  }
}

function toRequester({ requester_id, requester_also_id }: RequestRow, name: string): Requester {
  const requester = { userId: requester_id, name };
  return requester_also_id === null ? requester : { ...requester, alsoId: requester_also_id };
}

function parseInvitees(
  { invitee_count }: RequestRow,
  invitees: InviteeRow[],
  logEntries: LogEntryRow[],
): Invitee[] {
  if (invitees.length !== invitee_count)
    throw new Error(`There are ${invitees.length} of ${invitee_count} people`);
  const logs = Map.groupBy(logEntries, ({ position }) => position);
  return invitees.map((row) => ({
    position: row.position,
    email: toEmailAddress(row),
    ...nameCodec.parse(parseJson(row.name)),
    standing: row.standing === null ? null : standingCodec.parse(parseJson(row.standing)),
    log: (logs.get(row.position) ?? []).map(parseLogEntry),
  }));
}

/** Without the problem's own words, which quote the address. */
function toEmailAddress({ email, position }: InviteeRow): EmailAddress {
  const parsed = parseEmailAddress(email);
  if (!parsed.ok) throw new Error(`Person ${position} has no email address`);
  return parsed.value;
}

function parseLogEntry(row: LogEntryRow, index: number): LogEntry {
  if (row.entry_index !== index) throw new Error(`The log of person ${row.position} lacks entry ${index}`);
  const entry = entryCodec.parse({ ...parseFields(row.entry), kind: row.kind });
  if (entry.kind === "again") return entry;
  if (row.outcome === null && row.answer === null) return { ...entry, answer: null };
  const answer = answerCodec.parse({ ...parseFields(row.answer ?? "null"), outcome: row.outcome });
  return { ...entry, answer };
}

/** Reads a draft; its content is for the reader to check. */
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

const fields = z.record(z.string(), z.unknown());

function parseFields(text: string): Record<string, unknown> {
  return fields.parse(parseJson(text));
}

/** Without JSON's own message, which quotes the text: it may be about a person. */
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
