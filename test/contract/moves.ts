import { expect, test } from "vitest";
import { withFact } from "../../src/invite/fold.ts";
import type { AddedEntry } from "../../src/invite/ports.ts";
import type { RequestId } from "../../src/invite/values.ts";
import type { Bench } from "./bench.ts";
import {
  APPROVED,
  ASKED_AGAIN,
  appendAll,
  DENIED,
  EXPIRED,
  SOME,
  STORIES,
  UNFINISHED,
  WITHDRAWN,
} from "./samples.ts";
import { idOf, LEE, minute, somePendingRequest, someStep } from "./some-request.ts";

const pending = somePendingRequest();
const { id } = pending;
const approved = withFact(pending, APPROVED);
const needsAttention = withFact(approved, UNFINISHED);
const reopened = withFact(needsAttention, ASKED_AGAIN);
const again: AddedEntry = {
  position: 1,
  index: 0,
  entry: { kind: "again", what: "everything", by: LEE, at: minute(4) },
};

/** How requests get from state to state, and who notices. */
export function testMoves(bench: () => Bench): void {
  test.each(STORIES)("a request is read back as $status after $facts.length more facts", async (story) => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    const moved = await appendAll(store, pending, story.facts);
    expect(moved.status).toBe(story.status);
    expect(await other.find(id)).toEqual(moved);
  });

  test("append() lets exactly one of many decisions win, on two connections at once", async () => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    const decisions = [APPROVED, DENIED, WITHDRAWN, EXPIRED];
    const won = await Promise.all(
      decisions.map((decision, index) => (index % 2 ? store : other).append(pending, decision)),
    );
    expect(won.filter((moved) => moved !== null)).toHaveLength(1);
    const winner = decisions[won.findIndex((moved) => moved !== null)] ?? APPROVED;
    expect(won).toContainEqual(withFact(pending, winner));
    expect(await store.find(id)).toEqual(withFact(pending, winner));
  });

  test("append() after a version that is over is refused", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await appendAll(store, pending, [APPROVED, UNFINISHED, ASKED_AGAIN]);
    expect(await store.append(approved, UNFINISHED)).toBeNull();
    expect(await store.find(id)).toEqual(reopened);
  });

  test("append() to a request that is not there is refused", async () => {
    expect(await bench().store.append(pending, APPROVED)).toBeNull();
  });

  test("append() of what cannot happen throws", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await expect(store.append(pending, ASKED_AGAIN)).rejects.toThrow("pending cannot be asked again");
    expect(await store.find(id)).toEqual(pending);
  });

  test("append() leaves other requests alone", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await store.create(somePendingRequest({ id: idOf(2) }), "form 2");
    await store.append(pending, APPROVED);
    expect(await store.find(idOf(2))).toEqual(somePendingRequest({ id: idOf(2) }));
  });

  test("append() adds to the logs in the same breath", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await appendAll(store, pending, [APPROVED, UNFINISHED]);
    const moved = await store.append(needsAttention, ASKED_AGAIN, [again]);
    const found = await store.find(id);
    expect(moved).toEqual(found);
    expect(found?.status).toBe("approved");
    expect(found?.invitees.map(({ log }) => log)).toEqual([[], [again.entry]]);
  });

  test("append() does nothing at all when somebody wrote one of its log entries first", async () => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    await other.appendEntry(id, 1, 0, someStep());
    await other.settle(pending, null);
    expect(await store.append(pending, APPROVED, [{ ...again, position: 0 }, again])).toBeNull();
    const found = await store.find(id);
    expect(found?.status).toBe("pending");
    expect(found?.invitees.map(({ log }) => log)).toEqual([[], [someStep()]]);
    expect(await store.listUnsettled()).toEqual([]);
  });

  test("append() adds nothing to the logs when the request has moved already", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await store.append(pending, WITHDRAWN);
    expect(await store.append(pending, APPROVED, [again])).toBeNull();
    expect((await store.find(id))?.invitees.map(({ log }) => log)).toEqual([[], []]);
  });

  test("an append that throws leaves the store usable", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await expect(store.append(pending, APPROVED, [{ ...again, position: 77 }])).rejects.toThrow();
    expect(await store.find(id)).toEqual(pending);
    expect(await store.append(pending, APPROVED)).toEqual(approved);
  });

  test("a new request is unsettled until somebody settles it, and again after each fact", async () => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    expect(await other.listUnsettled()).toEqual([{ id, version: 1 }]);
    expect(await store.settle(pending, minute(59))).toBe(true);
    expect(await other.listUnsettled()).toEqual([]);
    await store.append(pending, APPROVED);
    expect(await other.listUnsettled()).toEqual([{ id, version: 2 }]);
  });

  test("settle() is refused for a version that is over, and the present one stays unsettled", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await appendAll(store, pending, [APPROVED, UNFINISHED, ASKED_AGAIN]);
    expect(await store.settle(pending, null)).toBe(false);
    expect(await store.settle(approved, null)).toBe(false);
    expect(await store.listUnsettled()).toEqual([{ id, version: 4 }]);
    expect(await store.listDue(minute(4), SOME)).toEqual([{ id, version: 4 }]);
  });

  test("listPending() gives those that wait for a decision, settled or not, each once, some at a time", async () => {
    const { store, other } = bench();
    for (const number of [2, 3, 1])
      await store.create(somePendingRequest({ id: idOf(number), askedAt: minute(number) }), `form ${number}`);
    await store.append(somePendingRequest({ id: idOf(2) }), WITHDRAWN);
    await store.settle(somePendingRequest({ id: idOf(1) }), minute(59));
    const first = { id: idOf(1), version: 1 };
    const second = { id: idOf(3), version: 1 };
    expect(await other.listPending({ after: null, limit: 9 })).toEqual([first, second]);
    expect(await other.listPending({ after: null, limit: 1 })).toEqual([first]);
    expect(await other.listPending({ after: first.id, limit: 1 })).toEqual([second]);
    expect(await other.listPending({ after: second.id, limit: 1 })).toEqual([]);
  });

  test("listUnsettled() gives some at a time, each once, also where several were asked for at one moment", async () => {
    const { store, other } = bench();
    const minutes = new Map([
      [4, 1],
      [2, 2],
      [3, 2],
      [1, 3],
    ]);
    for (const [number, at] of minutes)
      await store.create(somePendingRequest({ id: idOf(number), askedAt: minute(at) }), `form ${number}`);
    const seen: RequestId[] = [];
    for (let after: RequestId | null | undefined = null; after !== undefined; after = seen.at(-1)) {
      const [next] = await other.listUnsettled({ after, limit: 1 });
      if (next === undefined) break;
      seen.push(next.id);
    }
    expect(seen).toEqual([4, 2, 3, 1].map(idOf));
  });

  test("isDue() tells of what has moved, whatever its clock, of what is due by now, and of nothing else", async () => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    expect(await other.isDue(id, minute(-9))).toBe(true);
    await store.settle(pending, minute(59));
    expect(await other.isDue(id, minute(58))).toBe(false);
    expect(await other.isDue(id, minute(59))).toBe(true);
    await store.append(pending, APPROVED);
    expect(await other.isDue(id, minute(-9))).toBe(true);
    await store.settle(approved, null);
    expect(await other.isDue(id, minute(9_999))).toBe(false);
    expect(await other.isDue(idOf(77), minute(0))).toBe(false);
  });

  test("listUnsettled() gives the oldest first", async () => {
    const { store } = bench();
    for (const number of [2, 3, 1])
      await store.create(somePendingRequest({ id: idOf(number), askedAt: minute(number) }), `form ${number}`);
    expect((await store.listUnsettled()).map((request) => request.id)).toEqual([idOf(1), idOf(2), idOf(3)]);
  });

  test("a request is due when it is asked for, when it has moved, and when its work said, to the millisecond", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    expect(await store.listDue(new Date(pending.askedAt.getTime() - 1), SOME)).toEqual([]);
    expect(await store.listDue(pending.askedAt, SOME)).toEqual([{ id, version: 1 }]);
    await store.settle(pending, minute(59));
    expect(await store.listDue(new Date(minute(59).getTime() - 1), SOME)).toEqual([]);
    expect(await store.listDue(minute(59), SOME)).toEqual([{ id, version: 1 }]);
    await store.append(pending, APPROVED);
    expect(await store.listDue(APPROVED.at, SOME)).toEqual([{ id, version: 2 }]);
    await store.settle(approved, null);
    expect(await store.listDue(minute(99), SOME)).toEqual([]);
  });

  test("putOff() says when to go on, unless the request has moved", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await store.putOff(pending, minute(7));
    expect(await store.listDue(minute(6), SOME)).toEqual([]);
    expect(await store.listUnsettled()).toEqual([{ id, version: 1 }]);
    await store.append(pending, APPROVED);
    await store.putOff(pending, minute(9));
    expect(await store.listDue(minute(1), SOME)).toEqual([{ id, version: 2 }]);
  });

  test("listDue(, SOME) gives the longest due first", async () => {
    const { store } = bench();
    for (const number of [2, 3, 1])
      await store.create(somePendingRequest({ id: idOf(number), askedAt: minute(number) }), `form ${number}`);
    expect((await store.listDue(minute(2), SOME)).map((request) => request.id)).toEqual([idOf(1), idOf(2)]);
    expect(await store.listDue(minute(2), { skip: 1, limit: 9 })).toEqual([{ id: idOf(2), version: 1 }]);
    expect(await store.listDue(minute(2), { skip: 0, limit: 1 })).toEqual([{ id: idOf(1), version: 1 }]);
  });
}
