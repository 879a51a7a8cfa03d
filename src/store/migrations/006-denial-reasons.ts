import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { fillSummaries } from "./fill-summaries.ts";

/** Lists show why a request was denied. */
export const denialReasons: Migration = {
  up: (database: Kysely<unknown>): Promise<void> => fillSummaries(database, { status: "denied" }),
};
