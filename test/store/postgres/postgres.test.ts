import { Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { Client, Pool } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openDatabase, openDatabaseAsItIs } from "../../../src/store/database.ts";
import { migrations } from "../../../src/store/migrations/index.ts";
import { describeCarryOver } from "../../contract/carry-over.ts";
import { describePlans } from "../../contract/plans.ts";
import { describeRequestStore } from "../../contract/request-store.ts";
import { type PostgresServer, startPostgresServer } from "../postgres-server.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server.remove());

describeRequestStore("PostgreSQL", async () => {
  const url = await server.makeDatabase();
  return { open: () => openDatabase(url), remove: async () => undefined };
});

describeCarryOver("PostgreSQL", async () => {
  const url = await server.makeDatabase();
  return { url, dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }) };
});

describePlans("PostgreSQL", {
  url: () => server.makeDatabase(),
  explain: "explain",
  readsAll: /Seq Scan on (requests|facts|announcements|drafts)/,
});

test.each([
  ["bot:wrong", "", 'password authentication failed for user "bot"'],
  ["bot:pg-secret", "_not_there", "does not exist"],
])(
  "openDatabase() tells what PostgreSQL has against %s, without the password",
  async (user, suffix, reason) => {
    const url = (await server.makeDatabase()).replace("bot:pg-secret", user);
    const opening = openDatabase(`${url}${suffix}`);
    await expect(opening).rejects.toThrow("Cannot open the PostgreSQL database at 127.0.0.1:");
    await expect(opening).rejects.toThrow(reason);
    await expect(opening).rejects.not.toThrow(/wrong|pg-secret/);
  },
);

test("openDatabaseAsItIs() changes nothing, and says whether a start would", async () => {
  const url = await server.makeDatabase();
  const before = await openDatabaseAsItIs(url);
  expect(before.isUpToDate).toBe(false);
  const { rows } = await sql`select 1 from pg_tables where schemaname = 'public'`.execute(before.queries);
  expect(rows).toEqual([]);
  await before.close();
  await (await openDatabase(url)).close();
  const after = await openDatabaseAsItIs(url);
  expect(after.isUpToDate).toBe(true);
  await after.close();
});

test("a connection that ends between two queries of a transaction fails the transaction, and not the process", async () => {
  const url = await server.makeDatabase();
  const [broken, other] = await Promise.all([openDatabase(url), openDatabase(url)]);
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on("uncaughtException", note);
  onTestFinished(async () => {
    process.off("uncaughtException", note);
    await Promise.all([broken.close(), other.close()]);
  });
  const isGone = async (pid: number) => {
    const { rows } = await sql`select 1 from pg_stat_activity where pid = ${pid}`.execute(other.queries);
    return rows.length === 0;
  };
  const work = broken.queries.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    const pid = rows[0]?.pid ?? 0;
    await sql`select pg_terminate_backend(${pid})`.execute(other.queries);
    await expect.poll(() => isGone(pid)).toBe(true);
    await sql`select 1`.execute(transaction);
  });
  await expect(work).rejects.toThrow();
  expect(uncaught).toEqual([]);
  // The next query gets another connection.
  await sql`select 1`.execute(broken.queries);
});

test("openDatabase() refuses a database that a later version has migrated", async () => {
  const url = await server.makeDatabase();
  const { queries, close } = await openDatabase(url);
  await sql`insert into kysely_migration values ('999-later', '2099-01-01T00:00:00.000Z')`.execute(queries);
  await close();
  await expect(openDatabase(url)).rejects.toThrow("999-later");
});

/** A database as an earlier version has left it, and a session of that version at work. */
async function openEarlier(
  session: string,
): Promise<{ url: string; earlier: Client; names(): Promise<string[]> }> {
  const url = await server.makeDatabase();
  const old = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }),
  });
  const before: Record<string, Migration> = Object.fromEntries(Object.entries(migrations).slice(0, 2));
  await new Migrator({ db: old, provider: { getMigrations: async () => before } }).migrateToLatest();
  await old.destroy();
  const earlier = new Client({ connectionString: url, application_name: session });
  await earlier.connect();
  const names = async () =>
    (await earlier.query<{ name: string }>("select name from kysely_migration")).rows.map(({ name }) => name);
  return { url, earlier, names };
}

test.each(["qb-invite claims", "qb-invite nudges"])(
  "openDatabase() does not change tables under an earlier version that is at work (%s), and says what to do",
  async (session) => {
    const { url, earlier, names } = await openEarlier(session);
    await expect(openDatabase(url, { waitMs: 200 })).rejects.toMatchObject({
      message: expect.stringContaining("an earlier version of qb-invite is at work on it"),
      advice: "stop every qb-invite on this database, then start this one",
    });
    expect(await names()).toEqual(["001-requests", "002-facts"]);
    const opening = openDatabase(url);
    await earlier.end();
    await (await opening).close();
  },
);

test("openDatabase() does not wait for others of its own version", async () => {
  const url = await server.makeDatabase();
  const first = await openDatabase(url);
  await (await openDatabase(url, { waitMs: 0 })).close();
  await first.close();
});

test("turns at an application begin anew when the clock of the server was put back", async () => {
  const { queries, reserveTurns, close } = await openDatabase(await server.makeDatabase());
  onTestFinished(close);
  const inAnHour = Date.now() + 3_600_000;
  await queries.insertInto("paces").values({ lane: "bqapp1", free_at: inAnHour }).execute();
  expect(await reserveTurns?.("bqapp1", 2, 500)).toBeLessThan(1);
  const second = await reserveTurns?.("bqapp1", 1, 500);
  expect(second).toBeGreaterThan(0);
  expect(second).toBeLessThanOrEqual(1_000);
});
