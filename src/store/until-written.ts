import { setTimeout as pause } from "node:timers/promises";

const PAUSE_MS = 500;
/** Long enough for a database to fail over. */
const LONGEST_MS = 600_000;

/**
 * Writes what is known in this place only, and would be lost: repeats a write that fails until the database takes
 * it, for ten minutes at most, or until the database is closed.
 */
export async function untilWritten<T>(write: () => Promise<T>, closing: AbortSignal): Promise<T> {
  const deadline = performance.now() + LONGEST_MS;
  for (;;)
    try {
      return await write();
    } catch (error) {
      if (closing.aborted || performance.now() > deadline) throw error;
      await pause(PAUSE_MS, undefined, { signal: closing }).catch(() => undefined);
    }
}
