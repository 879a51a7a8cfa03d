import type { Kysely } from "kysely";
import { z } from "zod";
import { chain, type NewFact, NOTHING_BEFORE, sealHeads, toCanonicalJson } from "../chain.ts";
import { type FactRow, OF_REQUEST, type RequestRow } from "../tables.ts";

/* What the tables of 001 said, as facts. The shapes are those of that time, whatever the types have become since. */

/** A row for lists as 002 has it. */
type RowOf002 = Omit<RequestRow, "summary" | "people" | "people_version">;

type OldTables = {
  invite_requests: {
    id: string;
    origin: string;
    requester_id: string;
    asked_at: string;
    expires_at: string;
    asked: string;
    status: string;
    round: number;
    state: string;
    attended: number;
  };
  invitees: { request_id: string; position: number; email: string; name: string; standing: string | null };
  log_entries: {
    request_id: string;
    position: number;
    entry_index: number;
    kind: string;
    entry: string;
    outcome: string | null;
    answer: string | null;
  };
  requests: RowOf002;
  facts: FactRow;
};
type OldRequest = OldTables["invite_requests"];
type OldInvitee = OldTables["invitees"];
type OldEntry = OldTables["log_entries"];

const fields = z.record(z.string(), z.unknown());
const at = z.string();
const askedSchema = z.looseObject({ requesterName: z.string() });
const decisionSchema = z.looseObject({ by: z.unknown(), at });
const stateSchema = z.looseObject({
  withdrawnAt: at.optional(),
  denial: decisionSchema.optional(),
  approval: decisionSchema.optional(),
  roundAt: at.optional(),
  finishedAt: at.optional(),
});

const AT_ONCE = 200;

/** Writes a request and its facts for each request of 001, some at a time. */
export async function carryOver(database: Kysely<unknown>): Promise<void> {
  const tables = database.withTables<OldTables>();
  for (let after = ""; ; ) {
    const requests = await tables
      .selectFrom("invite_requests")
      .selectAll()
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    const last = requests.at(-1);
    if (last === undefined) return;
    await carryOverSome(tables, requests);
    after = last.id;
  }
}

async function carryOverSome(tables: Kysely<OldTables>, requests: OldRequest[]): Promise<void> {
  const ids = requests.map(({ id }) => id);
  const invitees = Map.groupBy(
    await tables
      .selectFrom("invitees")
      .selectAll()
      .where("request_id", "in", ids)
      .orderBy("position")
      .execute(),
    ({ request_id }) => request_id,
  );
  const entries = Map.groupBy(
    await tables
      .selectFrom("log_entries")
      .selectAll()
      .where("request_id", "in", ids)
      .orderBy("entry_index")
      .execute(),
    ({ request_id }) => request_id,
  );
  for (const request of requests) {
    const people = invitees.get(request.id) ?? [];
    const { row, facts } = toRows(request, people, entries.get(request.id) ?? []);
    await tables.insertInto("requests").values(row).execute();
    // A statement takes so many parameters: https://www.sqlite.org/limits.html#max_variable_number
    for (let from = 0; from < facts.length; from += AT_ONCE)
      await tables
        .insertInto("facts")
        .values(facts.slice(from, from + AT_ONCE))
        .execute();
  }
}

type Fact = { at: string; fact: Record<string, unknown> };

function toRows(
  request: OldRequest,
  people: OldInvitee[],
  entries: OldEntry[],
): { row: RowOf002; facts: FactRow[] } {
  const entriesOf = Map.groupBy(entries, ({ position }) => position);
  const ofRequest = requestFacts(request, people, entries);
  const [asked, ...later] = ofRequest.map((fact, number) => toNewFact(request.id, OF_REQUEST, number, fact));
  if (asked === undefined) throw new Error("Cannot happen: every request was asked for");
  const first = chain(asked, { previous: NOTHING_BEFORE, heads: null });
  const streams = people.map((person) =>
    toChain(
      first.hash,
      personFacts(request, person, entriesOf.get(person.position) ?? []).map((fact, number) =>
        toNewFact(request.id, person.position, number, fact),
      ),
    ),
  );
  const heads = sealHeads(streams.map((stream) => stream.at(-1)?.hash ?? first.hash));
  let previous = first.hash;
  const chained = later.map((fact, index) => {
    const row = chain(fact, {
      previous,
      heads: index === later.length - 1 && isOver(request) ? heads : null,
    });
    previous = row.hash;
    return row;
  });
  const version = ofRequest.length;
  const { id, origin, requester_id, asked_at, status } = request;
  const isSettled = request.attended === 1;
  return {
    row: {
      id,
      origin,
      requester_id,
      requester_also_id: null,
      asked_at,
      status,
      version,
      settled_version: isSettled ? version : version - 1,
      due_at: isSettled ? (status === "pending" ? request.expires_at : null) : asked_at,
    },
    facts: [first, ...chained, ...streams.flat()],
  };
}

function isOver({ status }: OldRequest): boolean {
  return status !== "pending" && status !== "approved";
}

function toNewFact(id: string, position: number, number: number, { at, fact }: Fact): NewFact {
  return { request_id: id, position, number, at, fact: toCanonicalJson(fact) };
}

function toChain(first: string, facts: NewFact[]): FactRow[] {
  let previous = first;
  return facts.map((fact) => {
    const row = chain(fact, { previous, heads: null });
    previous = row.hash;
    return row;
  });
}

function requestFacts(request: OldRequest, people: OldInvitee[], entries: OldEntry[]): Fact[] {
  const { requesterName, ...asked } = askedSchema.parse(JSON.parse(request.asked));
  const state = stateSchema.parse(JSON.parse(request.state));
  return [
    {
      at: request.asked_at,
      fact: {
        fact: "asked",
        ...asked,
        requester: { userId: request.requester_id, name: requesterName },
        people: people.map(({ email, name }) => ({ email, ...fields.parse(JSON.parse(name)) })),
        expiresAt: request.expires_at,
      },
    },
    ...laterFacts(request, state, entries),
  ];
}

function laterFacts(request: OldRequest, state: z.output<typeof stateSchema>, entries: OldEntry[]): Fact[] {
  if (state.withdrawnAt !== undefined) return [{ at: state.withdrawnAt, fact: { fact: "withdrawn" } }];
  if (request.status === "expired") return [{ at: request.expires_at, fact: { fact: "expired" } }];
  if (state.denial !== undefined) {
    const { at, ...denial } = state.denial;
    return [{ at, fact: { fact: "denied", ...denial } }];
  }
  if (state.approval === undefined) return [];
  const { at: approvedAt, by } = state.approval;
  const facts: Fact[] = [{ at: approvedAt, fact: { fact: "approved", by } }];
  // 001 kept no end of a round that was followed by another: the request for that other one is the latest it can be.
  const timesAsked = [...new Set(entries.filter(({ kind }) => kind === "again").map(askedAgainAt))].sort();
  for (let round = 2; round <= request.round; round++) {
    const again = timesAsked[round - 2] ?? state.roundAt ?? state.finishedAt ?? approvedAt;
    facts.push(
      { at: again, fact: { fact: "finished", everybodyInvited: false } },
      { at: again, fact: { fact: "asked again" } },
    );
  }
  if (state.finishedAt !== undefined)
    facts.push({
      at: state.finishedAt,
      fact: { fact: "finished", everybodyInvited: request.status === "completed" },
    });
  return facts;
}

function askedAgainAt({ entry }: OldEntry): string {
  return z.looseObject({ at }).parse(JSON.parse(entry)).at;
}

function personFacts(request: OldRequest, { standing }: OldInvitee, entries: OldEntry[]): Fact[] {
  // 001 did not say when a person was looked up.
  const lookedUp: Fact[] =
    standing === null
      ? []
      : [{ at: request.asked_at, fact: { fact: "looked up", standing: JSON.parse(standing) } }];
  return [...lookedUp, ...entries.flatMap(entryFacts)];
}

function entryFacts({ entry_index, kind, entry, outcome, answer }: OldEntry): Fact[] {
  const said = z.looseObject({ at: at.optional(), startedAt: at.optional() }).parse(JSON.parse(entry));
  if (kind === "again") {
    const { at, ...again } = said;
    return [{ at: at ?? "", fact: { fact: "asked again", ...again } }];
  }
  const { startedAt, ...step } = said;
  const begun: Fact = { at: startedAt ?? "", fact: { fact: "begun", ...step } };
  if (answer === null) return [begun];
  const { at: answeredAt, ...result } = z.looseObject({ at }).parse(JSON.parse(answer));
  return [
    begun,
    { at: answeredAt, fact: { fact: "came to", entry: entry_index, answer: { outcome, ...result } } },
  ];
}
