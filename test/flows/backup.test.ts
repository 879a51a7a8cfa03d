import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { openDatabase } from "../../src/store/database.ts";
import { backUp } from "../../src/store/sqlite/back-up.ts";
import { BARE_ENVIRONMENT } from "../bare-environment.ts";
import { someDatabase, someFolder } from "../store/temporary-folder.ts";
import { askAndSeeCard, openWorld, startBot } from "./bot-in-world.ts";

const BACK_UP = fileURLToPath(new URL("../../src/back-up.ts", import.meta.url));

async function runBackup(
  environment: Record<string, string>,
  { from, words }: { from: string; words: string[] },
) {
  const child = spawn(process.execPath, [BACK_UP, ...words], {
    cwd: from,
    env: { ...BARE_ENVIRONMENT, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { output, errors, code };
}

test("a backup of a bot at work, put back as the README says after the file was lost, has all that was asked for", async () => {
  const world = await openWorld();
  const { ana, lee, environment, folder } = world;
  const bot = await startBot(world);
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  const copy = join(folder, "copy.db");
  const { output, code } = await runBackup(environment, { from: folder, words: ["copy.db"] });
  expect(code).toBe(0);
  expect(output).toMatch(/^Backed up .*qb-invite\.db with 1 request to .*copy\.db \(\d+ KB\)\n$/);
  expect(statSync(copy).mode & 0o777).toBe(0o600);

  await bot.end("SIGKILL");
  for (const end of ["", "-wal", "-shm"]) rmSync(join(folder, `qb-invite.db${end}`), { force: true });
  cpSync(copy, join(folder, "qb-invite.db"));
  await startBot(world);
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("Kim Known was invited", { in: dmWithBot });
});

test("what cannot be backed up is told in a sentence, and nothing is overwritten or left behind", async () => {
  const { path } = await someDatabase();
  const url = `sqlite:${path}`;
  const folder = await someFolder();
  writeFileSync(join(folder, "there.db"), "mine");
  mkdirSync(join(folder, "folder.db"));
  const before = readdirSync(folder);
  const refusals: [string, string, RegExp][] = [
    [url, join(folder, "there.db"), /Cannot write .*there\.db": EEXIST/],
    [url, join(folder, "folder.db"), /Cannot write .*folder\.db": EEXIST/],
    [url, path, /Cannot write .*rows\.db": EEXIST/],
    [url, join(folder, "no", "copy.db"), /Cannot write .*copy\.db": ENOENT/],
    [
      `sqlite:${join(folder, "none.db")}`,
      join(folder, "copy.db"),
      /Cannot read the database file .*none\.db": ENOENT/,
    ],
    [`sqlite:${join(folder, "there.db")}`, join(folder, "copy.db"), /Cannot back up .*not a SQLite database/],
    ["postgres://bot:secret@db/qb", join(folder, "copy.db"), /Cannot back up a PostgreSQL database/],
  ];
  for (const [from, to, sentence] of refusals) await expect(backUp(from, to)).rejects.toThrow(sentence);
  expect(readFileSync(join(folder, "there.db"), "utf8")).toBe("mine");
  expect(readdirSync(folder)).toEqual(before);
});

test("npm run backup says how it is used, and where PostgreSQL keeps to its own way", async () => {
  const folder = await someFolder();
  expect(await runBackup({}, { from: folder, words: [] })).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/^Usage: npm run backup -- FILE/),
  });
  const DATABASE_URL = "postgres://bot:secret@db/qb";
  const { code, errors } = await runBackup({ DATABASE_URL }, { from: folder, words: ["copy.db"] });
  expect(code).toBe(1);
  expect(errors).toMatch(/^Cannot back up a PostgreSQL database; use pg_dump/);
});

test("a copy is a database of its own, while somebody writes to the first", async () => {
  const { database, path } = await someDatabase();
  const row = (id: string) => ({
    id,
    requester_id: "U1",
    content: "{}",
    saved_at: "2026-01-01T00:00:00.000Z",
  });
  await database.queries.insertInto("drafts").values(row("before")).execute();
  const to = join(await someFolder(), "copy.db");
  await database.queries.transaction().execute(async (transaction) => {
    await transaction.insertInto("drafts").values(row("under way")).execute();
    await backUp(`sqlite:${path}`, to);
  });
  const copy = await openDatabase(`sqlite:${to}`);
  onTestFinished(() => copy.close());
  expect(await copy.queries.selectFrom("drafts").select("id").execute()).toEqual([{ id: "before" }]);
});
