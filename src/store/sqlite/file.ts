import { chmod, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { type Described, MendableError } from "../cannot-open.ts";
import { damaged } from "./trouble.ts";

/** Requests name people and their addresses: they are for the bot's own user. */
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** Makes a file where it is missing, and its folder, for the bot alone. */
export async function makeFile(path: string): Promise<void> {
  await makeFolderOf(path);
  await (await open(path, "a", OWNER_ONLY)).close();
}

/** Shuts a database, and what SQLite keeps beside it with the same rights, to everybody but the owner. */
export async function shutToOthers(path: string): Promise<void> {
  // One that is not there will be made with the rights of the first; one of somebody else's is not ours to change.
  for (const each of [path, `${path}-wal`, `${path}-shm`])
    await chmod(each, OWNER_ONLY).catch(() => undefined);
}

async function makeFolderOf(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY_FOLDER });
}

/** How errors speak of a database file to the operator. */
export function describeFile(path: string): Described {
  return {
    name: `the database file "${path}"`,
    advice: "let the user that runs the bot write there, or name another place in DATABASE_URL",
  };
}

/** Tables by which the bot's own database is known, from its first start on. */
const OUR_TABLES = new Set(["kysely_migration", "invite_requests", "drafts"]);

/** Reads a file through before anything is changed in it; throws when it is damaged or belongs to another program. */
export function insistOnOurs(file: DatabaseSync): void {
  const names = file.prepare("select name from sqlite_schema where type = 'table'").all();
  if (names.length > 0 && !names.some(({ name }) => typeof name === "string" && OUR_TABLES.has(name)))
    throw new MendableError(
      "it belongs to another program: none of its tables is the bot's",
      "name another file in DATABASE_URL",
    );
  const [found] = file.prepare("pragma quick_check(1)").all();
  const verdict = String(found?.quick_check);
  if (verdict !== "ok") throw damaged(verdict.replaceAll(/\s+/g, " "));
}
