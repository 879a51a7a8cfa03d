import { randomUUID } from "node:crypto";
import { access, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { findMendable, MendableError, reasonOf } from "../cannot-open.ts";
import { parseDatabaseUrl } from "../database-url.ts";
import { describeFile, insistOnOurs } from "./file.ts";
import { explainSqlite } from "./trouble.ts";

/** A copy that was made. */
export type Backup = { from: string; requests: number; bytes: number };

/** How long to wait for another process that is writing. */
const WAIT_MS = 10_000;

/**
 * Copies the database, as it is at one moment and also while it is in use, to a new file, which is on disk when this
 * resolves. When it throws a `MendableError` it leaves no file behind.
 */
export async function backUp(databaseUrl: string, to: string): Promise<Backup> {
  const read = parseDatabaseUrl(databaseUrl);
  if (read?.kind !== "sqlite")
    throw new MendableError(
      "Cannot back up a PostgreSQL database",
      "use pg_dump --format=custom --file=FILE, and pg_restore to restore it",
    );
  const { name, advice } = describeFile(read.path);
  await access(read.path).catch((error: unknown) => {
    throw new MendableError(`Cannot read ${name}: ${reasonOf(error)}`, "check DATABASE_URL", {
      cause: error,
    });
  });
  await reserve(to);
  // Renamed once it is whole, so that a killed backup leaves an empty file and never half of one.
  const part = `${to}.${randomUUID()}.part`;
  try {
    await makeEmpty(part);
    const requests = copy(read.path, part);
    await flush(part);
    await rename(part, to);
    await flush(dirname(to));
    return { from: read.path, requests, bytes: (await stat(to)).size };
  } catch (error) {
    await Promise.all([part, to].map((each) => rm(each, { force: true })));
    const known = findMendable(explainSqlite(error));
    throw new MendableError(
      `Cannot back up ${name}: ${known?.message ?? reasonOf(error)}`,
      known?.advice ?? advice,
      {
        cause: error,
      },
    );
  }
}

/** Takes the name by making an empty file, so that none is overwritten. */
async function reserve(to: string): Promise<void> {
  try {
    await makeEmpty(to);
  } catch (error) {
    throw new MendableError(`Cannot write "${to}": ${reasonOf(error)}`, adviceOn(error, to), {
      cause: error,
    });
  }
}

/** A new file that only its owner can read. */
async function makeEmpty(path: string): Promise<void> {
  await (await open(path, "wx", 0o600)).close();
}

function adviceOn(error: unknown, to: string): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EEXIST") return "backups never overwrite a file: choose another name";
  return code === "ENOENT"
    ? `create the folder "${dirname(to)}" first`
    : `let this user write "${basename(to)}" there, or choose another place`;
}

/** SQLite's own way: what other processes have committed is in it, and nothing else. https://www.sqlite.org/lang_vacuum.html */
function copy(path: string, to: string): number {
  const file = new DatabaseSync(path, { readOnly: true, timeout: WAIT_MS });
  try {
    insistOnOurs(file);
    file.prepare("vacuum into ?").run(to);
  } finally {
    file.close();
  }
  const copied = new DatabaseSync(to, { readOnly: true });
  try {
    return Number(copied.prepare("select count(*) as count from requests").get()?.count);
  } finally {
    copied.close();
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync();
  await file.close();
}
