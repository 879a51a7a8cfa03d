import { open } from "node:fs/promises";
import { dirname } from "node:path";

/** The log beside a database that is open (`-wal`): all that was committed is there until a checkpoint. */
export type WriteAheadLog = {
  /** Resolves when the disk has all of it. */
  sync(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens the log of a database that is open already. SQLite keeps the file as long as anybody has the database open, and
 * locks it nowhere: closing it here takes no lock away (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
export async function openWriteAheadLog(path: string): Promise<WriteAheadLog> {
  // To write: other systems than Linux sync no file that was opened to be read.
  const file = await open(`${path}-wal`, "r+");
  await syncFolder(dirname(path));
  return { sync: () => file.datasync(), close: () => file.close() };
}

/** A log that is new has to be found again as well. Not every file system lets a folder be synced; SQLite goes on there too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
