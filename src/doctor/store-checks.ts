import { mkdtemp, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { adviceOn, type Database, migrate, openDatabaseAsItIs } from "../store/database.ts";
import { parseDatabaseUrl } from "../store/database-url.ts";
import { type Check, type Finding, failed, ok } from "./check.ts";

/** Where requests are kept. */
export const storeChecks: Check[] = [
  {
    id: "store.database",
    title: "Database",
    settings: ["DATABASE_URL"],
    after: [],
    async run({ config: { databaseUrl } }) {
      const read = parseDatabaseUrl(databaseUrl);
      return read?.kind === "sqlite" && !(await exists(read.path))
        ? checkPlaceOf(resolve(read.path), databaseUrl)
        : checkDatabase(databaseUrl);
    },
  },
];

/** The file is left to the bot to make: made by somebody else, the bot might not be able to write to it. */
async function checkPlaceOf(path: string, databaseUrl: string): Promise<Finding> {
  const problem = await problemOfFolder(await nearestFolder(dirname(path)));
  return problem === null
    ? ok(`${path} is not there yet, the first start makes it`)
    : failed(`${path} cannot be made (${problem})`, toAdvice(databaseUrl));
}

async function checkDatabase(databaseUrl: string): Promise<Finding> {
  let close = async (): Promise<void> => undefined;
  try {
    const database = await openDatabaseAsItIs(databaseUrl);
    close = database.close;
    await doAndTakeBack(database, writeSomething);
    const problem = await problemOf(() => doAndTakeBack(database, migrate));
    if (problem !== null)
      return failed(
        `a start cannot bring its tables up to date (${problem})`,
        "Run the version of the bot that made them, or name another database in DATABASE_URL.",
      );
    return ok(
      database.isUpToDate
        ? "writable, its tables are up to date"
        : "writable, the next start brings its tables up to date",
    );
  } catch (error) {
    return failed(reasonOf(error), toAdvice(databaseUrl));
  } finally {
    await close();
  }
}

/** The advice as a sentence of its own. */
function toAdvice(databaseUrl: string): string {
  const advice = adviceOn(databaseUrl);
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`;
}

async function writeSomething(queries: Database["queries"]): Promise<void> {
  await queries.schema.createTable("doctor_probe").addColumn("id", "text").execute();
}

/** Does it and rolls it back: it is proved possible, whatever is in the file, and nothing stays. */
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

/** The folder, or the one above it in which it would have to be made. */
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

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // "EACCES: permission denied, open '/data/x'": the place is in the sentence around it already.
  return "syscall" in error ? (error.message.split(`, ${error.syscall}`)[0] ?? error.message) : error.message;
}
