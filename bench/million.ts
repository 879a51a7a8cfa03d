import { setTimeout as pause } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import type { Person } from "../src/standin/slack/people/person.ts";
import { openDatabase } from "../src/store/database.ts";
import { createRequestStore } from "../src/store/request-store.ts";
import type { Queries } from "../src/store/tables.ts";
import { startPostgresServer } from "../test/store/postgres-server.ts";
import { type BenchWorld, GENERAL, openBenchWorld } from "./bench-world.ts";
import { startBenchBot } from "./bot.ts";
import { type Bench, quantile, type Row, times } from "./row.ts";

const FEW = 1_000;
const MANY = 1_000_000;
/** Each of them has asked for a thousandth of the requests, and so has whoever looks. */
const REQUESTERS = 1_000;
/** Whoever looks sees a full list either way. */
const AS_MANY_AS_ARE_SHOWN = 100;
const SAMPLES = 15;
/** Of what a sweep reads at once. */
const A_PAGE = 100;

/** What people look at and press, with a million finished requests in the database beside a thousand. */
export const million: Bench = async () => {
  const rows = [...(await onDatabase("SQLite", async ({ environment }) => environment.DATABASE_URL))];
  const server = await startPostgresServer({ isDurable: true });
  try {
    rows.push(...(await onDatabase("PostgreSQL", () => server.makeDatabase())));
  } finally {
    await server.remove();
  }
  return rows;
};

type Looks = Record<"Home tab" | "status" | "click → first Quickbase call" | "sweep", number>;

async function onDatabase(name: string, urlIn: (world: BenchWorld) => Promise<string>): Promise<Row[]> {
  const few = await looksWith(FEW, urlIn);
  const many = await looksWith(MANY, urlIn);
  const looks = Object.keys(few).filter((look): look is keyof Looks => look in many);
  return looks.map((look) => ({
    measure: `${look} with ${MANY.toLocaleString("en")} finished requests, ${name}`,
    beside: `with ${FEW.toLocaleString("en")}: ${few[look].toFixed(1)} ms`,
    value: `${many[look].toFixed(1)} ms`,
    ratio: times(many[look], few[look]),
    target: "≤ 1.5 ×",
    // What takes less than a few milliseconds either way is the noise of the machine.
    reached: many[look] <= 1.5 * few[look] + 3,
  }));
}

async function looksWith(count: number, urlIn: (world: BenchWorld) => Promise<string>): Promise<Looks> {
  const world = await openBenchWorld();
  try {
    const url = await urlIn(world);
    const settings = { DATABASE_URL: url };
    const [ana] = world.requesters;
    if (ana === undefined) throw new Error("Nobody asks");
    const first = await startBenchBot(world, { pace: "at once", settings });
    await denied(world, ana);
    await first.stop();
    const sweepMs = await fill(url, count);
    const bot = await startBenchBot(world, { pace: "at once", settings });
    const homeMs = await median(() => ana.opensHome({ deadlineMs: 60_000 }));
    const statusMs = await median(() => ana.types("/qb-invite status", { in: GENERAL }));
    let number = 0;
    const clickMs = await medianOf(async () => {
      const address = `million${number}@x.org`;
      number += 1;
      const buttons = world.seeButtons(ana, address);
      await world.ask(ana, `Nova Reyes <${address}>`);
      const open = await buttons;
      await world.calls.untilQuiet(150);
      const called = world.nextQuickbaseCall(() => true);
      const told = world.hear(open);
      const pressedAt = await world.approve(open);
      const tookMs = (await called) - pressedAt;
      await told;
      await world.calls.untilQuiet(150);
      return tookMs;
    });
    await bot.stop();
    return { "Home tab": homeMs, status: statusMs, "click → first Quickbase call": clickMs, sweep: sweepMs };
  } finally {
    await world.close();
  }
}

/** How long something takes. */
function median(work: () => Promise<unknown>): Promise<number> {
  return medianOf(async () => {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  });
}

/** The middle of what is measured. */
async function medianOf(measure: () => Promise<number>): Promise<number> {
  const tookMs: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    tookMs.push(await measure());
    await pause(5);
  }
  return quantile(tookMs, 0.5);
}

/** A request that is over without Quickbase: the pattern of all others. */
async function denied(world: BenchWorld, ana: Person): Promise<void> {
  const { lee } = world;
  const buttons = world.seeButtons(ana, "pattern@x.org");
  await world.ask(ana, "Nova Reyes <pattern@x.org>");
  await buttons;
  await lee.presses("Deny", { in: "quickbase-approvals" });
  const form = await lee.seesModal(/Deny/);
  await form.fills(/./, "Not now");
  await form.submits();
  await world.calls.untilQuiet(500);
}

/** Copies the pattern so many times, over many requesters, and says how long a sweep takes after that. */
async function fill(url: string, count: number): Promise<number> {
  const database = await openDatabase(url);
  try {
    await copyPattern(database.queries, count);
    const store = createRequestStore(database);
    const now = new Date();
    return await median(async () => {
      await store.dropDraftsBefore(new Date(now.getTime() - 86_400_000));
      await store.listDue(now, { skip: 0, limit: A_PAGE });
      await store.listUnsettled();
      await store.listPending({ after: null, limit: A_PAGE });
    });
  } finally {
    await database.close();
  }
}

async function copyPattern(queries: Queries, count: number): Promise<void> {
  const pattern = await queries.selectFrom("requests").selectAll().executeTakeFirstOrThrow();
  const fact = await queries.selectFrom("facts").selectAll().executeTakeFirstOrThrow();
  const id = sql`'req_f' || substr(cast(1000000000000 + n as text), 3)`;
  const part = sql`n % ${sql.lit(REQUESTERS)}`;
  await copyRows(queries, "requests", Object.keys(pattern), {
    count,
    where: sql`id = ${pattern.id}`,
    changed: {
      id,
      origin: sql`origin || '_' || cast(n as text)`,
      requester_id: sql`case when n <= ${sql.lit(AS_MANY_AS_ARE_SHOWN)} or ${part} = 0 then requester_id else 'U0BENCH' || cast(${part} as text) end`,
    },
  });
  await copyRows(queries, "facts", Object.keys(fact), {
    count,
    where: sql`request_id = ${pattern.id}`,
    changed: { request_id: id },
  });
  await sql`analyze`.execute(queries);
}

type Copies = { count: number; where: RawBuilder<unknown>; changed: Record<string, RawBuilder<unknown>> };

/** Copies the rows of a pattern, each with its number in what is to be another in each copy. */
async function copyRows(
  queries: Queries,
  table: string,
  columns: string[],
  { count, where, changed }: Copies,
): Promise<void> {
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${sql.lit(count)})
    select ${sql.join(columns.map((column) => changed[column] ?? sql.ref(column)))}
    from numbers cross join ${sql.table(table)} where ${where}`.execute(queries);
}
