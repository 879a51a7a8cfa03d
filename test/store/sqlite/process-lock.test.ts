import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../../src/store/database.ts";
import { DatabaseInUseError, lockDatabase } from "../../../src/store/sqlite/process-lock.ts";

function freshUrl(): string {
  const folder = mkdtempSync(join(tmpdir(), "qb-invite-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return `sqlite:${join(folder, "data", "rows.db")}`;
}

test("lockDatabase() lets one at work, and refuses the second", async () => {
  const url = freshUrl();
  const lock = await lockDatabase(url);
  await expect(lockDatabase(url, { waitMs: 0 })).rejects.toThrow(DatabaseInUseError);
  lock.release();
  (await lockDatabase(url, { waitMs: 0 })).release();
});

test("lockDatabase() waits for a bot that is stopping", async () => {
  const url = freshUrl();
  const lock = await lockDatabase(url);
  const next = lockDatabase(url);
  lock.release();
  (await next).release();
});

test("lockDatabase() is free at once when the process that held it was killed", async () => {
  const url = freshUrl();
  const module = new URL("../../../src/store/sqlite/process-lock.ts", import.meta.url).href;
  const holder = `import { lockDatabase } from "${module}"; await lockDatabase("${url}"); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", holder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  await expect(lockDatabase(url, { waitMs: 0 })).rejects.toThrow(DatabaseInUseError);
  child.kill("SIGKILL");
  await once(child, "close");
  (await lockDatabase(url, { waitMs: 0 })).release();
});

describe("lockDatabase() refuses the same file", () => {
  test.each<[string, (path: string) => string]>([
    [
      "by a symlink to it",
      (path) => {
        symlinkSync(path, `${path}.link`);
        return `${path}.link`;
      },
    ],
    [
      "by a symlink to its folder",
      (path) => {
        symlinkSync(dirname(path), `${dirname(path)}-link`);
        return join(`${dirname(path)}-link`, "rows.db");
      },
    ],
    ["by another spelling", (path) => `${dirname(path)}/../data//./rows.db`],
    ["by a path from here", (path) => relative(process.cwd(), path)],
  ])("%s", async (_, rename) => {
    const url = freshUrl();
    const lock = await lockDatabase(url);
    const again = `sqlite:${rename(url.slice("sqlite:".length))}`;
    await expect(lockDatabase(again, { waitMs: 0 })).rejects.toThrow(DatabaseInUseError);
    lock.release();
    (await lockDatabase(again, { waitMs: 0 })).release();
  });

  // Other systems have no names that end with a process: there the lock beside the file has to do.
  test.runIf(process.platform === "linux")("by a hard link, or without the lock beside it", async () => {
    const url = freshUrl();
    const path = url.slice("sqlite:".length);
    const lock = await lockDatabase(url);
    linkSync(path, `${path}.other`);
    await expect(lockDatabase(`${url}.other`, { waitMs: 0 })).rejects.toThrow(DatabaseInUseError);
    rmSync(`${path}.lock`);
    await expect(lockDatabase(url, { waitMs: 0 })).rejects.toThrow(DatabaseInUseError);
    lock.release();
    (await lockDatabase(url, { waitMs: 0 })).release();
  });
});

test("lockDatabase() lets two databases in one folder be", async () => {
  const url = freshUrl();
  const one = await lockDatabase(url);
  const other = await lockDatabase(`${url}.other`, { waitMs: 0 });
  one.release();
  other.release();
});

test("the database and all that is beside it are for the bot's own user, also where they were not", async () => {
  const url = freshUrl();
  const path = url.slice("sqlite:".length);
  const files = () => readdirSync(dirname(path)).map((name) => join(dirname(path), name));
  const open = () => files().filter((file) => modeOf(file) !== 0o600);
  const lock = await lockDatabase(url);
  const database = await openDatabase(url);
  onTestFinished(() => database.close());
  expect(files().length).toBeGreaterThanOrEqual(4);
  expect(open()).toEqual([]);
  expect(modeOf(dirname(path))).toBe(0o700);
  lock.release();
  for (const file of files().filter((each) => !each.endsWith("-journal"))) chmodSync(file, 0o644);
  (await lockDatabase(url)).release();
  expect(open()).toEqual([]);
});

const modeOf = (path: string) => statSync(path).mode & 0o777;

test("lockDatabase() names the file and DATABASE_URL when it can write nothing beside the file", async () => {
  const url = freshUrl();
  const path = url.slice("sqlite:".length);
  mkdirSync(`${path}.lock`, { recursive: true });
  await expect(lockDatabase(url)).rejects.toThrow(`Cannot open the database file "${path}" (DATABASE_URL): `);
});

test("lockDatabase() leaves databases alone that replicas share", async () => {
  (await lockDatabase("postgres://db.example/qb")).release();
});
