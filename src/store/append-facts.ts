import type { LaterFact } from "../invite/facts.ts";
import { toPerson, withFact } from "../invite/fold.ts";
import type { AddedEntry } from "../invite/ports.ts";
import type { InviteRequest, PendingRequest } from "../invite/request.ts";
import type { RequestId } from "../invite/values.ts";
import { chain, type NewFact, NOTHING_BEFORE, sealHeads } from "./chain.ts";
import { parsePersonFacts } from "./parse-rows.ts";
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

/** Writes the whole request or nothing; false when its origin is taken. */
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

function firstFacts(request: PendingRequest): FactRow[] {
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

type Move = { from: InviteRequest; fact: LaterFact; added: readonly AddedEntry[] };

/** Adds a fact to the request, and lines to the logs of its people, all or nothing; false when somebody was first. */
export async function moveRequest(queries: Queries, { from, fact, added }: Move): Promise<boolean> {
  const to = withFact(from, fact);
  try {
    await queries.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable("requests")
        .set(toMovingColumns(to, fact.at))
        .where("id", "=", from.id)
        .where("version", "=", from.version)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) throw new LostRace();
      const ends = await readEnds(transaction, from.id);
      const facts = [...(await addedLines(transaction, { from, added, ends })), ownFact(to, fact, ends)];
      if ((await insertFacts(transaction, facts)) < facts.length) throw new LostRace();
    });
    return true;
  } catch (error) {
    if (error instanceof LostRace) return false;
    throw error;
  }
}

/** Undoes a transaction. */
class LostRace extends Error {}

/** Where each chain of a request ends, by position. A person's chain begins after the request's first fact. */
type Ends = { own: string; ofPerson(position: number): string };

async function readEnds(queries: Queries, id: RequestId): Promise<Ends> {
  const rows = await queries
    .selectFrom("facts as last")
    .select(["position", "number", "hash"])
    .where("request_id", "=", id)
    .where(({ or, and, not, exists, eb, selectFrom }) => {
      const next = selectFrom("facts as next")
        .select("next.number")
        .whereRef("next.request_id", "=", "last.request_id")
        .whereRef("next.position", "=", "last.position")
        .where((of) => of(of.ref("next.number"), "=", of("last.number", "+", 1)));
      return or([and([eb("position", "=", OF_REQUEST), eb("number", "=", 0)]), not(exists(next))]);
    })
    .orderBy("number")
    .execute();
  const ends = new Map(rows.map(({ position, hash }) => [position, hash]));
  const first = rows.find(({ position, number }) => position === OF_REQUEST && number === 0);
  const own = ends.get(OF_REQUEST);
  if (first === undefined || own === undefined) throw new Error(`Cannot add to "${id}": it has no facts`);
  return { own, ofPerson: (position) => ends.get(position) ?? first.hash };
}

/** The request's own fact; one that ends its work seals what has happened to its people. */
function ownFact(to: InviteRequest, fact: LaterFact, ends: Ends): FactRow {
  const isOver = to.status !== "pending" && to.status !== "approved";
  return chain(toRequestFactRow({ id: to.id, number: to.version - 1 }, fact), {
    previous: ends.own,
    heads: isOver ? sealHeads(to.invitees.map(({ position }) => ends.ofPerson(position))) : null,
  });
}

/** The lines as facts of each person; throws `LostRace` where somebody has written to their log first. */
async function addedLines(
  queries: Queries,
  { from, added, ends }: { from: InviteRequest; added: readonly AddedEntry[]; ends: Ends },
): Promise<FactRow[]> {
  if (added.length === 0) return [];
  const factsOf = Map.groupBy(
    await readPeople(
      queries,
      from.id,
      added.map(({ position }) => position),
    ),
    ({ position }) => position,
  );
  return added.flatMap(({ position, index, entry }) => {
    if (from.invitees[position] === undefined)
      throw new Error(`There is no person ${position} in "${from.id}"`);
    const facts = factsOf.get(position) ?? [];
    if (toPerson(parsePersonFacts(facts)).log.length !== index) throw new LostRace();
    const lines = toEntryFacts(entry, index).map((fact, more) =>
      toPersonFactRow({ id: from.id, position, number: facts.length + more }, fact),
    );
    return chainAll(lines, ends.ofPerson(position));
  });
}

/** Links facts of one stream to each other; `previous` is the hash of what comes before them. */
export function chainAll(facts: readonly NewFact[], previous: string): FactRow[] {
  let before = previous;
  return facts.map((fact) => {
    const row = chain(fact, { previous: before, heads: null });
    before = row.hash;
    return row;
  });
}

/** The facts of some people, in the order of their numbers. */
function readPeople(queries: Queries, id: RequestId, positions: number[]) {
  return queries
    .selectFrom("facts")
    .select(["position", "number", "at", "fact"])
    .where("request_id", "=", id)
    .where("position", "in", positions)
    .orderBy("number")
    .execute();
}

/** A statement takes so many parameters: https://www.sqlite.org/limits.html#max_variable_number */
const ROWS_AT_ONCE = 500;

/** Adds the facts whose number in their stream is free, and says how many those were. */
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
