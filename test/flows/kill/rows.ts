import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { PostgresServer } from "../../store/postgres-server.ts";

/** What a test may ask of the rows, past the bot. */
export type Rows = {
  url(folder: string): Promise<string>;
  ask(url: string, statement: string): Promise<Record<string, unknown>[]>;
};

/** Each kind of database. The server may start later. */
export const databases = (server: () => PostgresServer): Record<string, Rows> => ({
  SQLite: {
    url: async (folder) => `sqlite:${join(folder, "qb-invite.db")}`,
    async ask(url, statement) {
      const file = new DatabaseSync(url.replace("sqlite:", ""), {
        timeout: 5_000,
        readOnly: statement.startsWith("select"),
      });
      try {
        return file.prepare(statement).all();
      } finally {
        file.close();
      }
    },
  },
  PostgreSQL: {
    url: () => server().makeDatabase(),
    async ask(url, statement) {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query<Record<string, unknown>>(statement)).rows;
      } finally {
        await client.end();
      }
    },
  },
});

/** Something that has happened, as its row says it. */
export type Fact = { position: number; number: number; fact: Record<string, unknown> };

/** A request, as its row says it. */
export type Row = { id: string; status: string; version: number; settled_version: number };

/** A question to the rows of one database. */
export type Ask = (statement: string) => Promise<Record<string, unknown>[]>;

/** A restarted bot has a minute. */
export const RECOVERY_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** How many requests there are. */
export async function countRequests(scene: { ask: Ask }): Promise<number> {
  return Number((await scene.ask('select count(*) as "count" from requests'))[0]?.count);
}

/** The request of this point; the rows say what it has come to. */
export async function getRow(scene: { ask: Ask }): Promise<Row> {
  const [row] = await scene.ask(
    "select id, status, version, settled_version from requests order by asked_at desc limit 1",
  );
  return row as Row;
}

/** All that has happened to a request. */
export async function readFacts(scene: { ask: Ask }, { id }: Row): Promise<Fact[]> {
  const rows = await scene.ask(
    `select position, number, fact from facts where request_id = '${id}' order by position, number`,
  );
  return rows.map(({ position, number, fact }) => {
    return { position: Number(position), number: Number(number), fact: JSON.parse(String(fact)) };
  });
}

/** What has happened to one of its people. */
export const factsOf = (facts: Fact[], position: number) =>
  facts.filter((each) => each.position === position).map(({ fact }) => fact);

/** Those of whom nobody can know: their mail was begun, and its answer is not there or not known. */
export function findDoubts(facts: Fact[], { people }: { people: readonly { email: string }[] }): string[] {
  return people.flatMap(({ email }, position) => {
    const own = factsOf(facts, position);
    const mail = own.findLastIndex(({ fact, step }) => fact === "begun" && step === "mail");
    const after = own.slice(mail + 1);
    const isAnswered = after.some(
      ({ fact, answer }) => fact === "came to" && !JSON.stringify(answer).includes('"unknown"'),
    );
    const isAskedAgain = after.some(({ fact }) => fact === "asked again");
    return mail >= 0 && !isAnswered && !isAskedAgain ? [email] : [];
  });
}

/** Waits until the request of this point is as it should be. */
export async function untilStatus(scene: { ask: Ask }, isMeant: (row: Row) => boolean): Promise<Row> {
  const deadline = performance.now() + RECOVERY_MS;
  for (;;) {
    const row = await getRow(scene);
    if (isMeant(row)) return row;
    if (performance.now() > deadline) throw new Error(`The request stays ${JSON.stringify(row)}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Whether all has been done for the version that it has. */
export const isSettled = ({ version, settled_version }: Row) => settled_version === version;
/** Whether nothing is left to do or to decide. */
export const isOver = (row: Row) => !["pending", "approved"].includes(row.status) && isSettled(row);
