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

/** As many as any test has. */
export const SOME = { skip: 0, limit: 100 };
