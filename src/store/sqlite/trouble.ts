import { NotSavedError } from "../../invite/not-saved.ts";
import { MendableError, reasonOf } from "../cannot-open.ts";

/** What SQLite answers: https://www.sqlite.org/rescode.html. Extended codes share the low byte. */
const BUSY = 5;
const CORRUPT = 11;
const FULL = 13;
const NOT_A_DATABASE = 26;
/** The index of the log cannot grow. */
const SHARED_MEMORY_SIZE = 4_874;

/** Whether SQLite gave up because another process holds the file. */
export function isBusy(error: unknown): boolean {
  return (codeOf(error) & 0xff) === BUSY;
}

/** The error to throw for one of SQLite: with a sentence for the operator where the problem is known. */
export function explainSqlite(error: unknown): unknown {
  const code = codeOf(error);
  if (code === SHARED_MEMORY_SIZE) return noRoom(error);
  switch (code & 0xff) {
    case FULL:
      return noRoom(error);
    case CORRUPT:
      return damaged(reasonOf(error), error);
    case NOT_A_DATABASE:
      return new MendableError("it is not a SQLite database, or its beginning is damaged", PUT_BACK, {
        cause: error,
      });
    default:
      return error;
  }
}

const PUT_BACK = "restore a backup (docs/operating.md), or set DATABASE_URL to another file";

/** The pages of the file contradict each other. */
export function damaged(how: string, cause?: unknown): MendableError {
  return new MendableError(`it is damaged (${how})`, PUT_BACK, { cause });
}

function noRoom(error: unknown): NotSavedError {
  const cause = new MendableError("the disk is full", "free up space on its disk", {
    cause: error,
  });
  return new NotSavedError(`Cannot write to the database: ${cause.message} (${reasonOf(error)})`, { cause });
}

function codeOf(error: unknown): number {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode
    : 0;
}
