import { expect, test } from "vitest";
import type { Bench } from "./bench.ts";
import { ANSWERS, ASKED_AGAIN, appendAll, DENIED, STANDINGS, STORIES } from "./samples.ts";
import { ANA, idOf, LEE, minute, somePendingRequest, someStep } from "./some-request.ts";

/** What people, Slack or Quickbase write, whatever it is. */
const WRITTEN_BY_OTHERS = [
  "name",
  "firstName",
  "lastName",
  "otherName",
  "reason",
  "message",
  "errtext",
  "errdetail",
];
/** What our own codes look like: a few small words. */
const CODE = /^[a-z]+( [a-z]+){1,3}$/;

/** Every text with a space in rows, but for those that others have written and our codes. */
export function findSentences(value: unknown): string[] {
  if (typeof value === "string") {
    if (/^[[{]/.test(value)) return findSentences(JSON.parse(value));
    return value.trim().includes(" ") && !CODE.test(value) ? [value] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    WRITTEN_BY_OTHERS.includes(key) ? [] : findSentences(inside),
  );
}

/** Whatever is stored of our own is a code: the words are where it is shown. */
export function testCodes(bench: () => Bench): void {
  test("no row has a sentence of ours, whatever has happened", async () => {
    const { store, rows } = bench();
    for (const [number, { facts }] of STORIES.entries()) {
      const request = somePendingRequest({ id: idOf(number), application: { dbid: "bqapp1", name: null } });
      await store.create(request, `form-${number}`);
      await appendAll(store, request, facts);
    }
    for (const [index, standing] of STANDINGS.entries())
      await store.recordStanding(idOf(0), index % 2, standing, minute(1));
    const answers = ANSWERS.filter((answer) => !("trouble" in answer) || !isToldBefore(answer.trouble));
    for (const [index, answer] of answers.entries()) {
      await store.appendEntry(idOf(4), 0, index, someStep());
      await store.answerEntry(idOf(4), 0, index, answer);
    }
    await store.append({ id: idOf(6), version: 3 }, ASKED_AGAIN, [
      { position: 0, index: 0, entry: { kind: "again", what: "everything", by: LEE, at: minute(4) } },
    ]);
    await store.recordAnnouncement(idOf(0), "channel missing", { channelId: "C1", messageTs: "1.1" });
    const content = { people: [{ firstName: "Ana", lastName: "Lee" }] };
    await store.saveDraft({ id: "draft_1", requesterId: ANA.userId, content, savedAt: minute(0) });
    const all = await rows();
    expect(all.length).toBeGreaterThan(80);
    expect(findSentences(all)).toEqual([]);
  });

  test("a sentence of ours in a row would be found", () => {
    expect(findSentences([{ fact: JSON.stringify({ problem: "Quickbase is not answering" }) }])).toEqual([
      "Quickbase is not answering",
    ]);
    expect(findSentences([DENIED])).toEqual([]);
  });
}

function isToldBefore(trouble: object): boolean {
  return "told" in trouble || "text" in trouble;
}
