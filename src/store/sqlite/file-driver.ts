import { setTimeout as wait } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  SelectQueryNode,
  SqliteDriver,
} from "kysely";
import { createOneAtATime } from "../../lib/one-at-a-time.ts";
import { reasonOf } from "../cannot-open.ts";
import { openFile } from "./open-file.ts";
import type { FileWatch } from "./same-file.ts";
import { createSharedSync, type SharedSync } from "./shared-sync.ts";
import { explainSqlite, isBusy } from "./trouble.ts";
import type { WriteAheadLog } from "./write-ahead-log.ts";

/** How long a statement waits while another process writes. */
const LONGEST_WAIT_MS = 10_000;
const WAIT_STEP_MS = 5;

type Parts = {
  path: string;
  watch: FileWatch;
  openLog: (path: string) => Promise<WriteAheadLog>;
};

/** An open file, and what makes sure that it keeps what it is given. */
type OpenFile = {
  connection: DatabaseConnection;
  watch: FileWatch;
  sync: SharedSync;
  takeTurn: <T>(work: () => Promise<T>) => Promise<T>;
};

/** Keeps what it is given: docs/decisions/11-disk-beside.md. */
export class FileDriver extends SqliteDriver {
  readonly #parts: Parts;
  #log: WriteAheadLog | null = null;
  #file: OpenFile | null = null;

  constructor(parts: Parts) {
    super({ database: async () => openFile(parts.path) });
    this.#parts = parts;
  }

  override async init(): Promise<void> {
    const { path, watch, openLog } = this.#parts;
    await super.init().catch(throwExplained);
    const log = await openLog(path).catch(async (error: unknown) => {
      await super.destroy();
      throw error;
    });
    this.#log = log;
    const oneAtATime = createOneAtATime();
    this.#file = {
      connection: await super.acquireConnection(),
      watch,
      sync: createSharedSync(() => log.sync().catch((error) => giveUp(this.#parts, error))),
      takeTurn: (work) => oneAtATime("statement", work),
    };
  }

  override async acquireConnection(): Promise<TakingTurns> {
    if (this.#file === null) throw new Error("The database is not open");
    return new TakingTurns(this.#file);
  }

  override beginTransaction(connection: TakingTurns): Promise<void> {
    return connection.begin();
  }

  override commitTransaction(connection: TakingTurns): Promise<void> {
    return connection.commit();
  }

  override rollbackTransaction(connection: TakingTurns): Promise<void> {
    return connection.rollBack();
  }

  override async destroy(): Promise<void> {
    // Whoever still waits for the disk hears of it first; whether it has refused is for them to hear.
    await this.#file?.sync.untilSynced().catch(() => undefined);
    await super.destroy();
    await this.#log?.close();
  }
}

/**
 * The one connection, as each of its users has it: statements take turns, a transaction keeps its turn to its end, and
 * the disk is waited for outside of it, by as many as there are.
 */
class TakingTurns implements DatabaseConnection {
  readonly #file: OpenFile;
  /** Ends the turn of the transaction; null while there is none. */
  #endTurn: (() => void) | null = null;

  constructor(file: OpenFile) {
    this.#file = file;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { takeTurn, sync, watch } = this.#file;
    if (this.#endTurn !== null) {
      const result = await this.#execute<Row>(query);
      watch.insist();
      return result;
    }
    try {
      const result = await takeTurn(() => this.#execute<Row>(query));
      if (!SelectQueryNode.is(query.query)) sync.wrote();
      return result;
    } finally {
      // Also when it has failed: that something is taken already is as good as seen.
      await this.#untilSafe();
    }
  }

  /** Takes the write lock at once: taken later, after a read, it can fail with nothing to wait for. */
  async begin(): Promise<void> {
    const begun = Promise.withResolvers<void>();
    void this.#file.takeTurn(async () => {
      const ended = Promise.withResolvers<void>();
      this.#endTurn = ended.resolve;
      begun.resolve();
      await ended.promise;
    });
    await begun.promise;
    try {
      await this.#execute(CompiledQuery.raw("begin immediate"));
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#execute(CompiledQuery.raw("commit"));
    this.#file.sync.wrote();
    this.#leave();
    await this.#untilSafe();
  }

  /** What it has seen is on disk once it has ended. Kysely asks for it as well when the disk has refused a commit. */
  async rollBack(): Promise<void> {
    // A full disk has rolled back already; what went wrong is for the caller to hear, and not this.
    if (this.#endTurn !== null) await this.#execute(CompiledQuery.raw("rollback")).catch(() => undefined);
    this.#leave();
    await this.#untilSafe();
  }

  // biome-ignore lint/correctness/useYield: nothing is streamed.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("Queries of SQLite are not streamed");
  }

  #leave(): void {
    this.#endTurn?.();
    this.#endTurn = null;
  }

  /** What was seen may be as new as what was written: somebody is told of it, or acts upon it, all the same. */
  async #untilSafe(): Promise<void> {
    await this.#file.sync.untilSynced();
    this.#file.watch.insist();
  }

  /** Waits while another process writes: SQLite's own busy timeout would stop this one meanwhile. */
  async #execute<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const deadline = performance.now() + LONGEST_WAIT_MS;
    for (;;)
      try {
        return await this.#file.connection.executeQuery<Row>(query);
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw explainSqlite(error);
        await wait(WAIT_STEP_MS);
      }
  }
}

/** The disk has refused: what it has of what was written nobody knows, and trying again would not tell. */
class NotSyncedError extends Error {
  override readonly name = "NotSyncedError";

  constructor(path: string, cause: unknown) {
    super(
      `The disk did not take what was written to the database file "${path}" (${reasonOf(cause)}), so qb-invite stops before it acknowledges what may be lost; see to the disk, then start qb-invite again`,
      { cause },
    );
  }
}

function giveUp({ path, watch }: Parts, cause: unknown): never {
  const error = new NotSyncedError(path, cause);
  watch.giveUp(error);
  throw error;
}

function throwExplained(error: unknown): never {
  throw explainSqlite(error);
}
