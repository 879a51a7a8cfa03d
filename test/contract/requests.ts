import { expect, test } from "vitest";
import { toSummary } from "../../src/invite/summary.ts";
import type { Bench } from "./bench.ts";
import { APPROVED, appendAll, NASTY_TEXTS, WITHDRAWN } from "./samples.ts";
import { ANA, address, idOf, LEE, minute, someInvitee, somePendingRequest } from "./some-request.ts";

/** Writing requests and finding them again. */
export function testRequests(bench: () => Bench): void {
  test("create() writes a request, which find() gives back whole", async () => {
    const { store, other } = bench();
    const request = somePendingRequest({ message: "Welcome" });
    expect(await store.create(request, "form 1")).toEqual({ created: true, request });
    expect(await other.find(request.id)).toEqual(request);
  });

  test("find() gives null for a request that is not there", async () => {
    expect(await bench().store.find(idOf(9))).toBeNull();
  });

  test("create() gives back the first request for an origin that is known, as it is by then", async () => {
    const { store, other } = bench();
    const first = somePendingRequest();
    await store.create(first, "form 1");
    const moved = await appendAll(store, first, [WITHDRAWN]);
    const again = await other.create(somePendingRequest({ id: idOf(2) }), "form 1");
    expect(again).toEqual({ created: false, request: moved });
    expect(await store.find(idOf(2))).toBeNull();
  });

  test("create() writes one of many requests that come from one form at once", async () => {
    const { store, other } = bench();
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) =>
        (number % 2 ? store : other).create(somePendingRequest({ id: idOf(number) }), "form 1"),
      ),
    );
    expect(outcomes.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(outcomes.map(({ request }) => request.id)).size).toBe(1);
  });

  test("create() writes nothing when a part of the request cannot be written", async () => {
    const { store } = bench();
    const twins = somePendingRequest({ invitees: [someInvitee(), someInvitee()] });
    await expect(store.create(twins, "form 1")).rejects.toThrow();
    expect(await store.find(twins.id)).toBeNull();
    expect(await store.create(somePendingRequest(), "form 1")).toMatchObject({ created: true });
  });

  test("create() of an id that is taken throws and leaves the first request as it is", async () => {
    const { store } = bench();
    await store.create(somePendingRequest(), "form 1");
    await expect(store.create(somePendingRequest({ reason: "Another" }), "form 2")).rejects.toThrow();
    expect(await store.find(somePendingRequest().id)).toEqual(somePendingRequest());
  });

  test("a hundred people stay in their order", async () => {
    const { store } = bench();
    const invitees = Array.from({ length: 100 }, (_, position) =>
      someInvitee({ position, email: address(`p${position}@x.org`) }),
    );
    await store.create(somePendingRequest({ invitees }), "form 1");
    expect(await store.find(somePendingRequest().id)).toEqual(somePendingRequest({ invitees }));
  });

  test.each(NASTY_TEXTS)("the text %j stays as it is wherever people type", async (text) => {
    const { store, other } = bench();
    const request = somePendingRequest({
      requester: { userId: "U0ANA", name: text },
      application: { dbid: "bqapp1", name: text },
      role: { id: "11", name: text, access: "basic" },
      message: text,
      reason: text,
      invitees: [someInvitee({ firstName: text, lastName: text })],
    });
    await store.create(request, text);
    expect(await other.find(request.id)).toEqual(request);
    expect(await other.create(somePendingRequest({ id: idOf(2) }), text)).toEqual({
      created: false,
      request,
    });
  });

  test("reopening keeps everything, and running the migrations again changes nothing", async () => {
    const live = bench();
    await live.store.create(somePendingRequest(), "form 1");
    await live.store.append(somePendingRequest(), APPROVED);
    const before = await live.store.find(somePendingRequest().id);
    await live.reopen();
    await live.reopen();
    expect(await live.store.find(somePendingRequest().id)).toEqual(before);
  });

  test("listOf() gives the newest requests of one person, newest first, with their people", async () => {
    const { store } = bench();
    for (const number of [2, 4, 1, 3])
      await store.create(somePendingRequest({ id: idOf(number), askedAt: minute(number) }), `form ${number}`);
    await store.create(somePendingRequest({ id: idOf(5), requester: LEE }), "form 5");
    const listed = await store.listOf(ANA.userId, 3);
    expect(listed.map(({ id }) => id)).toEqual([idOf(4), idOf(3), idOf(2)]);
    expect(listed[0]).toEqual(toSummary(somePendingRequest({ id: idOf(4), askedAt: minute(4) })));
    expect(await store.listOf("U0NOBODY", 3)).toEqual([]);
  });

  test("countOpen() counts what waits for a decision or is carried out, but for the form in hand", async () => {
    const { store, other } = bench();
    for (const number of [1, 2, 3, 4])
      await store.create(somePendingRequest({ id: idOf(number) }), `form ${number}`);
    await store.create(somePendingRequest({ id: idOf(5), requester: LEE }), "form 5");
    await store.append(somePendingRequest({ id: idOf(1) }), WITHDRAWN);
    await store.append(somePendingRequest({ id: idOf(2) }), APPROVED);
    expect(await other.countOpen(ANA.userId, "form 9")).toBe(3);
    expect(await other.countOpen(ANA.userId, "form 4")).toBe(2);
  });

  test("listOf() finds what somebody asked by either of their ids", async () => {
    const { store, other } = bench();
    const wim = { userId: "W0WIM", name: "Wim Oss", alsoId: "U0WIM" };
    const asked = somePendingRequest({ requester: wim });
    await store.create(asked, "form 1");
    for (const id of ["W0WIM", "U0WIM"]) expect(await other.listOf(id, 3)).toEqual([toSummary(asked)]);
  });
}
