import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { NotSavedError } from "../../src/invite/not-saved.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { createRequestStore } from "../../src/store/request-store.ts";
import { somePendingRequest } from "../contract/some-request.ts";
import { someDatabase, someFolder } from "./temporary-folder.ts";

test("openDatabase() makes the folder of the file", async () => {
  const path = join(await someFolder(), "deep", "below", "rows.db");
  const database = await openDatabase(`sqlite:${path}`);
  onTestFinished(() => database.close());
  expect(await createRequestStore(database).listUnsettled()).toEqual([]);
});

test("openDatabase() says where it found no PostgreSQL, without the password", async () => {
  // Port 1 is one that nobody listens on.
  const opening = openDatabase("postgresql://bot:secret@localhost:1/qb");
  await expect(opening).rejects.toThrow(
    "Cannot open the PostgreSQL database at localhost:1 (DATABASE_URL): connect ECONNREFUSED",
  );
  await expect(opening).rejects.not.toThrow("secret");
});

test("openDatabase() says how DATABASE_URL should look, and quotes none", async () => {
  const opening = openDatabase("mysql://bot:secret@db/qb");
  await expect(opening).rejects.toThrow("DATABASE_URL should be sqlite: and a path");
  await expect(opening).rejects.not.toThrow("secret");
});

test("openDatabase() names the file and DATABASE_URL when the file cannot be made", async () => {
  const folder = await someFolder();
  await writeFile(join(folder, "in-the-way"), "");
  await mkdir(join(folder, "folder.db"));
  for (const path of [join(folder, "in-the-way", "rows.db"), join(folder, "folder.db")])
    await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow(
      `Cannot open the database file "${path}" (DATABASE_URL): `,
    );
});

test("openDatabase() refuses a file that is no database, and leaves it as it is", async () => {
  const path = join(await someFolder(), "letter.txt");
  await writeFile(path, "Dear reader, this is not a database at all. ".repeat(50));
  await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow("(DATABASE_URL): it is not a SQLite database");
  expect(await readFile(path, "utf8")).toMatch(/^Dear reader/);
});

test("openDatabase() refuses a file that a later version has migrated", async () => {
  const { database, path } = await someDatabase();
  await sql`insert into kysely_migration values ('999-later', '2099-01-01T00:00:00.000Z')`.execute(
    database.queries,
  );
  await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow(
    'a newer version of qb-invite has changed its tables ("999-later")',
  );
});

test("openDatabase() refuses a file of another program, and leaves it as it is", async () => {
  const path = join(await someFolder(), "photos.db");
  const file = new DatabaseSync(path);
  file.exec("create table photos (name text)");
  file.close();
  const before = await readFile(path);
  await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow("it belongs to another program");
  expect(await readFile(path)).toEqual(before);
});

test("openDatabase() refuses a file with damaged pages, and says what may be done", async () => {
  const { database, path } = await someDatabase();
  await createRequestStore(database).create(somePendingRequest(), "form 1");
  await database.close();
  const file = await open(path, "r+");
  const { size } = await file.stat();
  await file.write(Buffer.alloc(size - 8_192, 0xa5), 0, size - 8_192, 8_192);
  await file.close();
  await expect(openDatabase(`sqlite:${path}`)).rejects.toMatchObject({
    message: expect.stringContaining("(DATABASE_URL): it is damaged ("),
    advice: expect.stringContaining("restore a backup"),
  });
});

test.each<[string, (path: string) => Promise<void>]>([
  ["deleted", (path) => rm(path)],
  ["moved", (path) => rename(path, `${path}.old`)],
  [
    "replaced",
    async (path) => {
      await writeFile(`${path}.new`, await readFile(path));
      await rename(`${path}.new`, path);
    },
  ],
  ["deprived of its log", (path) => rm(`${path}-wal`)],
])("once the file is %s nothing succeeds any more, and that is said", async (_, spoil) => {
  const { database, path } = await someDatabase();
  const store = createRequestStore(database);
  await store.find("req_1");
  expect(database.lost.aborted).toBe(false);
  await spoil(path);
  await expect(store.create(somePendingRequest(), "form 1")).rejects.toThrow(
    "was deleted, moved or replaced",
  );
  await expect(store.find("req_1")).rejects.toThrow("was deleted, moved or replaced");
  expect(database.lost.aborted).toBe(true);
});

test("a full disk is told as what it is, and writing goes on when there is room", async () => {
  const { database } = await someDatabase();
  const store = createRequestStore(database);
  await sql`pragma max_page_count = 1`.execute(database.queries);
  const fill = async () => {
    for (let number = 0; number < 100; number++)
      await store.saveDraft({
        id: `draft ${number}`,
        requesterId: "U1",
        content: "x".repeat(4_000),
        savedAt: new Date(0),
      });
  };
  await expect(fill()).rejects.toThrow("Cannot write to the database: the disk is full");
  const request = { ...somePendingRequest(), reason: "x".repeat(20_000) };
  await expect(store.create(request, "form 1")).rejects.toThrow(NotSavedError);
  await sql`pragma max_page_count = 100000`.execute(database.queries);
  await fill();
  expect(await store.create(request, "form 1")).toMatchObject({ created: true });
});

test("what is written is on disk before it is acknowledged, and foreign keys are held", async () => {
  const { queries } = (await someDatabase()).database;
  const { rows } = await sql`
    select * from pragma_journal_mode, pragma_synchronous, pragma_foreign_keys
  `.execute(queries);
  const NORMAL = 1;
  expect(rows).toEqual([{ journal_mode: "wal", synchronous: NORMAL, foreign_keys: 1 }]);
});

test("a query waits for another process that is writing, without holding up this one", async () => {
  const { database, path } = await someDatabase();
  const store = createRequestStore(database);
  const writer = new DatabaseSync(path);
  onTestFinished(() => writer.close());
  writer.exec("begin immediate");
  let created = false;
  const creating = store.create(somePendingRequest(), "form 1").then(() => {
    created = true;
  });
  // The lock can only be given back if the wait for it leaves this process free to do so.
  await new Promise((resolve) => setImmediate(resolve));
  expect(created).toBe(false);
  writer.exec("commit");
  await creating;
  expect(await store.find(somePendingRequest().id)).toEqual(somePendingRequest());
});

test("a migration that fails in the middle leaves nothing behind, and can run later", async () => {
  const path = join(await someFolder(), "rows.db");
  const file = new DatabaseSync(path);
  onTestFinished(() => file.close());
  file.exec("create table drafts (something_else text)");
  await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow("already exists");
  expect(file.prepare("select * from sqlite_schema where name = 'requests'").all()).toEqual([]);
  file.exec("drop table drafts");
  await (await openDatabase(`sqlite:${path}`)).close();
});

test("transactions that read before they write follow one another", async () => {
  const { database, path } = await someDatabase();
  const second = await openDatabase(`sqlite:${path}`);
  onTestFinished(() => second.close());
  await createRequestStore(database).create(somePendingRequest(), "form 1");
  const addOne = ({ queries }: Database) =>
    queries.transaction().execute(async (transaction) => {
      const { version } = await transaction
        .selectFrom("requests")
        .select("version")
        .executeTakeFirstOrThrow();
      await transaction
        .updateTable("requests")
        .set({ version: version + 1 })
        .execute();
    });
  await Promise.all([addOne(database), addOne(second), addOne(database), addOne(second)]);
  expect(await database.queries.selectFrom("requests").select("version").execute()).toEqual([{ version: 5 }]);
});
