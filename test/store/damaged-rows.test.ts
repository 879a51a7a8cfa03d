import { sql } from "kysely";
import { expect, test } from "vitest";
import { approve } from "../../src/invite/request.ts";
import { DamagedRowError } from "../../src/store/parse-rows.ts";
import { createRequestStore } from "../../src/store/request-store.ts";
import { SENT } from "../contract/samples.ts";
import { ANA, idOf, LEE, minute, somePendingRequest, someStep } from "../contract/some-request.ts";
import { someDatabase } from "./temporary-folder.ts";

const { id } = somePendingRequest();

test.each([
  "update invite_requests set status = 'done'",
  "update invite_requests set status = 'denied'",
  "update invite_requests set round = 0",
  "update invite_requests set state = ''",
  "update invite_requests set state = '[]'",
  "update invite_requests set state = '{}'",
  'update invite_requests set asked = \'{"reason":"half\'',
  "update invite_requests set asked = 'null'",
  "update invite_requests set asked_at = 'yesterday'",
  "update invite_requests set expires_at = ''",
  "update invitees set email = 'nobody' where position = 1",
  "update invitees set name = '{}' where position = 1",
  'update invitees set standing = \'{"status":"famous"}\' where position = 1',
  "delete from invitees where position = 1",
  "update log_entries set kind = 'other' where entry_index = 1",
  "update log_entries set entry = '{}' where entry_index = 1",
  "update log_entries set outcome = null where entry_index = 1",
  "update log_entries set answer = null where entry_index = 1",
  "update log_entries set outcome = 'refused' where entry_index = 1",
  'update log_entries set answer = \'{"result":"mail sent","at":"soon"}\' where entry_index = 1',
  "delete from log_entries where entry_index = 0",
])("find() says which request cannot be read after: %s", async (damage) => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await store.create(somePendingRequest(), "form 1");
  await store.move(somePendingRequest(), approve(somePendingRequest(), { by: LEE, at: minute(1) }));
  await store.appendEntry(id, 0, 0, someStep());
  await store.appendEntry(id, 0, 1, someStep({ step: "mail", answer: SENT }));
  expect(await store.find(id)).toMatchObject({ status: "approved" });

  await sql.raw(damage).execute(database.queries);

  await expect(store.find(id)).rejects.toThrow(DamagedRowError);
  await expect(store.find(id)).rejects.toThrow(`Cannot read the stored request "${id}": `);
});

test("a request from before it was kept what its role may do is read", async () => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await store.create(somePendingRequest(), "form 1");
  await sql`update invite_requests set asked = replace(asked, ${',"access":"sharing"'}, '')`.execute(
    database.queries,
  );
  expect((await store.find(id))?.role).toEqual({ id: "11", name: "Participant", access: null });
});

test("a damaged request does not keep the lists from giving the others", async () => {
  const { database } = await someDatabase();
  const damaged: string[] = [];
  const store = createRequestStore(database, (error) => damaged.push(error.id));
  await store.create(somePendingRequest(), "form 1");
  await store.create(somePendingRequest({ id: idOf(2) }), "form 2");
  await sql`update invite_requests set asked = '{}' where id = ${id}`.execute(database.queries);

  const others = [somePendingRequest({ id: idOf(2) })];
  expect(await store.listOf(ANA.userId, 10)).toEqual(others);
  expect(await store.listOverdue(minute(59))).toEqual(others);
  expect(damaged).toEqual([id, id]);

  await sql`update invite_requests set status = 'done' where id = ${id}`.execute(database.queries);
  expect((await store.listUnattended()).map((state) => state.id)).toEqual([idOf(2)]);
  expect(damaged).toEqual([id, id, id]);
});

test("the lists throw for a damaged request when nobody is there to be told", async () => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await store.create(somePendingRequest(), "form 1");
  await sql`update invite_requests set asked = '{}'`.execute(database.queries);
  await expect(store.listOf(ANA.userId, 10)).rejects.toThrow(id);
});

test("findDraft() says which draft cannot be read", async () => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await store.saveDraft({ id: "draft_1", requesterId: ANA.userId, content: {}, savedAt: minute(0) });
  await sql`update drafts set content = '{'`.execute(database.queries);
  await expect(store.findDraft("draft_1")).rejects.toThrow('Cannot read the stored draft "draft_1": ');
});

test.each([
  "update invite_requests set asked = 'Ana is ill'",
  "update invitees set email = 'Ana <ana@x.org>'",
])("the error for a damaged request does not quote what people wrote: %s", async (damage) => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await store.create(somePendingRequest(), "form 1");
  await sql.raw(damage).execute(database.queries);
  await expect(store.find(id)).rejects.not.toThrow(/Ana/i);
});

test("what could not be read back is not written", async () => {
  const store = createRequestStore((await someDatabase()).database);
  const never = new Date(Number.NaN);
  await expect(store.create(somePendingRequest({ expiresAt: never }), "form 1")).rejects.toThrow();
  await store.create(somePendingRequest(), "form 1");
  await expect(store.appendEntry(id, 0, 0, someStep({ startedAt: never }))).rejects.toThrow();
  expect(await store.find(id)).toEqual(somePendingRequest());
});

test.each(["known", "in role"] as const)(
  "somebody who was looked up before more than the id was kept is read (%s)",
  async (status) => {
    const { database } = await someDatabase();
    const store = createRequestStore(database);
    await store.create(somePendingRequest(), "form 1");
    const standing = JSON.stringify({ status, userId: "112249.ctdg" });
    await database.queries.updateTable("invitees").set({ standing }).execute();
    expect((await store.find(id))?.invitees[0]?.standing).toEqual({
      status,
      userId: "112249.ctdg",
      registered: null,
      otherName: null,
      roles: null,
    });
  },
);
