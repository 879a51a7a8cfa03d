import { expect, test } from "vitest";
import type { AddedEntry } from "../../src/invite/ports.ts";
import { approve, deny, expire, reopen, withdraw } from "../../src/invite/request.ts";
import type { Bench } from "./request-store.ts";
import { attention, STATES } from "./samples.ts";
import { idOf, LEE, minute, somePendingRequest, someStep } from "./some-request.ts";

const pending = somePendingRequest();
const { id } = pending;
const approved = approve(pending, { by: LEE, at: minute(1) });
const needsAttention = attention(approved);
const reopened = reopen(needsAttention, minute(4));
const again: AddedEntry = {
  position: 1,
  index: 0,
  entry: { kind: "again", what: "everything", by: LEE, at: minute(4) },
};

/** How requests get from state to state, and who notices. */
export function testMoves(bench: () => Bench): void {
  test.each(STATES)("a request that is $status is read back as it was moved", async (state) => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    expect(await store.move(pending, state)).toBe(true);
    expect(await other.find(id)).toEqual(state);
  });

  test("move() lets exactly one of many decisions win, on two connections at once", async () => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    const decisions = [
      approved,
      deny(pending, { by: LEE, at: minute(2), reason: "No" }),
      withdraw(pending, minute(2)),
      expire(pending),
    ];
    const won = await Promise.all(
      decisions.map((decision, index) => (index % 2 ? store : other).move(pending, decision)),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await store.find(id)).toEqual(decisions[won.indexOf(true)]);
  });

  test("move() from a round that is over is refused", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await store.move(pending, approved);
    await store.move(approved, needsAttention);
    expect(await store.move(needsAttention, reopened)).toBe(true);
    expect(await store.move(approved, needsAttention)).toBe(false);
    expect(await store.find(id)).toEqual(reopened);
  });

  test("move() of a request that is not there is refused", async () => {
    expect(await bench().store.move(pending, approved)).toBe(false);
  });

  test("move() leaves other requests alone", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await store.create(somePendingRequest({ id: idOf(2) }), "form 2");
    await store.move(pending, approved);
    expect(await store.find(idOf(2))).toEqual(somePendingRequest({ id: idOf(2) }));
  });

  test("move() adds to the logs in the same breath", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await store.move(pending, approved);
    await store.move(approved, needsAttention);
    expect(await store.move(needsAttention, reopened, [again])).toBe(true);
    const found = await store.find(id);
    expect(found?.status).toBe("approved");
    expect(found?.invitees.map(({ log }) => log)).toEqual([[], [again.entry]]);
  });

  test("move() does nothing at all when somebody wrote one of its log entries first", async () => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    await other.appendEntry(id, 1, 0, someStep());
    await other.markAttended(pending);
    expect(await store.move(pending, approved, [{ ...again, position: 0 }, again])).toBe(false);
    const found = await store.find(id);
    expect(found?.status).toBe("pending");
    expect(found?.invitees.map(({ log }) => log)).toEqual([[], [someStep()]]);
    expect(await store.listUnattended()).toEqual([]);
  });

  test("move() adds nothing to the logs when the request has moved already", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await store.move(pending, withdraw(pending, minute(1)));
    expect(await store.move(pending, approved, [again])).toBe(false);
    expect((await store.find(id))?.invitees.map(({ log }) => log)).toEqual([[], []]);
  });

  test("a move that throws leaves the store usable", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await expect(store.move(pending, approved, [{ ...again, position: 77 }])).rejects.toThrow();
    expect(await store.find(id)).toEqual(pending);
    expect(await store.move(pending, approved)).toBe(true);
  });

  test("a new request is unattended until somebody marks it, and again after each move", async () => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    expect(await other.listUnattended()).toMatchObject([{ id, status: "pending", round: 0 }]);
    expect(await store.markAttended(pending)).toBe(true);
    expect(await other.listUnattended()).toEqual([]);
    await store.move(pending, approved);
    expect(await other.listUnattended()).toMatchObject([{ id, status: "approved", round: 1 }]);
  });

  test("markAttended() is refused for a state that is over, and the present one stays unattended", async () => {
    const { store } = bench();
    await store.create(pending, "form 1");
    await store.move(pending, approved);
    expect(await store.markAttended(pending)).toBe(false);
    await store.move(approved, needsAttention);
    await store.move(needsAttention, reopened);
    expect(await store.markAttended(approved)).toBe(false);
    expect(await store.listUnattended()).toMatchObject([{ id, status: "approved", round: 2 }]);
  });

  test("listPending() gives those that wait for a decision, attended to or not, the oldest first", async () => {
    const { store, other } = bench();
    for (const number of [2, 3, 1])
      await store.create(somePendingRequest({ id: idOf(number), askedAt: minute(number) }), `form ${number}`);
    const withdrawn = somePendingRequest({ id: idOf(2) });
    await store.move(withdrawn, withdraw(withdrawn, minute(9)));
    await store.markAttended(somePendingRequest({ id: idOf(1) }));
    expect(await other.listPending()).toEqual([
      { id: idOf(1), status: "pending", round: 0 },
      { id: idOf(3), status: "pending", round: 0 },
    ]);
  });

  test("listUnattended() gives the oldest first", async () => {
    const { store } = bench();
    for (const number of [2, 3, 1])
      await store.create(somePendingRequest({ id: idOf(number), askedAt: minute(number) }), `form ${number}`);
    expect((await store.listUnattended()).map((state) => state.id)).toEqual([idOf(1), idOf(2), idOf(3)]);
  });
}
