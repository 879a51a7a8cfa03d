import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Described } from "./cannot-open.ts";

// https://www.sqlite.org/rescode.html#busy: its extended codes share the low byte.
const SQLITE_BUSY = 5;

/** Whether SQLite did not do it because somebody else holds the file. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    "errcode" in error &&
    typeof error.errcode === "number" &&
    (error.errcode & 0xff) === SQLITE_BUSY
  );
}

/** Makes the folder of a file where it is missing. */
export async function makeFolderOf(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
}

/** How errors speak of a database file to the operator. */
export function describeFile(path: string): Described {
  return {
    name: `the database file "${path}"`,
    advice: "let the user that runs the bot write there, or name another place in DATABASE_URL",
  };
}
