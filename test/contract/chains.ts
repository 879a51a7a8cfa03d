import { expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import { expectChains, expectSeal } from "./carry-over.ts";
import { ANSWERS, APPROVED, ASKED_AGAIN, appendAll, SENT, UNFINISHED, UNKNOWN } from "./samples.ts";
import { LEE, minute, somePendingRequest, someStep } from "./some-request.ts";

const pending = somePendingRequest();
const { id } = pending;

/** Each fact carries the hash of the one before it, whoever wrote that, and the end of the work seals them all. */
export function testChains(bench: () => Bench): void {
  test("whatever is written, the chains hold, and an end seals what has happened to the people", async () => {
    const { store, other, facts } = bench();
    await store.create(pending, "form 1");
    await store.recordStanding(id, 0, { status: "new" }, minute(1));
    const approved = await appendAll(other, pending, [APPROVED]);
    await store.appendEntry(id, 0, 0, someStep());
    await other.answerEntry(id, 0, 0, UNKNOWN);
    await store.answerEntry(id, 0, 0, SENT);
    await store.appendEntry(id, 1, 0, someStep());
    const unfinished = await appendAll(store, approved, [UNFINISHED]);
    expectSeal(await facts());
    await other.append(unfinished, ASKED_AGAIN, [
      { position: 1, index: 1, entry: { kind: "again", what: "everything", by: LEE, at: minute(4) } },
    ]);
    expectChains(await facts());
  });

  test("writers at the same moment leave one chain each", async () => {
    const { store, other, facts } = bench();
    await store.create(pending, "form 1");
    await store.appendEntry(id, 0, 0, someStep());
    await Promise.all(
      [...ANSWERS, ...ANSWERS].map((_, index) =>
        (index % 2 ? store : other).recordStanding(id, index % 2, { status: "new" }, minute(index)),
      ),
    );
    const rows = await facts();
    expectChains(rows);
    expect(rows).toHaveLength(2 + 2 * ANSWERS.length);
  });
}
