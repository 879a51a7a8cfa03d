import { expect, test } from "vitest";
import type { RequestStore } from "../../src/invite/ports.ts";
import { toSummary } from "../../src/invite/summary.ts";
import type { Bench } from "./bench.ts";
import { ANSWERS, APPROVED, ASKED_AGAIN, appendAll, STANDINGS, STORIES, UNFINISHED } from "./samples.ts";
import { ANA, idOf, LEE, minute, somePendingRequest, someStep } from "./some-request.ts";

const pending = somePendingRequest();
const { id } = pending;

/** What lists show of a request is what its facts come to. */
async function expectSummary(store: RequestStore): Promise<void> {
  const found = await store.find(id);
  if (found === null) throw new Error("There is no request");
  expect(await store.listOf(ANA.userId, 1)).toEqual([toSummary(found)]);
}

/** What lists show, after every kind of fact. */
export function testSummaries(bench: () => Bench): void {
  test.each(STORIES)("lists show a request that is $status after $facts.length more facts", async (story) => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    await appendAll(store, pending, story.facts);
    await expectSummary(other);
  });

  test.each(STANDINGS)(
    "lists show a request of which somebody was looked up as $status",
    async (standing) => {
      const { store, other } = bench();
      await store.create(pending, "form 1");
      await store.recordStanding(id, 1, standing, minute(1));
      await expectSummary(other);
    },
  );

  test.each(["look up", "provision", "add to role", "mail"] as const)(
    "lists show each beginning and each answer of the step %s, before and after the end",
    async (step) => {
      const { store, other } = bench();
      await store.create(pending, "form 1");
      const approved = await appendAll(store, pending, [APPROVED]);
      for (const [index, answer] of ANSWERS.entries()) {
        await store.appendEntry(id, index % 2, Math.floor(index / 2), someStep({ step }));
        await expectSummary(other);
        await other.answerEntry(id, index % 2, Math.floor(index / 2), answer);
        await expectSummary(store);
      }
      await store.appendEntry(id, 0, Math.ceil(ANSWERS.length / 2), someStep({ step }));
      await appendAll(other, approved, [UNFINISHED]);
      await expectSummary(store);
    },
  );

  test("lists show that somebody asked once more", async () => {
    const { store, other } = bench();
    await store.create(pending, "form 1");
    await appendAll(store, pending, [APPROVED, UNFINISHED]);
    const entry = { kind: "again", what: "everything", by: LEE, at: minute(4) } as const;
    await store.append({ id, version: 3 }, ASKED_AGAIN, [{ position: 1, index: 0, entry }]);
    await expectSummary(other);
  });

  test("people who are written for at the same moment, by several bots, are all shown", async () => {
    const { store, other } = bench();
    const invitees = Array.from({ length: 12 }, (_, position) => ({
      ...somePendingRequest().invitees[0],
      position,
    }));
    const crowd = somePendingRequest({ invitees: invitees as typeof pending.invitees });
    await store.create(crowd, "form 1");
    const approved = await appendAll(store, crowd, [APPROVED]);
    const isWritten = await Promise.all([
      ...invitees.map(({ position }) =>
        (position % 2 ? store : other).appendEntry(id, position, 0, someStep({ step: "mail" })),
      ),
      store.append(approved, UNFINISHED),
    ]);
    expect(isWritten).not.toContain(false);
    expect(isWritten).not.toContain(null);
    await expectSummary(other);
  });

  test("lists give what was asked for and what became of it, whole", async () => {
    const { store } = bench();
    await store.create(somePendingRequest({ id: idOf(1) }), "form 1");
    await store.append({ id: idOf(1), version: 1 }, APPROVED);
    expect(await store.listOf(ANA.userId, 1)).toEqual([
      {
        id: idOf(1),
        version: 2,
        status: "approved",
        requester: ANA,
        application: { dbid: "bqapp1", name: "Project Tracker" },
        role: { id: "11", name: "Participant", access: "sharing" },
        askedAt: minute(0),
        expiresAt: minute(59),
        approval: { by: LEE, at: minute(1) },
        people: [
          { name: "Nova Reyes", is: "open" },
          { name: "Nova Reyes", is: "open" },
        ],
      },
    ]);
  });
}
