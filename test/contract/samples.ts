import type { LaterFact } from "../../src/invite/facts.ts";
import { withFact } from "../../src/invite/fold.ts";
import type { RequestStore } from "../../src/invite/ports.ts";
import type {
  InviteRequest,
  LogEntry,
  RequestStatus,
  Standing,
  StepAnswer,
} from "../../src/invite/request.ts";
import type { Trouble } from "../../src/invite/trouble.ts";
import { LEE, minute, someStep } from "./some-request.ts";

export const NASTY_TEXTS = [
  `O'Neil said "no"; drop table invite_requests; --`,
  "Robert'); DELETE FROM invitees; --",
  "👩‍👩‍👧 e\u0301 \u202Eright to left\u202C ß 漢字 \u{10FFFF}",
  "back\\slash %s ? $1 :name \t tab \r\n line",
  "",
  " ",
];

export const APPROVED: LaterFact = { at: minute(1), fact: "approved", by: LEE };
export const DENIED: LaterFact = {
  at: minute(2),
  fact: "denied",
  by: LEE,
  reason: "Ask for the test application",
};
export const WITHDRAWN: LaterFact = { at: minute(2), fact: "withdrawn" };
export const EXPIRED: LaterFact = { at: minute(59), fact: "expired" };
export const UNFINISHED: LaterFact = { at: minute(3), fact: "finished", everybodyInvited: false };
export const ASKED_AGAIN: LaterFact = { at: minute(4), fact: "asked again" };

/** What may happen to a request, and the state that it is in then. */
export const STORIES: { facts: LaterFact[]; status: RequestStatus }[] = [
  { facts: [], status: "pending" },
  { facts: [WITHDRAWN], status: "withdrawn" },
  { facts: [EXPIRED], status: "expired" },
  { facts: [DENIED], status: "denied" },
  { facts: [APPROVED], status: "approved" },
  { facts: [APPROVED, { at: minute(3), fact: "finished", everybodyInvited: true }], status: "completed" },
  { facts: [APPROVED, UNFINISHED], status: "needs attention" },
  { facts: [APPROVED, UNFINISHED, ASKED_AGAIN], status: "approved" },
];

/** Appends one fact after the other, and gives the request that they come to. */
export async function appendAll(
  store: Pick<RequestStore, "append">,
  request: InviteRequest,
  facts: LaterFact[],
): Promise<InviteRequest> {
  let known = request;
  for (const fact of facts) {
    const moved = await store.append(known, fact);
    if (moved === null) throw new Error(`Cannot append "${fact.fact}"`);
    known = withFact(known, fact);
  }
  return known;
}

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
  { status: "not looked up", trouble: { why: "could not connect" } },
];

export type AnswerAt = StepAnswer & { at: Date };
export const BAD_ROLE = {
  why: "refused",
  errcode: 110,
  errtext: "Bad role id",
  errdetail: null,
} satisfies Trouble;
export const REFUSED = {
  outcome: "refused",
  trouble: BAD_ROLE,
  at: minute(6),
} satisfies AnswerAt;
export const SENT: AnswerAt = { outcome: "done", result: "mail sent", at: minute(6) };
export const UNKNOWN: AnswerAt = { outcome: "unknown", trouble: { why: "no answer" }, at: minute(6) };
export const NOT_DONE: AnswerAt = {
  outcome: "not done",
  trouble: { why: "throttled" },
  retryAfterMs: null,
  at: minute(6),
};

const UNEXPECTED = {
  why: "no usable answer",
  fault: "unexpected",
  statusCode: null,
  oddity: null,
  part: null,
} as const;

/** One of each kind. */
export const TROUBLES: Trouble[] = [
  BAD_ROLE,
  { ...BAD_ROLE, errdetail: "There is no role 11" },
  { ...BAD_ROLE, told: "The role may have been deleted" },
  { why: "asked to wait", errcode: 104, errtext: "Heavy traffic" },
  { why: "no usable answer", fault: "turned-away", statusCode: 403, oddity: null, part: null },
  { why: "no usable answer", fault: "too-large", statusCode: null, oddity: null, part: null },
  ...(
    [
      "anonymous",
      "another address",
      "another person",
      "another udata",
      "another action",
      "no udata",
      "no action",
      "no call",
    ] as const
  ).map((oddity): Trouble => ({ ...UNEXPECTED, oddity })),
  ...(["no element", "empty element", "no attribute"] as const).map(
    (oddity): Trouble => ({ ...UNEXPECTED, oddity, part: "user" }),
  ),
  { ...UNEXPECTED, oddity: "error of http", statusCode: 500 },
  { why: "no usable answer", fault: "unreadable", statusCode: 200, oddity: null, part: null },
  { why: "could not sign in" },
  { why: "could not connect" },
  { why: "request not fully written" },
  { why: "no answer" },
  { why: "throttled" },
  { why: "unavailable" },
  { why: "server error" },
  { why: "gateway timeout" },
  { why: "aborted" },
  { why: "kept out" },
  { why: "role gone" },
  { why: "role grown" },
  { why: "role may share" },
  { why: "role not clear" },
  { why: "exists yet not found" },
  { why: "interrupted" },
  { why: "told", text: "The line went dead", needs: null },
  { why: "told", text: "The role is gone", needs: "another role" },
];
export const ANSWERS: AnswerAt[] = [
  { outcome: "done", result: "known", userId: "112249.ctdg", at: minute(6) },
  { outcome: "done", result: "not known", at: minute(6) },
  { outcome: "done", result: "account made", userId: "112249.ctdg", at: minute(6) },
  { outcome: "done", result: "account exists", at: minute(6) },
  { outcome: "done", result: "role given", at: minute(6) },
  { outcome: "done", result: "role held", at: minute(6) },
  SENT,
  ...TROUBLES.map((trouble): AnswerAt => ({ outcome: "refused", trouble, at: minute(6) })),
  NOT_DONE,
  { outcome: "not done", trouble: { why: "throttled" }, retryAfterMs: 1500, at: minute(6) },
  { outcome: "held up", trouble: { why: "kept out" }, retryAfterMs: 7_000, at: minute(6) },
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

/** As many as any test has. */
export const SOME = { skip: 0, limit: 100 };
