/** Takes what was written to the disk, once for all who wait. */
export type SharedSync = {
  /** Something was written that the disk may not have yet. */
  wrote(): void;
  /** Resolves when the disk has all that was written so far; rejects for good once it has refused. */
  untilSynced(): Promise<void>;
};

/**
 * Group commit: who comes while a sync is under way shares the next one. A sync that failed is never asked again, for the
 * next would succeed without what the first has lost: https://wiki.postgresql.org/wiki/Fsync_Errors
 */
export function createSharedSync(sync: () => Promise<void>): SharedSync {
  // What a process that was killed has left may be in no better place than the memory of the operating system.
  let written = 1;
  let synced = 0;
  let underWay: Promise<void> | null = null;
  const syncAll = async (): Promise<void> => {
    const upTo = written;
    await sync();
    synced = upTo;
    underWay = null;
  };
  return {
    wrote() {
      written += 1;
    },
    async untilSynced() {
      const upTo = written;
      while (synced < upTo) {
        underWay ??= syncAll();
        await underWay;
      }
    },
  };
}
