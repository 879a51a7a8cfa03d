import { readFile } from "node:fs/promises";
import { type Dialect, Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { describe, expect, test } from "vitest";
import { toSummary } from "../../src/invite/summary.ts";
import { insertRequest, moveRequest } from "../../src/store/append-facts.ts";
import { digestOf, hashOf, NOTHING_BEFORE, sealHeads } from "../../src/store/chain.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { requests } from "../../src/store/migrations/001-requests.ts";
import { facts } from "../../src/store/migrations/002-facts.ts";
import { migrations } from "../../src/store/migrations/index.ts";
import { createRequestStore } from "../../src/store/request-store.ts";
import { type FactRow, OF_REQUEST, type Tables } from "../../src/store/tables.ts";
import { DENIED, SOME } from "./samples.ts";
import { idOf, minute, somePendingRequest } from "./some-request.ts";

/** An empty database, and how to reach it without the bot. */
type Place = { url: string; dialect: Dialect };

const FIXTURES = "test/fixtures/database";

/** What an older version has left is read as it was, whatever the tables have become. */
export function describeCarryOver(name: string, prepare: () => Promise<Place>): void {
  describe(`a database of version 0.1 on ${name}`, () => {
    /** `damage` is done to the tables of 002. */
    async function openOld({ damage }: { damage?: string } = {}): Promise<Database> {
      const { url, dialect } = await prepare();
      const old = new Kysely<unknown>({ dialect });
      const migrateTo = (migrations: Record<string, Migration>) =>
        new Migrator({ db: old, provider: { getMigrations: async () => migrations } }).migrateToLatest();
      await migrateTo({ "001-requests": requests });
      const statements = (await readFile(`${FIXTURES}/001.sql`, "utf8")).split("\n");
      for (const statement of statements.filter((line) => line.startsWith("insert")))
        await sql.raw(statement).execute(old);
      if (damage !== undefined) {
        await migrateTo({ "001-requests": requests, "002-facts": facts });
        await sql.raw(damage).execute(old);
      }
      await old.destroy();
      return openDatabase(url);
    }

    test("every request is what it was", async () => {
      const database = await openOld();
      const store = createRequestStore(database);
      const before: unknown[] = JSON.parse(await readFile(`${FIXTURES}/001.json`, "utf8"), toldThen);
      expect(before).toHaveLength(9);
      for (const [index, request] of before.entries()) {
        const { version, ...found } = (await store.find(idOf(index + 1))) ?? { version: 0 };
        // What 0.1 did not keep is not known.
        expect(JSON.parse(JSON.stringify(found), dropUnknown)).toEqual(request);
        expect(version).toBeGreaterThan(0);
      }
      await database.close();
    });

    test("what was still to be done is due, and the rest is not", async () => {
      const database = await openOld();
      const store = createRequestStore(database);
      const unsettled = await store.listUnsettled();
      expect(unsettled.map(({ id }) => id)).toEqual([1, 4, 6, 9].map(idOf));
      expect(await store.listDue(minute(58), SOME)).toEqual(unsettled);
      expect((await store.listDue(minute(59), SOME)).map(({ id }) => id)).toEqual([1, 4, 6, 9, 2].map(idOf));
      await database.close();
    });

    test("messages, drafts and origins stay, and a button that was posted still counts", async () => {
      const database = await openOld();
      const store = createRequestStore(database);
      expect(await store.findAnnouncement(idOf(2), "card")).toEqual({ channelId: "C1", messageTs: "1.1" });
      expect(await store.findDraft("draft_1")).toMatchObject({ content: { a: 1 } });
      const pending = await store.find(idOf(2));
      if (pending?.status !== "pending") throw new Error("Request 2 is not pending");
      expect((await store.create({ ...pending, id: idOf(99) }, "form 2")).created).toBe(false);
      // The version that a button of round 0, 1 and 2 stands for, when the request waits for somebody.
      expect(pending.version).toBe(1);
      expect(await store.find(idOf(8))).toMatchObject({ status: "needs attention", round: 2, version: 5 });
      await database.close();
    });

    test("whoever was told the end is not told again", async () => {
      const told = ["outcome 1", "outcome 2 people 1-37", "result 1"].map(
        (name) => `('${idOf(8)}', '${name}', 'D1', '2.1')`,
      );
      const database = await openOld({ damage: `insert into announcements values ${told.join(", ")}` });
      const store = createRequestStore(database);
      for (const name of ["end 1", "end 2 people 1-37", "result 1"] as const)
        expect(await store.findAnnouncement(idOf(8), name)).toEqual({ channelId: "D1", messageTs: "2.1" });
      await database.close();
    });

    test("lists show each request as it is", async () => {
      const database = await openOld();
      const store = createRequestStore(database);
      const listed = await store.listOf("U0ANA", 20);
      expect(listed).toHaveLength(9);
      for (const summary of listed) {
        const request = await store.find(summary.id);
        expect(request === null ? null : toSummary(request)).toEqual(summary);
      }
      await database.close();
    });

    test("lists show why a request was denied, also where they did not before", async () => {
      const { url, dialect } = await prepare();
      const old = new Kysely<Tables>({ dialect });
      const { "006-denial-reasons": _, ...before } = migrations;
      const provider = { getMigrations: async () => before };
      await new Migrator({ db: old, provider }).migrateToLatest();
      const request = somePendingRequest();
      await insertRequest(old, request, "form 1");
      await moveRequest(old, { from: request, fact: DENIED, added: [] });
      const withoutReason = sql`replace(summary, '"reason"', '"left out"')`;
      await sql`update requests set summary = ${withoutReason}`.execute(old);
      await old.destroy();
      const database = await openDatabase(url);
      const [listed] = await createRequestStore(database).listOf(request.requester.userId, 1);
      expect(listed).toMatchObject({ status: "denied", denial: { reason: "Ask for the test application" } });
      await database.close();
    });

    test("a damaged request does not keep a bot from starting, and the lists from showing the others", async () => {
      const damage = `update facts set fact = '{}' where request_id = '${idOf(3)}' and position = -1`;
      const database = await openOld({ damage });
      const damaged: string[] = [];
      const store = createRequestStore(database, ({ id }) => damaged.push(id));
      expect(await store.listOf("U0ANA", 20)).toHaveLength(8);
      expect(damaged).toEqual([idOf(3)]);
      await database.close();
    });

    test("the chains hold", async () => {
      const database = await openOld();
      const rows = await database.queries.selectFrom("facts").selectAll().execute();
      expect(rows.length).toBeGreaterThan(50);
      for (const facts of Map.groupBy(rows, ({ request_id }) => request_id).values()) expectChains(facts);
      await database.close();
    });
  });
}

/** What 0.1 said in sentences is told in them still. */
function toldThen(key: string, value: Record<string, unknown> | null): unknown {
  if (!["answer", "standing"].includes(key) || value === null) return value;
  const { problem, advice, errcode, errtext, errdetail, ...rest } = value;
  if (problem !== undefined) return { ...rest, trouble: { why: "told", text: problem, needs: null } };
  if (advice === undefined) return value;
  return { ...rest, trouble: { why: "refused", errcode, errtext, errdetail, told: advice } };
}

const KEPT_SINCE = ["access", "registered", "otherName", "roles"];

function dropUnknown(key: string, value: unknown): unknown {
  return ["lookedUpAt", "unable"].includes(key) || (KEPT_SINCE.includes(key) && value === null)
    ? undefined
    : value;
}

function toStreams(facts: FactRow[]): Map<number, FactRow[]> {
  return Map.groupBy(
    facts.toSorted((one, other) => one.number - other.number),
    ({ position }) => position,
  );
}

/** Checks every chain of a request: each row follows the one before it. */
export function expectChains(facts: FactRow[]): void {
  const streams = toStreams(facts);
  const first = streams.get(OF_REQUEST)?.[0]?.hash;
  for (const [position, stream] of streams) {
    let previous = position === OF_REQUEST ? NOTHING_BEFORE : first;
    for (const [number, row] of stream.entries()) {
      expect(row).toMatchObject({ number, previous, digest: digestOf(row), hash: hashOf(row) });
      previous = row.hash;
    }
  }
}

/** Checks that the last fact of a request seals what has happened to its people. */
export function expectSeal(facts: FactRow[]): void {
  const streams = toStreams(facts);
  const own = streams.get(OF_REQUEST) ?? [];
  const { people } = JSON.parse(own[0]?.fact ?? "{}");
  const ends = Array.from(
    { length: people.length },
    (_, position) => (streams.get(position) ?? own.slice(0, 1)).at(-1)?.hash ?? "",
  );
  expect(own.at(-1)?.heads).toBe(sealHeads(ends));
}
