import { expect, test } from "vitest";
import type { Announcement, Draft } from "../../src/invite/ports.ts";
import type { Bench } from "./bench.ts";
import { NASTY_TEXTS } from "./samples.ts";
import { ANA, idOf, minute, somePendingRequest } from "./some-request.ts";

const { id } = somePendingRequest();
const FIRST = { channelId: "C0APPROVE", messageTs: "1700000000.000100" };
const SECOND = { channelId: "C0APPROVE", messageTs: "1700000000.000200" };
const ANNOUNCEMENTS: Announcement[] = [
  "card",
  "notice",
  "channel missing",
  "card refused",
  "decision",
  "result 1",
  "result 2",
  "end 1",
  "end 1 people 1-37",
  "end 1 people 38-100",
  "people 1-37 under 1700000000.000100",
  "people 1-37 under 1700000000.000200",
];

/** Messages that were posted, and forms that are not finished. */
export function testMessagesAndDrafts(bench: () => Bench): void {
  test.each(ANNOUNCEMENTS)("the first address of the announcement %s stays", async (announcement) => {
    const { store, other } = bench();
    await store.create(somePendingRequest(), "form 1");
    await store.create(somePendingRequest({ id: idOf(2) }), "form 2");
    expect(await store.findAnnouncement(id, announcement)).toBeNull();
    await store.recordAnnouncement(id, announcement, FIRST);
    await other.recordAnnouncement(id, announcement, SECOND);
    expect(await other.findAnnouncement(id, announcement)).toEqual(FIRST);
    expect(await store.findAnnouncement(idOf(2), announcement)).toBeNull();
    for (const another of ANNOUNCEMENTS.filter((one) => one !== announcement))
      expect(await store.findAnnouncement(id, another)).toBeNull();
  });

  test("of two announcements recorded at once one stays, for good", async () => {
    const { store, other } = bench();
    await store.create(somePendingRequest(), "form 1");
    await Promise.all([
      store.recordAnnouncement(id, "card", FIRST),
      other.recordAnnouncement(id, "card", SECOND),
    ]);
    const kept = await store.findAnnouncement(id, "card");
    expect([FIRST, SECOND]).toContainEqual(kept);
    expect(await other.findAnnouncement(id, "card")).toEqual(kept);
  });

  test("replaceAnnouncement() lets one of two workers put another message in the place of the recorded one", async () => {
    const { store, other } = bench();
    const third = { ...SECOND, messageTs: "1700000000.000300" };
    await store.create(somePendingRequest(), "form 1");
    expect(await store.replaceAnnouncement(id, "card", { from: FIRST, to: SECOND })).toBe(false);
    await store.recordAnnouncement(id, "card", FIRST);
    await store.recordAnnouncement(id, "notice", FIRST);
    const replaced = await Promise.all([
      store.replaceAnnouncement(id, "card", { from: FIRST, to: SECOND }),
      other.replaceAnnouncement(id, "card", { from: FIRST, to: third }),
    ]);
    expect(replaced.toSorted()).toEqual([false, true]);
    expect(await other.findAnnouncement(id, "card")).toEqual(replaced[0] ? SECOND : third);
    expect(await other.findAnnouncement(id, "notice")).toEqual(FIRST);
  });

  test("findPosted() gives a request together with where its messages are", async () => {
    const { store, other } = bench();
    const request = somePendingRequest();
    expect(await store.findPosted(id)).toBeNull();
    await store.create(request, "form 1");
    await store.create(somePendingRequest({ id: idOf(2) }), "form 2");
    expect(await other.findPosted(id)).toEqual({ request, messages: new Map() });
    for (const announcement of ANNOUNCEMENTS) await store.recordAnnouncement(id, announcement, FIRST);
    await store.replaceAnnouncement(id, "card", { from: FIRST, to: SECOND });
    const messages = new Map(ANNOUNCEMENTS.map((announcement) => [announcement, FIRST]));
    expect(await other.findPosted(id)).toEqual({ request, messages: messages.set("card", SECOND) });
    expect(await other.findPosted(idOf(2))).toMatchObject({ messages: new Map() });
  });

  test("recordAnnouncement() for a request that is not there throws", async () => {
    await expect(bench().store.recordAnnouncement(id, "card", FIRST)).rejects.toThrow();
  });

  function someDraft(changes: Partial<Draft> = {}): Draft {
    return {
      id: "draft_1",
      requesterId: ANA.userId,
      content: { people: [] },
      savedAt: minute(0),
      ...changes,
    };
  }

  const CONTENTS = [...NASTY_TEXTS, null, 0, [], { people: NASTY_TEXTS, nested: { roleId: null, count: 2 } }];
  test.each(CONTENTS)("a draft keeps the content %j", async (content) => {
    const { store, other } = bench();
    await store.saveDraft(someDraft({ content }));
    expect(await other.findDraft("draft_1")).toEqual(someDraft({ content }));
  });

  test("a draft without content is there all the same", async () => {
    const { store } = bench();
    await store.saveDraft(someDraft({ content: undefined }));
    expect(await store.findDraft("draft_1")).toEqual(someDraft({ content: null }));
  });

  test("findDraft() gives null for a draft that is not there", async () => {
    expect(await bench().store.findDraft("draft_1")).toBeNull();
  });

  test("saveDraft() a second time replaces the content", async () => {
    const { store } = bench();
    const later = someDraft({ content: "Another", savedAt: minute(1) });
    await store.saveDraft(someDraft());
    await store.saveDraft(someDraft({ id: "draft_2" }));
    await store.saveDraft(later);
    expect(await store.findDraft("draft_1")).toEqual(later);
    expect(await store.findDraft("draft_2")).toEqual(someDraft({ id: "draft_2" }));
  });

  test("dropDraftsBefore() forgets older drafts and keeps those of that instant", async () => {
    const { store } = bench();
    await store.saveDraft(someDraft());
    await store.saveDraft(someDraft({ id: "draft_2", savedAt: minute(1) }));
    await store.dropDraftsBefore(minute(1));
    expect(await store.findDraft("draft_1")).toBeNull();
    expect(await store.findDraft("draft_2")).not.toBeNull();
  });

  test("whoOpenedHome() tells who has looked since, and noteHomeOpened() writes once an hour", async () => {
    const { store, other } = bench();
    await store.noteHomeOpened("U0ANA", minute(0));
    await store.noteHomeOpened("U0BOB", minute(5));
    await Promise.all([store.noteHomeOpened("U0ANA", minute(59)), other.noteHomeOpened("U0ANA", minute(59))]);
    const all = ["U0ANA", "U0BOB", "U0LEE"];
    expect((await other.whoOpenedHome(all, minute(0))).toSorted()).toEqual(["U0ANA", "U0BOB"]);
    expect(await other.whoOpenedHome(all, minute(5))).toEqual(["U0BOB"]);
    expect(await other.whoOpenedHome(["U0ANA"], minute(1))).toEqual([]);
    await other.noteHomeOpened("U0ANA", minute(60));
    expect(await store.whoOpenedHome(["U0ANA"], minute(60))).toEqual(["U0ANA"]);
  });
}
