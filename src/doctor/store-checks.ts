import { mkdtemp, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../config.ts";
import { MendableError, reasonOf } from "../store/cannot-open.ts";
import { type Database, migrate, openDatabaseAsItIs } from "../store/database.ts";
import { parseDatabaseUrl } from "../store/database-url.ts";
import { describeFile } from "../store/sqlite/file.ts";
import { type Check, type Finding, failed, ok } from "./check.ts";

/** Where requests are kept, and who may work on them. */
export function storeChecks({ databaseUrl }: Config): readonly Check[] {
  const shared = parseDatabaseUrl(databaseUrl)?.kind === "postgres";
  return [
    {
      id: "store.database",
      title: "Database",
      settings: ["DATABASE_URL"],
      after: [],
      async run() {
        const read = parseDatabaseUrl(databaseUrl);
        return read?.kind === "sqlite" && !(await exists(read.path))
          ? checkPlaceOf(resolve(read.path))
          : checkDatabase(databaseUrl);
      },
    },
    ...(shared ? [claimsCheck] : []),
  ];
}

/** Processes that share a database settle by claims who works on what. */
const claimsCheck: Check = {
  id: "store.claims",
  title: "Claims in the database",
  settings: ["DATABASE_URL"],
  after: ["store.database"],
  run: ({ config: { databaseUrl } }) =>
    inDatabase(databaseUrl, async ({ claims }) => {
      await claims.check();
      return ok("available");
    }),
};

/** Does not create the file: qb-invite itself does, so that it can write to it whoever ran the doctor. */
async function checkPlaceOf(path: string): Promise<Finding> {
  const problem = await problemOfFolder(await nearestFolder(dirname(path)));
  return problem === null
    ? ok(`${path} does not exist yet, the first start creates it`)
    : failed(`${path} cannot be created (${problem})`, asSentence(describeFile(path).advice));
}

function checkDatabase(databaseUrl: string): Promise<Finding> {
  return inDatabase(databaseUrl, async (database) => {
    await doAndTakeBack(database, writeSomething);
    const problem = await problemOf(() => doAndTakeBack(database, migrate));
    if (problem !== null)
      return failed(
        `its tables cannot be brought up to date (${problem})`,
        "Run the version of qb-invite that made them, or set DATABASE_URL to another database.",
      );
    return ok(
      database.isUpToDate
        ? "writable, tables up to date"
        : "writable, the next start brings the tables up to date",
    );
  });
}

/** Looks at something in the open database; an error is a failed check. */
async function inDatabase(
  databaseUrl: string,
  look: (database: Awaited<ReturnType<typeof openDatabaseAsItIs>>) => Promise<Finding>,
): Promise<Finding> {
  let close = async (): Promise<void> => undefined;
  try {
    const database = await openDatabaseAsItIs(databaseUrl);
    close = database.close;
    return await look(database);
  } catch (error) {
    return error instanceof MendableError
      ? failed(error.message, asSentence(error.advice))
      : failed(reasonOf(error), "Check DATABASE_URL.");
  } finally {
    await close();
  }
}

/** A clause as a sentence of its own. */
function asSentence(advice: string): string {
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}

async function writeSomething(queries: Database["queries"]): Promise<void> {
  await queries.schema.createTable("doctor_probe").addColumn("id", "text").execute();
}

/** Does it and rolls it back, which proves that it can be done and leaves nothing behind. */
async function doAndTakeBack({ queries }: Database, doing: typeof writeSomething): Promise<void> {
  const takenBack = new Error("Taken back");
  try {
    await queries.transaction().execute(async (transaction) => {
      await doing(transaction);
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
}

/** The folder, or the nearest existing one in which it would be created. */
async function nearestFolder(path: string): Promise<string> {
  return (await exists(path)) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

async function problemOfFolder(folder: string): Promise<string | null> {
  return problemOf(async () => rm(await mkdtemp(join(folder, ".doctor-")), { recursive: true }));
}

async function exists(path: string): Promise<boolean> {
  return (await problemOf(() => stat(path))) === null;
}

async function problemOf(doing: () => Promise<unknown>): Promise<string | null> {
  try {
    await doing();
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}
