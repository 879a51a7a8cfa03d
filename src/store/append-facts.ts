import { sql } from "kysely";
import type { LaterFact } from "../invite/facts.ts";
import { withFact } from "../invite/fold.ts";
import type { AddedEntry } from "../invite/ports.ts";
import type { InviteRequest, PendingRequest, RequestVersion } from "../invite/request.ts";
import type { RequestId } from "../invite/values.ts";
import { chain, type NewFact, NOTHING_BEFORE, sealHeads } from "./chain.ts";
import { parseRequest } from "./parse-rows.ts";
import { isStillIn, lockRequest } from "./row-locks.ts";
import { type FactRow, OF_REQUEST, type Queries } from "./tables.ts";
import {
  toAskedFact,
  toEntryFacts,
  toMovingColumns,
  toPersonFactRow,
  toPersonFacts,
  toRequestFactRow,
  toRequestRow,
} from "./to-rows.ts";

/** Writes the whole request or nothing; false when its form has been stored already. */
export function insertRequest(queries: Queries, request: PendingRequest, origin: string): Promise<boolean> {
  return queries.transaction().execute(async (transaction) => {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto("requests")
      .values(toRequestRow(request, { origin, dueAt: request.askedAt }))
      .onConflict((conflict) => conflict.column("origin").doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return false;
    await insertFacts(transaction, firstFacts(request));
    return true;
  });
}

function firstFacts(request: PendingRequest): readonly FactRow[] {
  const { id, invitees, askedAt } = request;
  const asked = chain(toRequestFactRow({ id, number: 0 }, toAskedFact(request)), {
    previous: NOTHING_BEFORE,
    heads: null,
  });
  const people = invitees.flatMap((invitee) => {
    const { position } = invitee;
    const facts = toPersonFacts(invitee, askedAt).map((fact, number) =>
      toPersonFactRow({ id, position, number }, fact),
    );
    return chainAll(facts, asked.hash);
  });
  return [asked, ...people];
}

type Move = { from: RequestVersion; fact: LaterFact; added: readonly AddedEntry[] };

/**
 * Adds a fact to the request, and lines to the logs of its people, all or nothing. Gives the request as it is then;
 * null when somebody was first.
 */
export async function moveRequest(queries: Queries, move: Move): Promise<InviteRequest | null> {
  for (;;) {
    const moved = await inTransaction(queries, (transaction) => tryToMove(transaction, move));
    // Somebody has written for one of its people meanwhile, and the request may be the same still.
    if (moved !== "lost") return moved;
  }
}

async function tryToMove(
  queries: Queries,
  { from, fact, added }: Move,
): Promise<InviteRequest | null | "lost"> {
  await lockRequest(queries, from.id);
  const present = await readPresent(queries, from.id);
  if (present === null || present.request.version !== from.version) return null;
  const { request, chains } = present;
  if (added.some(({ position, index }) => logLength(request, position) !== index)) return null;
  const to = withFact(withEntries(request, added), fact);
  const { numUpdatedRows } = await queries
    .updateTable("requests")
    .set({ ...toMovingColumns(to, fact.at), people_version: present.peopleVersion + 1 })
    .where("id", "=", from.id)
    .where("version", "=", from.version)
    .where("people_version", "=", present.peopleVersion)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) return "lost";
  const lines = added.flatMap(({ position, index, entry }) => {
    const { length, end } = chains.ofPerson(position);
    const facts = toEntryFacts(entry, index).map((each, more) =>
      toPersonFactRow({ id: from.id, position, number: length + more }, each),
    );
    return chainAll(facts, end);
  });
  const facts = [...lines, ownFact(to, fact, chains)];
  return (await insertFacts(queries, facts)) === facts.length ? to : "lost";
}

/** Takes everything back unless `work` comes to something. */
export async function inTransaction<T>(
  queries: Queries,
  work: (transaction: Queries) => Promise<T | "lost">,
): Promise<T | "lost"> {
  try {
    return await queries.transaction().execute(async (transaction) => {
      const result = await work(transaction);
      if (result === "lost") throw new LostRaceError();
      return result;
    });
  } catch (error) {
    if (error instanceof LostRaceError) return "lost";
    throw error;
  }
}

/** Undoes a transaction. */
class LostRaceError extends Error {
  override readonly name = "LostRaceError";
}

/** Where each chain of a request ends. A person's chain begins after the request's first fact. */
type Chains = { own: string; ofPerson(position: number): { length: number; end: string } };

type Present = { request: InviteRequest; chains: Chains; peopleVersion: number };

/** The request as it is now, with all that a next fact needs; null when there is none. */
async function readPresent(queries: Queries, id: RequestId): Promise<Present | null> {
  const rows = await queries
    .selectFrom("facts")
    .innerJoin("requests", "requests.id", "facts.request_id")
    .select(["position", "number", "at", "fact", "hash", "people_version"])
    .where("request_id", "=", id)
    .orderBy("position")
    .orderBy("number")
    .execute();
  const [first] = rows;
  if (first === undefined) return null;
  const streams = Map.groupBy(rows, ({ position }) => position);
  return {
    request: parseRequest(id, rows),
    peopleVersion: first.people_version,
    chains: {
      own: streams.get(OF_REQUEST)?.at(-1)?.hash ?? first.hash,
      ofPerson(position) {
        const stream = streams.get(position) ?? [];
        return { length: stream.length, end: stream.at(-1)?.hash ?? first.hash };
      },
    },
  };
}

function logLength(request: InviteRequest, position: number): number {
  const person = request.invitees[position];
  if (person === undefined) throw new Error(`There is no person ${position} in "${request.id}"`);
  return person.log.length;
}

function withEntries<Request extends InviteRequest>(request: Request, added: readonly AddedEntry[]): Request {
  const entries = new Map(added.map(({ position, entry }) => [position, entry]));
  const invitees = request.invitees.map((invitee) => {
    const entry = entries.get(invitee.position);
    return entry === undefined ? invitee : { ...invitee, log: [...invitee.log, entry] };
  });
  return { ...request, invitees };
}

/** The request's own fact. One that ends the work seals the chains of its people. */
function ownFact(to: InviteRequest, fact: LaterFact, { own, ofPerson }: Chains): FactRow {
  const isOver = to.status !== "pending" && to.status !== "approved";
  return chain(toRequestFactRow({ id: to.id, number: to.version - 1 }, fact), {
    previous: own,
    heads: isOver ? sealHeads(to.invitees.map(({ position }) => ofPerson(position).end)) : null,
  });
}

/** Chains the facts of one stream; `previous` is the hash of the fact before them. */
export function chainAll(facts: readonly NewFact[], previous: string): readonly FactRow[] {
  let before = previous;
  return facts.map((fact) => {
    const row = chain(fact, { previous: before, heads: null });
    before = row.hash;
    return row;
  });
}

/** A statement takes so many parameters: https://www.sqlite.org/limits.html#max_variable_number */
const ROWS_AT_ONCE = 500;

/** Adds the facts whose number in their stream is still free, and says how many were. */
export async function insertFacts(queries: Queries, facts: readonly FactRow[]): Promise<number> {
  let inserted = 0;
  for (let from = 0; from < facts.length; from += ROWS_AT_ONCE) {
    const { numInsertedOrUpdatedRows } = await queries
      .insertInto("facts")
      .values(facts.slice(from, from + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.columns(["request_id", "position", "number"]).doNothing())
      .executeTakeFirstOrThrow();
    inserted += Number(numInsertedOrUpdatedRows);
  }
  return inserted;
}

/** Adds all of them or none, in one statement; false when a number is taken, or the request has moved. */
export async function insertWhile(
  queries: Queries,
  request: RequestVersion,
  facts: readonly FactRow[],
): Promise<boolean> {
  const rows = facts.map(
    (
      row,
    ) => sql`(${row.request_id}, cast(${row.position} as integer), cast(${row.number} as integer), ${row.at},
      ${row.fact}, ${row.salt}, ${row.digest}, ${row.previous}, cast(${row.heads} as text), ${row.hash})`,
  );
  try {
    const { numAffectedRows } = await sql`
      insert into facts (request_id, position, number, at, fact, salt, digest, previous, heads, hash)
      select * from (values ${sql.join(rows)}) as added where ${isStillIn(queries, request)}`.execute(
      queries,
    );
    return numAffectedRows === BigInt(facts.length);
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Whether a primary key is taken: https://www.sqlite.org/rescode.html, and in PostgreSQL `unique_violation`. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  return errcode === 1555 || code === "23505";
}
