import fc from "fast-check";
import { expect, test } from "vitest";
import type { PendingRequest } from "../../src/invite/request.ts";
import { approve } from "../../src/invite/request.ts";
import { toSummary } from "../../src/invite/summary.ts";
import type { Bench } from "./bench.ts";
import { ANSWERS, ENTRIES, STANDINGS } from "./samples.ts";
import { address, idOf } from "./some-request.ts";

const text = fc.string({ unit: "binary", maxLength: 60 });
/** For columns, which cannot hold the character NUL in every database. */
const key = text.map((any) => any.replaceAll("\0", ""));
const instant = fc.date({
  min: new Date(0),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});
const answer = fc.constantFrom(null, ...ANSWERS);
const entry = fc.oneof(
  fc.constantFrom(...ENTRIES),
  fc.record({
    kind: fc.constant("step" as const),
    step: fc.constant("mail" as const),
    startedAt: instant,
    answer,
  }),
);

const invitees = fc
  .array(
    fc.record({
      firstName: text,
      lastName: text,
      standing: fc.constantFrom(null, ...STANDINGS),
      lookedUpAt: instant,
      log: fc.array(entry, { maxLength: 12 }),
    }),
    { maxLength: 12 },
  )
  .map((people) =>
    people.map(({ lookedUpAt, ...person }, position) => ({
      ...person,
      lookedUpAt: person.standing === null ? null : lookedUpAt,
      position,
      email: address(`p${position}@x.org`),
    })),
  );

const content = fc.record({
  requester: fc.record({ userId: key, name: text, alsoId: key }, { requiredKeys: ["userId", "name"] }),
  unable: fc.array(key, { maxLength: 3 }),
  application: fc.record({ dbid: text, name: text }),
  role: fc.record({ id: text, name: text, access: fc.constantFrom("basic", "sharing", null) }),
  invitees,
  message: fc.option(text),
  reason: text,
  askedAt: instant,
  expiresAt: instant,
});
const approval = fc.record({ by: fc.record({ userId: text, name: text }), at: instant });

/** Whatever can be asked for is read back as it was asked. */
export function testRoundTrip(bench: () => Bench): void {
  test("any request survives the round trip, before and after a decision", async () => {
    const { store, other } = bench();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(content, approval, async (asked, decision) => {
        number += 1;
        const request: PendingRequest = { ...asked, id: idOf(number), version: 1, status: "pending" };
        await store.create(request, `form ${number}`);
        expect(await other.find(request.id)).toEqual(request);
        await store.append(request, { fact: "approved", ...decision });
        expect(await other.find(request.id)).toEqual(approve(request, decision));
        const { userId } = request.requester;
        expect(await other.listOf(userId, 1_000)).toContainEqual(toSummary(approve(request, decision)));
      }),
      { numRuns: 200 },
    );
  });
}
