import { chmod, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { type Described, MendableError } from "../cannot-open.ts";
import { damaged } from "./trouble.ts";

/** Requests name people and their addresses: only qb-invite's own user may read them. */
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** Makes the file and its folder where they are missing, readable by their owner only. */
export async function makeFile(path: string): Promise<void> {
  await makeFolderOf(path);
  await (await open(path, "a", OWNER_ONLY)).close();
}

/** Lets only the owner read the database and what SQLite keeps beside it. */
export async function shutToOthers(path: string): Promise<void> {
  // SQLite makes missing ones with the rights of the database; those of somebody else are not ours to change.
  for (const each of [path, `${path}-wal`, `${path}-shm`])
    await chmod(each, OWNER_ONLY).catch(() => undefined);
}

async function makeFolderOf(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY_FOLDER });
}

/** How errors tell the operator of a database file. */
export function describeFile(path: string): Described {
  return {
    name: `the database file "${path}"`,
    advice: "let the user that runs qb-invite write there, or set DATABASE_URL to another place",
  };
}

/** Tables that qb-invite's own database has from its first start on. */
const OUR_TABLES = new Set(["kysely_migration", "invite_requests", "drafts"]);

/** Reads a file through before anything is changed in it; throws when it is damaged or belongs to another program. */
export function insistOnOurs(file: DatabaseSync): void {
  const names = file.prepare("select name from sqlite_schema where type = 'table'").all();
  if (names.length > 0 && !names.some(({ name }) => typeof name === "string" && OUR_TABLES.has(name)))
    throw new MendableError(
      "it belongs to another program: it has none of qb-invite's tables",
      "set DATABASE_URL to another file",
    );
  const [found] = file.prepare("pragma quick_check(1)").all();
  const verdict = String(found?.quick_check);
  if (verdict !== "ok") throw damaged(verdict.replaceAll(/\s+/g, " "));
}
