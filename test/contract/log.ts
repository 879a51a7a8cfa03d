import { expect, test } from "vitest";
import type { RequestStore } from "../../src/invite/ports.ts";
import type { LogEntry } from "../../src/invite/request.ts";
import type { Trouble } from "../../src/invite/trouble.ts";
import type { Bench } from "./bench.ts";
import {
  ANSWERS,
  type AnswerAt,
  BAD_ROLE,
  ENTRIES,
  NASTY_TEXTS,
  NOT_DONE,
  REFUSED,
  SENT,
  STANDINGS,
  UNKNOWN,
  WITHDRAWN,
} from "./samples.ts";
import { minute, somePendingRequest, someStep } from "./some-request.ts";

const { id } = somePendingRequest();

async function logOf(store: RequestStore, position: number): Promise<readonly LogEntry[] | undefined> {
  return (await store.find(id))?.invitees[position]?.log;
}

/** What is written down for each person. */
export function testLog(bench: () => Bench): void {
  test.each(STANDINGS)("recordStanding() keeps $status for that person only", async (standing) => {
    const { store, other } = bench();
    await store.create(somePendingRequest(), "form 1");
    await store.recordStanding(id, 1, { status: "not looked up", trouble: { why: "no answer" } }, minute(1));
    await store.recordStanding(id, 1, standing, minute(2));
    const found = await other.find(id);
    expect(found?.invitees.map((invitee) => invitee.standing)).toEqual([null, standing]);
  });

  test("recordStanding() of a person who is not there throws", async () => {
    const { store } = bench();
    await store.create(somePendingRequest(), "form 1");
    await expect(store.recordStanding(id, 2, { status: "new" }, minute(1))).rejects.toThrow("person 2");
  });

  test("appendEntry() keeps entries of every kind in the order of their numbers", async () => {
    const { store, other } = bench();
    await store.create(somePendingRequest(), "form 1");
    for (const [index, entry] of ENTRIES.entries())
      expect(await store.appendEntry(id, 1, index, entry)).toBe(true);
    expect(await logOf(other, 1)).toEqual(ENTRIES);
    expect(await logOf(other, 0)).toEqual([]);
  });

  test("appendEntry() orders a long log by number, not by text", async () => {
    const { store } = bench();
    await store.create(somePendingRequest(), "form 1");
    const entries = Array.from({ length: 12 }, (_, index) => someStep({ startedAt: minute(index) }));
    for (const [index, entry] of entries.entries()) await store.appendEntry(id, 0, index, entry);
    expect(await logOf(store, 0)).toEqual(entries);
  });

  test("appendEntry() lets exactly one of two workers write a number, and keeps the winner's entry", async () => {
    const { store, other } = bench();
    await store.create(somePendingRequest(), "form 1");
    const entries = [someStep({ step: "mail" }), someStep({ step: "provision" })];
    const won = await Promise.all(
      entries.map((entry, index) => (index ? store : other).appendEntry(id, 0, 0, entry)),
    );
    expect(won.toSorted()).toEqual([false, true]);
    expect(await logOf(store, 0)).toEqual([entries[won.indexOf(true)]]);
  });

  test("appendEntry() for a person who is not there throws", async () => {
    const { store } = bench();
    await store.create(somePendingRequest(), "form 1");
    await expect(store.appendEntry(id, 2, 0, someStep())).rejects.toThrow();
  });

  test("appendEntry() adds several entries, all or none", async () => {
    const { store, other } = bench();
    await store.create(somePendingRequest(), "form 1");
    const found = someStep({ answer: SENT });
    expect(await store.appendEntry(id, 0, 0, found, someStep({ step: "mail" }))).toBe(true);
    expect(await other.appendEntry(id, 0, 1, someStep(), someStep())).toBe(false);
    expect(await logOf(other, 0)).toEqual([found, someStep({ step: "mail" })]);
  });

  test("answerEntry() begins the next step in the same breath, unless somebody has written after this one", async () => {
    const { store, other } = bench();
    await store.create(somePendingRequest(), "form 1");
    await store.appendEntry(id, 0, 0, someStep());
    const mail = someStep({ step: "mail" });
    expect(await store.answerEntry(id, 0, 0, SENT, mail)).toBe(true);
    expect(await other.answerEntry(id, 0, 0, SENT, mail)).toBe(false);
    expect(await logOf(other, 0)).toEqual([someStep({ answer: SENT }), mail]);
    await store.appendEntry(id, 1, 0, someStep(), someStep());
    expect(await store.answerEntry(id, 1, 0, SENT, mail)).toBe(false);
    expect(await logOf(other, 1)).toEqual([someStep({ answer: SENT }), someStep()]);
  });

  test("recordStanding() gives the version that the request has by then", async () => {
    const { store, other } = bench();
    await store.create(somePendingRequest(), "form 1");
    expect(await store.recordStanding(id, 0, { status: "new" }, minute(1))).toBe(1);
    await other.append({ id, version: 1 }, WITHDRAWN);
    expect(await store.recordStanding(id, 1, { status: "new" }, minute(1))).toBe(2);
  });

  test.each(ANSWERS)("answerEntry() keeps the answer %j", async (answer) => {
    const { store, other } = bench();
    await store.create(somePendingRequest(), "form 1");
    await store.appendEntry(id, 0, 0, someStep());
    await store.appendEntry(id, 0, 1, someStep());
    await store.answerEntry(id, 0, 0, answer);
    expect(await logOf(other, 0)).toEqual([someStep({ answer }), someStep()]);
  });

  test.each(NASTY_TEXTS)("the text %j stays as it is wherever Quickbase writes", async (text) => {
    const { store } = bench();
    const trouble: Trouble = { ...BAD_ROLE, errtext: text, errdetail: text, told: text };
    const answer: AnswerAt = { ...REFUSED, trouble };
    await store.create(somePendingRequest(), "form 1");
    await store.appendEntry(id, 0, 0, someStep());
    await store.answerEntry(id, 0, 0, answer);
    await store.recordStanding(id, 0, { status: "not looked up", trouble }, minute(1));
    const found = await store.find(id);
    expect(found?.invitees[0]).toMatchObject({
      standing: { status: "not looked up", trouble },
      log: [someStep({ answer })],
    });
  });

  const LATE: { first: AnswerAt; late: AnswerAt; kept: "first" | "late" }[] = [
    { first: UNKNOWN, late: SENT, kept: "late" },
    { first: UNKNOWN, late: REFUSED, kept: "late" },
    { first: UNKNOWN, late: NOT_DONE, kept: "first" },
    { first: UNKNOWN, late: { ...UNKNOWN, at: minute(9) }, kept: "first" },
    { first: SENT, late: UNKNOWN, kept: "first" },
    { first: SENT, late: REFUSED, kept: "first" },
    { first: SENT, late: { ...SENT, at: minute(9) }, kept: "first" },
    { first: REFUSED, late: SENT, kept: "first" },
    { first: REFUSED, late: UNKNOWN, kept: "first" },
    { first: NOT_DONE, late: SENT, kept: "first" },
    { first: NOT_DONE, late: UNKNOWN, kept: "first" },
  ];
  test.each(LATE)(
    "of $first.outcome and then $late.outcome, answerEntry() keeps the $kept one",
    async ({ first, late, kept }) => {
      const { store, other } = bench();
      await store.create(somePendingRequest(), "form 1");
      await store.appendEntry(id, 0, 0, someStep());
      await store.answerEntry(id, 0, 0, first);
      await other.answerEntry(id, 0, 0, late);
      expect(await logOf(store, 0)).toEqual([someStep({ answer: kept === "first" ? first : late })]);
    },
  );

  test("an unknown and a confirmed answer at once always leave the confirmed one", async () => {
    const { store, other } = bench();
    await store.create(somePendingRequest(), "form 1");
    await store.appendEntry(id, 0, 0, someStep());
    await Promise.all([store.answerEntry(id, 0, 0, UNKNOWN), other.answerEntry(id, 0, 0, SENT)]);
    expect(await logOf(store, 0)).toEqual([someStep({ answer: SENT })]);
  });

  test("answerEntry() to what is no step throws", async () => {
    const { store } = bench();
    await store.create(somePendingRequest(), "form 1");
    await expect(store.answerEntry(id, 0, 0, SENT)).rejects.toThrow("there is none");
    const again = ENTRIES.filter(({ kind }) => kind === "again");
    for (const [index, entry] of again.entries()) await store.appendEntry(id, 0, index, entry);
    await expect(store.answerEntry(id, 0, 0, SENT)).rejects.toThrow("there is none");
    expect(await logOf(store, 0)).toEqual(again);
  });
}
