import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DatabaseInUseError, lockDatabase } from "../../src/store/process-lock.ts";

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
  const module = new URL("../../src/store/process-lock.ts", import.meta.url).href;
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

test("lockDatabase() names the file and DATABASE_URL when it can write nothing beside the file", async () => {
  const url = freshUrl();
  const path = url.slice("sqlite:".length);
  mkdirSync(`${path}.lock`, { recursive: true });
  await expect(lockDatabase(url)).rejects.toThrow(
    `Cannot open the database file "${path}", which DATABASE_URL names: `,
  );
});

test("lockDatabase() leaves databases alone that replicas share", async () => {
  (await lockDatabase("postgres://db.example/qb")).release();
});
