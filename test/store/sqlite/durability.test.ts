// That a killed process loses nothing is shown by test/flows/kill.test.ts. A power cut cannot be played here: what is shown
// is that nothing resolves before the log is synced, by a disk that answers when the test says so.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { migrate } from "../../../src/store/database.ts";
import { createSqliteDialect } from "../../../src/store/sqlite/dialect.ts";
import { makeFile } from "../../../src/store/sqlite/file.ts";
import { watchFile } from "../../../src/store/sqlite/same-file.ts";
import { openWriteAheadLog } from "../../../src/store/sqlite/write-ahead-log.ts";
import type { Queries, Tables } from "../../../src/store/tables.ts";
import { someFolder } from "../temporary-folder.ts";

/** A disk that takes its time once it is told to, and counts what it is asked. */
function someDisk() {
  const asked: PromiseWithResolvers<void>[] = [];
  let isHeld = false;
  return {
    asked,
    hold() {
      isHeld = true;
    },
    letGo() {
      isHeld = false;
      for (const one of asked) one.resolve();
    },
    openLog: async () => ({
      async sync() {
        const one = Promise.withResolvers<void>();
        asked.push(one);
        if (!isHeld) one.resolve();
        await one.promise;
      },
      close: async () => undefined,
    }),
  };
}

type Disk = ReturnType<typeof someDisk>;

async function onDisk(disk: Disk) {
  const path = join(await someFolder(), "rows.db");
  await makeFile(path);
  const watch = watchFile(path);
  const queries = new Kysely<Tables>({ dialect: createSqliteDialect(path, watch, disk.openLog) });
  onTestFinished(async () => {
    disk.letGo();
    await queries.destroy();
  });
  await migrate(queries);
  disk.asked.length = 0;
  return { queries, watch };
}

const save = (queries: Queries, id: string) =>
  queries
    .insertInto("drafts")
    .values({ id, requester_id: "U1", content: "{}", saved_at: "2026-01-01T00:00:00.000Z" })
    .execute();

const read = (queries: Queries) => queries.selectFrom("drafts").select("id").execute();

/** Notes when it has settled. */
function settled(promise: Promise<unknown>) {
  const state = { done: false };
  const note = () => {
    state.done = true;
  };
  promise.then(note, note);
  return state;
}

/** Lets go on whatever can. */
async function untilAllWait(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) await new Promise(setImmediate);
}

test.each<[string, (queries: Queries) => Promise<unknown>]>([
  ["a statement", (queries) => save(queries, "one")],
  ["a transaction", (queries) => queries.transaction().execute((inside) => save(inside, "one"))],
])("%s that writes does not resolve before the disk has it", async (_, write) => {
  const disk = someDisk();
  const { queries } = await onDisk(disk);
  disk.hold();
  const writing = write(queries);
  const written = settled(writing);
  await expect.poll(() => disk.asked.length).toBe(1);
  await untilAllWait();
  expect(written.done).toBe(false);
  disk.asked[0]?.resolve();
  await writing;
});

test.each<[string, (queries: Queries) => Promise<unknown>]>([
  ["a look at it", read],
  ["a transaction that only looks", (queries) => queries.transaction().execute(read)],
  [
    "a transaction that is taken back",
    (queries) =>
      queries.transaction().execute(async (inside) => {
        await read(inside);
        throw new Error("Taken back");
      }),
  ],
  ["a write that finds its place taken", (queries) => save(queries, "one")],
])("%s resolves no sooner than what was written before it", async (_, look) => {
  const disk = someDisk();
  const { queries } = await onDisk(disk);
  disk.hold();
  const writing = save(queries, "one");
  await expect.poll(() => disk.asked.length).toBe(1);
  const looked = settled(look(queries));
  await untilAllWait();
  expect(looked.done).toBe(false);
  disk.letGo();
  await writing;
  await expect.poll(() => looked.done).toBe(true);
});

test("what was read does not wait where nothing was written, and a transaction waits at its end only", async () => {
  const disk = someDisk();
  const { queries } = await onDisk(disk);
  disk.hold();
  await read(queries);
  expect(disk.asked).toHaveLength(0);
  const seen: string[] = [];
  const writing = queries.transaction().execute(async (inside) => {
    await save(inside, "one");
    await save(inside, "two");
    seen.push(...(await read(inside)).map(({ id }) => id));
  });
  await expect.poll(() => disk.asked.length).toBe(1);
  expect(seen).toEqual(["one", "two"]);
  disk.asked[0]?.resolve();
  await writing;
});

test("a hundred writes side by side share their syncs", async () => {
  const disk = someDisk();
  const { queries } = await onDisk(disk);
  disk.hold();
  const first = save(queries, "first");
  await expect.poll(() => disk.asked.length).toBe(1);
  const others = Array.from({ length: 100 }, (_, index) => save(queries, `draft ${index}`));
  const waiting = settled(Promise.race(others));
  await untilAllWait();
  expect(disk.asked).toHaveLength(1);
  disk.asked[0]?.resolve();
  await first;
  // The sync that was under way says nothing of what came after its beginning.
  await expect.poll(() => disk.asked.length).toBe(2);
  await untilAllWait();
  expect(waiting.done).toBe(false);
  disk.asked[1]?.resolve();
  await Promise.all(others);
  expect(disk.asked).toHaveLength(2);
  expect(await read(queries)).toHaveLength(101);
});

test("a disk that refuses fails all who wait for it, is not asked again, and ends the use of the database", async () => {
  const disk = someDisk();
  const { queries, watch } = await onDisk(disk);
  disk.hold();
  const writing = [
    save(queries, "one"),
    queries.transaction().execute((inside) => save(inside, "two")),
    read(queries),
  ];
  const results = Promise.allSettled(writing);
  await expect.poll(() => disk.asked.length).toBe(1);
  await untilAllWait();
  disk.asked[0]?.reject(Object.assign(new Error("EIO: i/o error, fdatasync"), { code: "EIO" }));
  for (const { status } of await results) expect(status).toBe("rejected");
  expect(watch.gone.aborted).toBe(true);
  for (const again of [save(queries, "three"), read(queries)])
    await expect(again).rejects.toThrow(/^The disk did not take what was written .*EIO/);
  expect(disk.asked).toHaveLength(1);
});

test("a transaction that the disk has refused takes back nothing of the next one", async () => {
  const disk = someDisk();
  const { queries } = await onDisk(disk);
  disk.hold();
  const inside = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const first = queries.transaction().execute((transaction) => save(transaction, "one"));
  await expect.poll(() => disk.asked.length).toBe(1);
  const second = queries.transaction().execute(async (transaction) => {
    inside.resolve();
    await goOn.promise;
    const { rows } = await sql`select 1`.execute(transaction);
    return rows.length;
  });
  await inside.promise;
  disk.asked[0]?.reject(new Error("EIO"));
  await expect(first).rejects.toThrow("The disk did not take");
  goOn.resolve();
  await expect(second).rejects.toThrow("The disk did not take");
});

test("closing waits for the disk", async () => {
  const disk = someDisk();
  const { queries } = await onDisk(disk);
  disk.hold();
  const writing = save(queries, "one");
  await expect.poll(() => disk.asked.length).toBe(1);
  const closed = settled(queries.destroy());
  await untilAllWait();
  expect(closed.done).toBe(false);
  disk.asked[0]?.resolve();
  await writing;
  await expect.poll(() => closed.done).toBe(true);
});

test("what a killed process has left is taken to the disk before anybody sees it", async () => {
  const disk = someDisk();
  disk.hold();
  const path = join(await someFolder(), "rows.db");
  await makeFile(path);
  const queries = new Kysely<Tables>({ dialect: createSqliteDialect(path, watchFile(path), disk.openLog) });
  onTestFinished(() => queries.destroy());
  const looking = sql`select 1`.execute(queries);
  const looked = settled(looking);
  await expect.poll(() => disk.asked.length).toBe(1);
  await untilAllWait();
  expect(looked.done).toBe(false);
  disk.letGo();
  await looking;
});

test("the log that is synced is SQLite's own, and stays the same when it begins anew", async () => {
  const path = join(await someFolder(), "rows.db");
  await makeFile(path);
  const queries = new Kysely<Tables>({ dialect: createSqliteDialect(path, watchFile(path)) });
  onTestFinished(() => queries.destroy());
  await migrate(queries);
  const log = await openWriteAheadLog(path);
  onTestFinished(() => log.close());
  const before = await stat(`${path}-wal`);
  await sql`pragma wal_checkpoint(truncate)`.execute(queries);
  expect((await stat(`${path}-wal`)).size).toBe(0);
  await save(queries, "one");
  const after = await stat(`${path}-wal`);
  expect(after.size).toBeGreaterThan(0);
  expect(after.ino).toBe(before.ino);
  await log.sync();
});
