import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { openWorld } from "../flows/bot-in-world.ts";
import { startPostgresServer } from "../store/postgres-server.ts";
import { diagnose } from "./doctor-in-world.ts";

test("a database that is there is written to, and nothing of that stays", async () => {
  const world = await openWorld();
  const url = world.environment.DATABASE_URL;
  await (await openDatabase(url)).close();
  const before = await readdir(world.folder);
  expect((await diagnose(world)).get("store.database")).toMatchObject({
    status: "ok",
    detail: "writable, tables up to date",
  });
  expect(await readdir(world.folder)).toEqual(before);
  const { queries, close } = await openDatabase(url);
  expect(await queries.selectFrom("drafts").selectAll().execute()).toEqual([]);
  await close();
});

test("a database whose tables a start would change is left as it is, and that is said", async () => {
  const world = await openWorld();
  const path = join(world.folder, "qb-invite.db");
  await writeFile(path, "");
  expect((await diagnose(world)).get("store.database")).toMatchObject({
    status: "ok",
    detail: "writable, the next start brings the tables up to date",
  });
  const file = new DatabaseSync(path);
  expect(file.prepare("select name from sqlite_master").all()).toEqual([]);
  file.close();
});

test.each([
  ["of a newer version", "insert into kysely_migration values ('999-later', '2030-01-01T00:00:00.000Z')"],
  ["of something else", "delete from kysely_migration"],
])("tables %s, with which a start would end, are found and left as they are", async (_, statement) => {
  const world = await openWorld();
  const url = world.environment.DATABASE_URL;
  await (await openDatabase(url)).close();
  const file = new DatabaseSync(join(world.folder, "qb-invite.db"));
  file.exec(statement);
  const dump = () =>
    ["sqlite_master", "kysely_migration"].map((table) => file.prepare(`select * from ${table}`).all());
  const before = dump();
  expect((await diagnose(world)).get("store.database")).toMatchObject({
    status: "failed",
    detail: expect.stringMatching(/^its tables cannot be brought up to date \(/),
    advice: expect.stringMatching(/version of qb-invite/),
  });
  expect(dump()).toEqual(before);
  file.close();
  await expect(openDatabase(url)).rejects.toThrow(/^Cannot open/);
});

test("a database beside which the bot is at work can be checked", async () => {
  const world = await openWorld();
  const { queries, close } = await openDatabase(world.environment.DATABASE_URL);
  const row = { id: "d1", requester_id: "U1", content: "{}", saved_at: "2026-01-01T00:00:00.000Z" };
  await queries.insertInto("drafts").values(row).execute();
  expect((await diagnose(world)).get("store.database")?.status).toBe("ok");
  expect(await queries.selectFrom("drafts").selectAll().execute()).toEqual([row]);
  await close();
});

test("a file that is no database is found", async () => {
  const world = await openWorld();
  await writeFile(
    join(world.folder, "qb-invite.db"),
    "These are not the rows you are looking for. ".repeat(200),
  );
  expect((await diagnose(world)).get("store.database")).toMatchObject({
    status: "failed",
    detail: expect.stringMatching(/not a SQLite database/),
    advice: expect.stringMatching(/DATABASE_URL/),
  });
});

test("a file of another program is found, and left as it is", async () => {
  const world = await openWorld();
  const path = join(world.folder, "qb-invite.db");
  const file = new DatabaseSync(path);
  file.exec("create table photos (name text)");
  file.close();
  const before = await readFile(path);
  expect((await diagnose(world)).get("store.database")).toMatchObject({
    status: "failed",
    detail: expect.stringContaining("it belongs to another program"),
    advice: "Set DATABASE_URL to another file.",
  });
  expect(await readFile(path)).toEqual(before);
});

test("a damaged file is found", async () => {
  const world = await openWorld();
  await (await openDatabase(world.environment.DATABASE_URL)).close();
  const path = join(world.folder, "qb-invite.db");
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0xa5, bytes.length - 8_192));
  expect((await diagnose(world)).get("store.database")).toMatchObject({
    status: "failed",
    detail: expect.stringContaining("it is damaged ("),
    advice: expect.stringMatching(/^Restore a backup/),
  });
});

test("a folder in the place of the file, and a place in memory, are found", async () => {
  const world = await openWorld();
  await mkdir(join(world.folder, "qb-invite.db"));
  expect((await diagnose(world)).get("store.database")).toMatchObject({
    status: "failed",
    detail: expect.stringContaining("EISDIR: illegal operation on a directory"),
  });
  const results = await diagnose(world, { DATABASE_URL: "sqlite::memory:" });
  expect(results.get("settings.DATABASE_URL")?.detail).toContain("lost at every stop");
  expect(results.get("store.database")?.status).toBe("skipped");
});

test("a place where nothing can be written is found", async () => {
  const world = await openWorld();
  await writeFile(join(world.folder, "file"), "");
  const results = await diagnose(world, { DATABASE_URL: `sqlite:${join(world.folder, "file", "rows.db")}` });
  expect(results.get("store.database")).toMatchObject({
    status: "failed",
    detail: expect.stringMatching(/\(ENOTDIR: not a directory\)$/),
    advice: expect.stringMatching(/DATABASE_URL/),
  });
});

test("folders that the start would make are not made by the doctor", async () => {
  const world = await openWorld();
  await mkdir(join(world.folder, "deep"));
  const results = await diagnose(world, {
    DATABASE_URL: `sqlite:${join(world.folder, "deep", "er", "still", "rows.db")}`,
  });
  expect(results.get("store.database")?.status).toBe("ok");
  expect(await readdir(join(world.folder, "deep"))).toEqual([]);
});

test("a PostgreSQL database is written to, nothing of that stays, and one that is away is found", async () => {
  const world = await openWorld();
  const server = await startPostgresServer();
  onTestFinished(() => server.remove());
  const DATABASE_URL = await server.makeDatabase();
  const check = async () => (await diagnose(world, { DATABASE_URL })).get("store.database");
  expect(await check()).toMatchObject({
    status: "ok",
    detail: "writable, the next start brings the tables up to date",
  });
  const { queries, close } = await openDatabase(DATABASE_URL);
  expect(await queries.introspection.getTables()).not.toContainEqual(
    expect.objectContaining({ name: "doctor_probe" }),
  );
  await close();
  expect(await check()).toMatchObject({ status: "ok", detail: "writable, tables up to date" });
  await server.stop();
  expect(await check()).toMatchObject({
    status: "failed",
    detail: expect.stringMatching(/^Cannot open the PostgreSQL database at 127\.0\.0\.1:\d+ .*ECONNREFUSED/),
    advice: expect.stringMatching(/^Check host, user, password and database in DATABASE_URL/),
  });
});
