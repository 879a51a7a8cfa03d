import { CompiledQuery, createQueryId, type KyselyPlugin, type RootOperationNode, sql } from "kysely";
import { describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { createRequestStore } from "../../src/store/request-store.ts";
import { toRequestRow } from "../../src/store/to-rows.ts";
import { APPROVED, SENT, SOME } from "./samples.ts";
import { ANA, idOf, minute, somePendingRequest, someStep } from "./some-request.ts";

type Kind = {
  url(): Promise<string>;
  explain: "explain query plan" | "explain";
  /** A line of a plan in which a whole table is read. */
  readsAll: RegExp;
};

const REQUESTS = 20_000;
const AT_ONCE = 500;

/** So many rows that to read a whole table is never the quicker way. */
async function fill({ queries }: Database): Promise<void> {
  for (let from = 1; from <= REQUESTS; from += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => from + index);
    const requests = numbers.map((number) =>
      somePendingRequest({
        id: idOf(number),
        // Outside of an organisation nobody has two ids.
        requester: { userId: `U${number % 500}`, name: "Ana" },
      }),
    );
    const rows = requests.map((request, index) => {
      const row = toRequestRow(request, { origin: `form ${from + index}`, dueAt: minute(index % 59) });
      // Most of what there is has been over for long, and much waits for a decision, though little of it of one person.
      return (from + index) % 7 === 0
        ? row
        : { ...row, status: "completed", settled_version: row.version, due_at: null };
    });
    await queries.insertInto("requests").values(rows).execute();
    const texts = { fact: "{}", salt: "", digest: "", previous: "", heads: null, hash: "" };
    const facts = numbers.map((number) => {
      return { request_id: idOf(number), position: -1, number: 0, at: "2026", ...texts };
    });
    await queries.insertInto("facts").values(facts).execute();
    const announcements = numbers.map((number) => {
      return { request_id: idOf(number), announcement: "card", channel_id: "C1", message_ts: "1.1" };
    });
    await queries.insertInto("announcements").values(announcements).execute();
    const drafts = numbers.map((number) => {
      const saved_at = new Date(minute(0).getTime() + number).toISOString();
      return { id: `draft_${number}`, requester_id: "U1", content: "{}", saved_at };
    });
    await queries.insertInto("drafts").values(drafts).execute();
  }
}

/** Everything that the store asks a database. */
async function callEverything(database: Database): Promise<void> {
  const store = createRequestStore(database);
  const id = idOf(REQUESTS + 1);
  const at = { channelId: "C1", messageTs: "1.1" };
  await store.create(somePendingRequest({ id }), "a form");
  await store.create(somePendingRequest({ id }), "a form");
  await store.find(id);
  await store.findPosted(id);
  await store.listOf(ANA.userId, 20);
  await store.countOpen(ANA.userId, "another form");
  await store.listPending({ after: idOf(100), limit: 200 });
  await store.listDue(minute(0), SOME);
  await store.listUnsettled();
  await store.listUnsettled({ after: idOf(100) });
  await store.isDue(id, minute(0));
  await store.recordStanding(id, 0, { status: "new" }, minute(0));
  await store.append({ id, version: 1 }, APPROVED);
  await store.appendEntry(id, 0, 0, someStep({ step: "mail" }));
  await store.answerEntry(id, 0, 0, SENT, someStep());
  await store.putOff({ id, version: 2 }, minute(9));
  await store.settle({ id, version: 2 }, null);
  await store.findAnnouncement(id, "card");
  await store.recordAnnouncement(id, "card", at);
  await store.replaceAnnouncement(id, "card", { from: at, to: { ...at, messageTs: "1.2" } });
  await store.saveDraft({ id: "draft_0", requesterId: ANA.userId, content: {}, savedAt: minute(0) });
  await store.findDraft("draft_0");
  await store.dropDraftsBefore(new Date(minute(0).getTime() + 5));
}

/** However large the tables have become, what is asked of them goes by an index. */
export function describePlans(name: string, { url, explain, readsAll }: Kind): void {
  describe(`the plans of ${name}`, () => {
    test("no statement of the store reads a whole table", async () => {
      const database = await openDatabase(await url());
      await fill(database);
      await sql.raw("analyze").execute(database.queries);
      const nodes: RootOperationNode[] = [];
      const recorder: KyselyPlugin = {
        transformQuery({ node }) {
          nodes.push(node);
          return node;
        },
        transformResult: async ({ result }) => result,
      };
      await callEverything({ ...database, queries: database.queries.withPlugin(recorder) });

      const executor = database.queries.getExecutor();
      const plans = new Map<string, string>();
      for (const node of nodes) {
        const query = executor.compileQuery(node, createQueryId());
        if (plans.has(query.sql)) continue;
        const explained = CompiledQuery.raw(`${explain} ${query.sql}`, [...query.parameters]);
        const { rows } = await database.queries.executeQuery(explained);
        plans.set(query.sql, rows.map((row) => JSON.stringify(row)).join("\n"));
      }
      expect(plans.size).toBeGreaterThan(15);
      expect([...plans].filter(([, plan]) => readsAll.test(plan))).toEqual([]);
      // What is asked of one person's requests never goes by everybody's.
      const ofPerson = [...plans].filter(([statement]) => statement.includes("requester_also_id"));
      const ofEverybody = /requests_by_status|requests_by_due|requests_unsettled/;
      expect(ofPerson.filter(([, plan]) => ofEverybody.test(plan))).toEqual([]);
      await database.close();
    });
  });
}
