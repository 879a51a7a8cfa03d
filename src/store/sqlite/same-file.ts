import { statSync } from "node:fs";

/** The path no longer leads to the file that was opened: what is written would be lost. */
class FileGoneError extends Error {
  override readonly name = "FileGoneError";

  constructor(path: string) {
    super(
      `The database file "${path}" was deleted, moved or replaced while in use, so qb-invite stops before it acknowledges what would be lost; put the file or a backup back (docs/operating.md), then start qb-invite again`,
    );
  }
}

/** Checks whether a path still leads to the file that is open. */
export type FileWatch = {
  /** Throws `FileGoneError` when it does not, and from then on. */
  insist(): void;
  /** Gives the file up for another reason. */
  giveUp(reason: Error): void;
  /** Aborts, with the error as its reason, when it no longer does, or is given up. */
  gone: AbortSignal;
};

/**
 * Remembers which file a path leads to, by device and inode: its inode cannot be given to another file while it is open.
 * The log beside it (`-wal`) counts as well, from when it is first there: it holds what was written last.
 */
export function watchFile(path: string): FileWatch {
  const seen = new Map([[path, identityOf(path)]]);
  const gone = new AbortController();
  const isSame = (each: string) => {
    const identity = identityOf(each);
    const before = seen.get(each) ?? null;
    if (before === null) seen.set(each, identity);
    return before === null || before === identity;
  };
  return {
    insist() {
      if (!gone.signal.aborted && !(isSame(path) && isSame(`${path}-wal`)))
        gone.abort(new FileGoneError(path));
      gone.signal.throwIfAborted();
    },
    giveUp: (reason) => gone.abort(reason),
    gone: gone.signal,
  };
}

/** Identifies a file by more than its name; null when there is none. */
export function identityOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}
