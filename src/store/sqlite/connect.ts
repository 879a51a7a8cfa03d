import type { Connection } from "../connection.ts";
import { createSqliteDialect } from "./dialect.ts";
import { makeFile } from "./file.ts";
import { NO_NUDGES } from "./no-nudges.ts";
import { watchFile } from "./same-file.ts";
import { SOLE_CLAIMS } from "./sole-claims.ts";

/** Prepares the connection to a SQLite file, making it and its folder where they are missing. */
export async function connectSqlite(path: string): Promise<Connection> {
  await makeFile(path);
  const watch = watchFile(path);
  return {
    dialect: createSqliteDialect(path, watch),
    claims: SOLE_CLAIMS,
    nudges: NO_NUDGES,
    lost: watch.gone,
    areOthersAtWork: async () => false,
    reserveTurns: null,
  };
}
