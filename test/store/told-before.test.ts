import { sql } from "kysely";
import { expect, test } from "vitest";
import { createRequestStore } from "../../src/store/request-store.ts";
import { REFUSED } from "../contract/samples.ts";
import { minute, somePendingRequest, someStep } from "../contract/some-request.ts";
import { someDatabase } from "./temporary-folder.ts";

const { id } = somePendingRequest();
const OF_QUICKBASE = { errcode: 110, errtext: "Bad role id", errdetail: null };
const OF_THE_BOT = { errcode: null, errdetail: null, advice: "The role is gone." };
const told = (text: string, needs: "another role" | null = null) => ({ why: "told", text, needs });

test.each([
  [
    { outcome: "refused", ...OF_QUICKBASE, advice: "Ask again." },
    { outcome: "refused", trouble: { why: "refused", ...OF_QUICKBASE, told: "Ask again." } },
  ],
  [
    { outcome: "refused", ...OF_THE_BOT, errtext: "Role gone" },
    { outcome: "refused", trouble: told("The role is gone.", "another role") },
  ],
  [
    { outcome: "refused", ...OF_THE_BOT, errtext: "Role of unknown access" },
    { outcome: "refused", trouble: told("The role is gone.") },
  ],
  [
    { outcome: "not done", problem: "No route", retryAfterMs: null },
    { outcome: "not done", trouble: told("No route"), retryAfterMs: null },
  ],
  [
    { outcome: "held up", problem: "Its token.", retryAfterMs: 7_000 },
    { outcome: "held up", trouble: told("Its token."), retryAfterMs: 7_000 },
  ],
  [
    { outcome: "unknown", problem: "Cut off" },
    { outcome: "unknown", trouble: told("Cut off") },
  ],
])("an answer that is stored as %j is read as %j, and stays as it is stored", async (stored, read) => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await store.create(somePendingRequest(), "form 1");
  await store.appendEntry(id, 0, 0, someStep({ answer: REFUSED }));
  const fact = JSON.stringify({ fact: "came to", entry: 0, answer: stored });
  await sql`update facts set fact = ${fact} where position = 0 and number = 1`.execute(database.queries);
  const found = await store.find(id);
  expect(found?.invitees[0]?.log).toMatchObject([{ answer: { ...read, at: minute(6) } }]);
  await store.appendEntry(id, 0, 1, someStep());
  const rows = await database.queries.selectFrom("facts").select("fact").where("position", "=", 0).execute();
  expect(rows.map((row) => row.fact)).toContain(fact);
});

test("a look-up that is stored with a sentence is read as it was told", async () => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await store.create(somePendingRequest(), "form 1");
  await store.recordStanding(id, 0, { status: "new" }, minute(1));
  const standing = { status: "not looked up", problem: "Quickbase is not answering" };
  const fact = JSON.stringify({ fact: "looked up", standing });
  await sql`update facts set fact = ${fact} where position = 0`.execute(database.queries);
  expect((await store.find(id))?.invitees[0]?.standing).toEqual({
    status: "not looked up",
    trouble: told("Quickbase is not answering"),
  });
});
