import {
  type ApprovedRequest,
  approve,
  deny,
  expire,
  finish,
  type InviteRequest,
  type LogEntry,
  type NeedsAttentionRequest,
  reopen,
  type Standing,
  type StepAnswer,
  withdraw,
} from "../../src/invite/request.ts";
import { LEE, minute, somePendingRequest, someStep } from "./some-request.ts";

export const NASTY_TEXTS = [
  `O'Neil said "no"; drop table invite_requests; --`,
  "Robert'); DELETE FROM invitees; --",
  "👩‍👩‍👧 e\u0301 \u202Eright to left\u202C ß 漢字 \u{10FFFF}",
  "back\\slash %s ? $1 :name \t tab \r\n line",
  "",
  " ",
];

const approved = approve(somePendingRequest(), { by: LEE, at: minute(1) });
const needsAttention = attention(approved);
export const STATES: InviteRequest[] = [
  somePendingRequest(),
  withdraw(somePendingRequest(), minute(2)),
  expire(somePendingRequest()),
  deny(somePendingRequest(), { by: LEE, at: minute(2), reason: "Ask for the test application" }),
  approved,
  finish(approved, { everybodyInvited: true, at: minute(3) }),
  needsAttention,
  reopen(needsAttention, minute(4)),
];

export const STANDINGS: Standing[] = [
  { status: "new" },
  { status: "known", userId: "112249.ctdg", registered: null, otherName: null, roles: null },
  { status: "known", userId: "112249.ctdg", registered: false, otherName: 'Zoë \\ "O\'Neil"', roles: [] },
  {
    status: "in role",
    userId: "112249.ctdg",
    registered: true,
    otherName: null,
    roles: [
      { name: "Participant", access: "basic" },
      { name: "Boss", access: "administrator" },
      { name: "", access: "not known" },
    ],
  },
  { status: "not looked up", problem: "Quickbase is not answering" },
];

export type AnswerAt = StepAnswer & { at: Date };
export const REFUSED = {
  outcome: "refused",
  errcode: 110,
  errtext: "Bad role id",
  errdetail: null,
  advice: "The role may have been deleted",
  at: minute(6),
} satisfies AnswerAt;
export const SENT: AnswerAt = { outcome: "done", result: "mail sent", at: minute(6) };
export const UNKNOWN: AnswerAt = { outcome: "unknown", problem: "The line went dead", at: minute(6) };
export const NOT_DONE: AnswerAt = {
  outcome: "not done",
  problem: "No route",
  retryAfterMs: null,
  at: minute(6),
};
export const ANSWERS: AnswerAt[] = [
  { outcome: "done", result: "known", userId: "112249.ctdg", at: minute(6) },
  { outcome: "done", result: "not known", at: minute(6) },
  { outcome: "done", result: "account made", userId: "112249.ctdg", at: minute(6) },
  { outcome: "done", result: "account exists", at: minute(6) },
  { outcome: "done", result: "role given", at: minute(6) },
  { outcome: "done", result: "role held", at: minute(6) },
  SENT,
  REFUSED,
  { ...REFUSED, errdetail: "There is no role 11" },
  { ...REFUSED, errcode: null },
  NOT_DONE,
  { ...NOT_DONE, retryAfterMs: 1500 },
  { outcome: "held up", problem: "Its token is not valid", retryAfterMs: 7_000, at: minute(6) },
  UNKNOWN,
];
export const ENTRIES: LogEntry[] = [
  someStep({ step: "look up" }),
  someStep({ step: "provision" }),
  someStep({ step: "add to role" }),
  someStep({ step: "mail", answer: SENT }),
  { kind: "again", what: "everything", by: LEE, at: minute(7) },
  { kind: "again", what: "mail", by: LEE, at: minute(8) },
];

export function attention(request: ApprovedRequest): NeedsAttentionRequest {
  const finished = finish(request, { everybodyInvited: false, at: minute(3) });
  if (finished.status !== "needs attention") throw new Error(`Cannot use a ${finished.status} request`);
  return finished;
}
