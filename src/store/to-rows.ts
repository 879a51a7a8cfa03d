import { z } from "zod";
import type { Draft } from "../invite/ports.ts";
import type { Invitee, InviteRequest, LogEntry, Standing, StepAnswer } from "../invite/request.ts";
import type { RequestId } from "../invite/values.ts";
import {
  answerCodec,
  askedCodec,
  entryCodec,
  instantCodec,
  nameCodec,
  standingCodec,
  stateCodec,
} from "./codecs.ts";
import type { DraftRow, InviteeRow, LogEntryRow, RequestRow } from "./tables.ts";

/** A new request; its people have rows of their own. */
export function toRequestRow(request: InviteRequest, origin: string): RequestRow {
  const { id, requester, invitees, askedAt, expiresAt } = request;
  return {
    id,
    origin,
    requester_id: requester.userId,
    requester_also_id: requester.alsoId ?? null,
    asked_at: z.encode(instantCodec, askedAt),
    expires_at: z.encode(instantCodec, expiresAt),
    invitee_count: invitees.length,
    asked: JSON.stringify(z.encode(askedCodec, { ...request, requesterName: requester.name })),
    ...toStateColumns(request),
  };
}

type StateColumns = Pick<RequestRow, "status" | "round" | "state" | "attended">;

/** The columns of a request that a move sets; nobody has attended to a new state. */
export function toStateColumns(request: InviteRequest): StateColumns {
  const { status, round, ...state } = { round: 0, ...z.encode(stateCodec, request) };
  return { status, round, state: JSON.stringify(state), attended: 0 };
}

/** A person to be invited; the log has rows of its own. */
export function toInviteeRow(requestId: RequestId, invitee: Invitee): InviteeRow {
  const { position, email, standing } = invitee;
  return {
    request_id: requestId,
    position,
    email,
    name: JSON.stringify(z.encode(nameCodec, invitee)),
    standing: standing === null ? null : toStandingColumn(standing),
  };
}

/** What Quickbase knew of a person, as JSON. */
export function toStandingColumn(standing: Standing): string {
  return JSON.stringify(z.encode(standingCodec, standing));
}

/** Which line of which person's log. */
export type LogPlace = { id: RequestId; position: number; index: number };

/** A line of a log, with the answer if it has one. */
export function toLogEntryRow({ id, position, index }: LogPlace, entry: LogEntry): LogEntryRow {
  const { kind, ...fields } = z.encode(entryCodec, entry);
  const answer = entry.kind === "step" ? entry.answer : null;
  return {
    request_id: id,
    position,
    entry_index: index,
    kind,
    entry: JSON.stringify(fields),
    ...(answer === null ? { outcome: null, answer: null } : toAnswerColumns(answer)),
  };
}

/** The columns of a line of the log that an answer sets. */
export function toAnswerColumns(answer: StepAnswer & { at: Date }): { outcome: string; answer: string } {
  const { outcome, ...fields } = z.encode(answerCodec, answer);
  return { outcome, answer: JSON.stringify(fields) };
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
