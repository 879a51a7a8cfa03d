import { once } from "node:events";
import { realpath } from "node:fs/promises";
import { createServer } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { cannotOpen } from "../cannot-open.ts";
import { parseDatabaseUrl } from "../database-url.ts";
import { describeFile, makeFile, shutToOthers } from "./file.ts";
import { identityOf } from "./same-file.ts";
import { isBusy } from "./trouble.ts";

/** A process has ten seconds to stop; the next one waits a little longer. */
const WAIT_MS = 12_000;
const WAIT_STEP_MS = 100;

/** Held until it is released or the process ends, however it ends. */
export type ProcessLock = { release(): void };

/** Another process is using the database, and did not stop in time. */
export class DatabaseInUseError extends Error {
  override readonly name = "DatabaseInUseError";
}

/**
 * Makes sure that only one process uses a SQLite database: each of two would mistake the other's step in progress for
 * one that was cut off. Waits for a process that is stopping, then throws `DatabaseInUseError`.
 */
export async function lockDatabase(url: string, { waitMs = WAIT_MS } = {}): Promise<ProcessLock> {
  const read = parseDatabaseUrl(url);
  if (read?.kind !== "sqlite") return { release: () => undefined };
  const deadline = performance.now() + waitMs;
  for (;;) {
    const lock = await tryLock(read.path);
    if (lock !== null) return lock;
    if (performance.now() > deadline)
      throw new DatabaseInUseError("Cannot lock the database: another process is using it");
    await wait(WAIT_STEP_MS);
  }
}

/** The lock of a file, making the file where it is missing; null when somebody else has it. */
async function tryLock(path: string): Promise<ProcessLock | null> {
  const held: ProcessLock[] = [];
  const release = () => {
    for (const each of held) each.release();
  };
  try {
    await makeFile(path);
    const file = await realpath(path);
    await shutToOthers(file);
    held.push(await lockBeside(file));
    held.push(await lockByIdentity(file));
    return { release };
  } catch (error) {
    release();
    if (isBusy(error) || isTaken(error)) return null;
    throw cannotOpen(describeFile(path), error);
  }
}

/** Beside the file, so that machines and containers which share its folder see it. The operating system holds it. */
async function lockBeside(file: string): Promise<ProcessLock> {
  const path = `${file}.lock`;
  await makeFile(path);
  await shutToOthers(path);
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec("begin exclusive");
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * By the file itself: it may have other names (a hard link), and somebody may remove the lock beside it. A name without
 * a file, which Linux forgets with the process that holds it: https://man7.org/linux/man-pages/man7/unix.7.html
 */
async function lockByIdentity(file: string): Promise<ProcessLock> {
  const server = createServer().unref();
  if (process.platform === "linux") {
    server.listen(`\0qb-invite ${identityOf(file)}`);
    await once(server, "listening");
  }
  return { release: () => void server.close() };
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
