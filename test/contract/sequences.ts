import fc from "fast-check";
import { expect, test } from "vitest";
import { nextDue } from "../../src/invite/due.ts";
import type { LaterFact } from "../../src/invite/facts.ts";
import type { RequestStore } from "../../src/invite/ports.ts";
import type { InviteRequest, LogEntry } from "../../src/invite/request.ts";
import { toSummary } from "../../src/invite/summary.ts";
import type { RequestId } from "../../src/invite/values.ts";
import { OF_REQUEST, type RequestRow } from "../../src/store/tables.ts";
import type { Bench } from "./bench.ts";
import { expectChains } from "./carry-over.ts";
import {
  ANSWERS,
  APPROVED,
  ASKED_AGAIN,
  DENIED,
  EXPIRED,
  STANDINGS,
  UNFINISHED,
  WITHDRAWN,
} from "./samples.ts";
import { idOf, LEE, minute, somePendingRequest, someStep } from "./some-request.ts";

/** So many sequences in the suite; more by hand. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 12);

/** One thing that a bot does, from what it has read of the request: whether that is still true, it does not know. */
type Doing = { by: "store" | "other" } & (
  | { does: "append"; fact: LaterFact }
  | { does: "settle" | "put off" | "ask again" }
  | { does: "look up"; position: number; standing: (typeof STANDINGS)[number] }
  | { does: "begin"; position: number; step: Extract<LogEntry, { kind: "step" }>["step"] }
  | { does: "answer"; position: number; answer: (typeof ANSWERS)[number] }
);

const FINISHED: LaterFact = { at: minute(3), fact: "finished", everybodyInvited: true };
const position = fc.constantFrom(0, 1);
const by = fc.constantFrom("store" as const, "other" as const);
const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({
    by,
    does: fc.constant("append" as const),
    fact: fc.constantFrom(APPROVED, APPROVED, DENIED, WITHDRAWN, EXPIRED, UNFINISHED, UNFINISHED, FINISHED),
  }),
  fc.record({ by, does: fc.constantFrom("settle" as const, "put off" as const, "ask again" as const) }),
  fc.record({ by, does: fc.constant("look up" as const), position, standing: fc.constantFrom(...STANDINGS) }),
  fc.record({
    by,
    does: fc.constant("begin" as const),
    position,
    step: fc.constantFrom("look up" as const, "provision" as const, "add to role" as const, "mail" as const),
  }),
  fc.record({ by, does: fc.constant("answer" as const), position, answer: fc.constantFrom(...ANSWERS) }),
);

/** What is done at the same moment, by either bot; in between both may end and begin anew. */
type Moment = { doings: Doing[]; restart: boolean };
const moment: fc.Arbitrary<Moment> = fc.record({
  doings: fc.array(doing, { minLength: 1, maxLength: 4 }),
  restart: fc.integer({ min: 0, max: 19 }).map((number) => number === 0),
});

/** Whatever two bots do in whatever order, the rows say one thing. */
export function testSequences(bench: () => Bench): void {
  test("whatever happens in whatever order, facts, lists, chains and clocks agree", async () => {
    let number = 0;
    const sequence = fc.asyncProperty(fc.array(moment, { minLength: 3, maxLength: 10 }), async (moments) => {
      number += 1;
      await play(bench(), idOf(number), moments);
    });
    await fc.assert(sequence, { numRuns: SEQUENCES });
  });
}

async function play(bench: Bench, id: RequestId, moments: readonly Moment[]): Promise<void> {
  const requester = { userId: `U of ${id}`, name: "Ana Lee" };
  await bench.store.create(somePendingRequest({ id, requester }), `form ${id}`);
  for (const { doings, restart } of moments) {
    const before = await getRequest(bench.store, id);
    const won = await Promise.all(doings.map((each) => take(bench[each.by], before, each)));
    if (restart) await bench.reopen();
    const after = await getRequest(bench.other, id);
    expect(after.version).toBe(before.version + won.filter((each) => each === "moved").length);
    await expectAgreement(bench, after);
  }
}

/** "moved" when it has added a fact to the request itself. */
async function take(store: RequestStore, seen: InviteRequest, doing: Doing): Promise<"moved" | "not moved"> {
  const { id } = seen;
  switch (doing.does) {
    case "append":
      return isPossible(seen, doing.fact) ? moved(await store.append(seen, doing.fact)) : "not moved";
    case "ask again": {
      if (seen.status !== "needs attention") return "not moved";
      const added = seen.invitees.map(({ position, log }) => {
        const entry = { kind: "again", what: "everything", by: LEE, at: minute(4) } as const;
        return { position, index: log.length, entry };
      });
      return moved(await store.append(seen, ASKED_AGAIN, added));
    }
    case "settle":
      await store.settle(seen, nextDue(seen));
      return "not moved";
    case "put off":
      await store.putOff(seen, minute(7));
      return "not moved";
    case "look up":
      await store.recordStanding(id, doing.position, doing.standing, minute(5));
      return "not moved";
    case "begin":
      await store.appendEntry(
        id,
        doing.position,
        logOf(seen, doing.position).length,
        someStep({ step: doing.step }),
      );
      return "not moved";
    case "answer": {
      const index = logOf(seen, doing.position).findLastIndex(({ kind }) => kind === "step");
      if (index >= 0) await store.answerEntry(id, doing.position, index, doing.answer);
      return "not moved";
    }
  }
}

function moved(request: InviteRequest | null): "moved" | "not moved" {
  return request === null ? "not moved" : "moved";
}

function isPossible({ status }: InviteRequest, { fact }: LaterFact): boolean {
  return status === (fact === "finished" ? "approved" : "pending");
}

function logOf({ invitees }: InviteRequest, position: number): readonly LogEntry[] {
  return invitees[position]?.log ?? [];
}

async function getRequest(store: RequestStore, id: RequestId): Promise<InviteRequest> {
  const request = await store.find(id);
  if (request === null) throw new Error(`There is no request ${id}`);
  return request;
}

async function expectAgreement({ store, facts, rows }: Bench, request: InviteRequest): Promise<void> {
  const { id, requester } = request;
  expect(await store.listOf(requester.userId, 2)).toEqual([toSummary(request)]);
  const own = (await facts()).filter(({ request_id }) => request_id === id);
  expectChains(own);
  expect(own.filter(({ position }) => position === OF_REQUEST)).toHaveLength(request.version);
  const row = (await rows()).find(
    (each): each is RequestRow => "settled_version" in each && "id" in each && each.id === id,
  );
  if (row === undefined) throw new Error(`There is no row for ${id}`);
  const { status, version } = request;
  expect(row).toMatchObject({ status, version });
  expect(row.settled_version).toBeLessThanOrEqual(row.version);
  // Something is to be done while a version is not settled, and for a request that waits: it expires.
  const isDue = row.settled_version < row.version || status === "pending";
  if (isDue) expect(row.due_at).not.toBeNull();
}
