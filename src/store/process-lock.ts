import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { cannotOpen } from "./cannot-open.ts";
import { parseDatabaseUrl } from "./database-url.ts";
import { describeFile, isBusy, makeFolderOf } from "./sqlite-file.ts";

/** A bot that is stopping has ten seconds for it: the next one waits a little longer. */
const WAIT_MS = 12_000;
const WAIT_STEP_MS = 100;

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
  const read = parseDatabaseUrl(url);
  if (read?.kind !== "sqlite") return { release: () => undefined };
  const deadline = performance.now() + waitMs;
  for (;;) {
    const file = await tryLock(read.path);
    if (file !== null) return { release: () => file.close() };
    if (performance.now() > deadline)
      throw new DatabaseInUseError("Cannot lock the database: another process is at work on it");
    await wait(WAIT_STEP_MS);
  }
}

/** A lock beside the database, or null when somebody else has it; throws an error for the operator. */
async function tryLock(path: string): Promise<DatabaseSync | null> {
  try {
    await makeFolderOf(path);
    return openExclusively(`${path}.lock`);
  } catch (error) {
    if (isBusy(error)) return null;
    throw cannotOpen(describeFile(path), error);
  }
}

/** The operating system holds the lock for the process, so that none is left behind by a kill. */
function openExclusively(path: string): DatabaseSync {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec("begin exclusive");
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}
