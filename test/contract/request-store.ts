import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { createRequestStore } from "../../src/store/request-store.ts";
import type { Tables } from "../../src/store/tables.ts";
import type { Bench } from "./bench.ts";
import { testChains } from "./chains.ts";
import { testCodes } from "./codes.ts";
import { testLog } from "./log.ts";
import { testMessagesAndDrafts } from "./messages-and-drafts.ts";
import { testMoves } from "./moves.ts";
import { testRequests } from "./requests.ts";
import { testRoundTrip } from "./round-trip.ts";
import { testSequences } from "./sequences.ts";
import { testSummaries } from "./summaries.ts";

/** An empty database of its own: `open` makes a new connection to it each time. */
export type Prepared = { open(): Promise<Database>; remove(): Promise<void> };

/** Whatever refers to another table stands before it. */
const TABLES: (keyof Tables)[] = ["drafts", "home_openings", "paces", "announcements", "facts", "requests"];

/** What every database must do for the store. */
export function describeRequestStore(name: string, prepare: () => Promise<Prepared>): void {
  describe(`the request store on ${name}`, () => {
    let prepared: Prepared;
    let opened: Database[] = [];
    let bench: Bench;

    async function openBench(): Promise<Bench> {
      // Both at once: the second start meets the migrations of the first.
      const [first, second] = await Promise.all([prepared.open(), prepared.open()]);
      opened = [first, second];
      return {
        store: createRequestStore(first),
        other: createRequestStore(second),
        facts: () => first.queries.selectFrom("facts").selectAll().execute(),
        rows: async () => {
          const tables = TABLES.map((table) => first.queries.selectFrom(table).selectAll().execute());
          return (await Promise.all(tables)).flat();
        },
        reopen,
      };
    }

    async function close(): Promise<void> {
      await Promise.all(opened.map((database) => database.close()));
    }

    async function reopen(): Promise<void> {
      await close();
      Object.assign(bench, await openBench());
    }

    beforeAll(async () => {
      prepared = await prepare();
      bench = await openBench();
    });

    // A new database for each would take most of the time, and the migrations are the same.
    beforeEach(async () => {
      for (const table of TABLES) await opened[0]?.queries.deleteFrom(table).execute();
    });

    afterAll(async () => {
      await close();
      await prepared.remove();
    });

    const getBench = () => bench;
    testRequests(getBench);
    testMoves(getBench);
    testLog(getBench);
    testMessagesAndDrafts(getBench);
    testRoundTrip(getBench);
    testSummaries(getBench);
    testChains(getBench);
    testCodes(getBench);
    testSequences(getBench);
  });
}
