import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Database, openDatabase } from "../../src/store/database.ts";

/** A new empty folder; whoever asks for it removes it. */
export async function makeFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "qb-invite-store-"));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** A new empty folder that is removed when the test ends. */
export async function someFolder(): Promise<string> {
  const { folder, remove } = await makeFolder();
  onTestFinished(remove);
  return folder;
}

/** A database file that is closed and removed when the test ends. */
export async function someDatabase(): Promise<{ database: Database; path: string }> {
  const path = join(await someFolder(), "rows.db");
  const database = await openDatabase(`sqlite:${path}`);
  onTestFinished(() => database.close());
  return { database, path };
}
