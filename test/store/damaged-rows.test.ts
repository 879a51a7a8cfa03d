import { sql } from "kysely";
import { expect, test } from "vitest";
import { toSummary } from "../../src/invite/summary.ts";
import { DamagedRowError } from "../../src/store/parse-rows.ts";
import { createRequestStore } from "../../src/store/request-store.ts";
import { SENT } from "../contract/samples.ts";
import { ANA, idOf, LEE, minute, somePendingRequest, someStep } from "../contract/some-request.ts";
import { someDatabase } from "./temporary-folder.ts";

const { id } = somePendingRequest();

const OF_REQUEST = "where position = -1 and number = 0";
const STEP = "where position = 0 and number = 1";

test.each([
  `update facts set fact = '{"reason":"half' ${OF_REQUEST}`,
  `update facts set fact = 'null' ${OF_REQUEST}`,
  `update facts set fact = '[]' ${OF_REQUEST}`,
  `update facts set fact = '{"fact":"withdrawn"}' ${OF_REQUEST}`,
  `update facts set fact = replace(fact, 'kim@x.org', 'nobody') ${OF_REQUEST}`,
  `update facts set fact = replace(fact, '"lastName"', '"name"') ${OF_REQUEST}`,
  `update facts set fact = replace(fact, '"expiresAt":"2', '"expiresAt":"x') ${OF_REQUEST}`,
  `update facts set at = 'yesterday' ${OF_REQUEST}`,
  `delete from facts ${OF_REQUEST}`,
  "update facts set number = 2 where position = -1 and number = 1",
  "update facts set position = 7 where position = 0",
  `update facts set fact = '{"fact":"asked again"}' where position = -1 and number = 1`,
  `update facts set fact = '{"fact":"denied"}' where position = -1 and number = 1`,
  `update facts set fact = '{"fact":"other"}' ${STEP}`,
  `update facts set fact = '{}' ${STEP}`,
  `update facts set fact = replace(fact, '"mail"', '"post"') ${STEP}`,
  `update facts set fact = replace(fact, 'mail sent', 'mail lost') where position = 0 and number = 2`,
  `update facts set fact = replace(fact, '"entry":1', '"entry":7') where position = 0 and number = 2`,
  "update facts set at = 'soon' where position = 0 and number = 2",
  "delete from facts where position = 0 and number = 0",
])("find() says which request cannot be read after: %s", async (damage) => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await store.create(somePendingRequest(), "form 1");
  await store.append(somePendingRequest(), { at: minute(1), fact: "approved", by: LEE });
  await store.appendEntry(id, 0, 0, someStep());
  await store.appendEntry(id, 0, 1, someStep({ step: "mail", answer: SENT }));
  expect(await store.find(id)).toMatchObject({ status: "approved" });

  await sql.raw(damage).execute(database.queries);

  await expect(store.find(id)).rejects.toThrow(DamagedRowError);
  await expect(store.find(id)).rejects.toThrow(`Cannot read the stored request "${id}": `);
});

test.each([
  "summary = null",
  "people = null",
  "summary = '{}'",
  "summary = '{'",
  "people = '{}'",
  `people = '[{"name":"Nova","is":"lost"}]'`,
  "status = 'lost'",
  "asked_at = 'soon'",
])("a damaged request does not keep the lists from giving the others: %s", async (damage) => {
  const { database } = await someDatabase();
  const damaged: string[] = [];
  const store = createRequestStore(database, (error) => damaged.push(error.id));
  await store.create(somePendingRequest(), "form 1");
  await store.create(somePendingRequest({ id: idOf(2) }), "form 2");
  await sql.raw(`update requests set ${damage} where id = '${id}'`).execute(database.queries);

  const others = [toSummary(somePendingRequest({ id: idOf(2) }))];
  expect(await store.listOf(ANA.userId, 10)).toEqual(others);
  expect(damaged).toEqual([id]);
});

test("the lists throw for a damaged request when nobody is there to be told", async () => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await store.create(somePendingRequest(), "form 1");
  await sql`update requests set summary = '{}'`.execute(database.queries);
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
  "update facts set fact = 'Ana is ill'",
  "update facts set fact = replace(fact, 'kim@x.org', 'Ana <ana@x.org>')",
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

test("what lists show being damaged does not keep an answer of Quickbase from being written", async () => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await store.create(somePendingRequest(), "form 1");
  await store.appendEntry(id, 0, 0, someStep({ step: "mail" }));
  for (const damage of ["null", "'{'", "'[]'", "'7'"]) {
    await sql.raw(`update requests set people = ${damage}`).execute(database.queries);
    await store.appendEntry(id, 1, 0, someStep({ step: "mail" }));
  }
  await store.answerEntry(id, 0, 0, SENT);
  const found = await store.find(id);
  expect(found?.invitees[0]?.log).toEqual([someStep({ step: "mail", answer: SENT })]);
  // Whatever moves the request makes them whole again.
  await store.append(somePendingRequest(), { at: minute(1), fact: "approved", by: LEE });
  expect(await store.listOf(ANA.userId, 1)).toMatchObject([{ people: [{ is: "invited" }, { is: "open" }] }]);
});
