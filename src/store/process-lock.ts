import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";

/** A bot that is stopping has ten seconds for it: the next one waits a little longer. */
const WAIT_MS = 12_000;
const WAIT_STEP_MS = 100;
const SQLITE = "sqlite:";

/** Held until it is released, or until the process ends in any way, a kill included. */
export type ProcessLock = { release(): void };

/** Another process is at work on the database, and did not stop in time. */
export class DatabaseInUseError extends Error {
  override readonly name = "DatabaseInUseError";
}

/**
 * Makes sure that one process is at work on a SQLite database: two would each take a step of the
 * other for one that was cut off. Waits for a bot that is stopping, then throws `DatabaseInUseError`.
 * Databases that several replicas may share need no such lock.
 */
export async function lockDatabase(url: string, { waitMs = WAIT_MS } = {}): Promise<ProcessLock> {
  if (!url.startsWith(SQLITE)) return { release: () => undefined };
  const databasePath = url.slice(SQLITE.length);
  const path = `${databasePath}.lock`;
  await makeFolder(databasePath);
  const deadline = performance.now() + waitMs;
  for (;;) {
    const file = tryLock(path);
    if (file !== null) return { release: () => file.close() };
    if (performance.now() > deadline)
      throw new DatabaseInUseError("Cannot lock the database: another process is at work on it");
    await wait(WAIT_STEP_MS);
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`Cannot open the database file "${path}", which DATABASE_URL names: ${reason}`, {
      cause: error,
    });
  }
}

/** The operating system holds the lock for the process, so that none is left behind by a kill. */
function tryLock(path: string): DatabaseSync | null {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec("begin exclusive");
    return file;
  } catch (error) {
    file.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

// https://www.sqlite.org/rescode.html#busy
const SQLITE_BUSY = 5;
