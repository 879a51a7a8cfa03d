import { isDeepStrictEqual } from "node:util";
import type { PersonFact } from "../invite/facts.ts";
import { isNews, toPerson } from "../invite/fold.ts";
import type { RequestStore } from "../invite/ports.ts";
import { isOver, type PersonState, personStateOf } from "../invite/summary.ts";
import type { RequestId } from "../invite/values.ts";
import { createOneAtATime } from "../lib/one-at-a-time.ts";
import { chainAll, insertFacts, insertWhile, inTransaction } from "./append-facts.ts";
import { countPeople, parsePersonFacts, type StoredFact } from "./parse-rows.ts";
import { OF_REQUEST, type Queries } from "./tables.ts";
import { toEntryFacts, toPersonFactRow, withPerson } from "./to-rows.ts";
import { untilWritten } from "./until-written.ts";

type LogMethods = Pick<RequestStore, "recordStanding" | "appendEntry" | "answerEntry">;

/** What the store writes for one person of a request. */
export function logMethods(queries: Queries, closing: AbortSignal): LogMethods {
  // People who are seen to side by side would only get in each other's way where the row of their request changes.
  const oneAtATime = createOneAtATime();
  const add = (person: Person, toFacts: Parameters<typeof append>[2]): Promise<Appended> =>
    oneAtATime(person.id, () => append(queries, person, toFacts));
  return {
    /** Settles two look-ups at once: both are true, the later one is kept. */
    async recordStanding(id, position, standing, at) {
      let present = 0;
      const added = await add({ id, position }, (_, version) => {
        present = version;
        return [{ at, fact: "looked up", standing }];
      });
      ensureThere(added, { what: `person ${position}`, id });
      return present;
    },

    /** Settles two workers about to take the same step: one of them finds that the log has grown. */
    async appendEntry(id, position, index, ...entries) {
      const appended = await add({ id, position }, (facts) =>
        toPerson(facts).log.length === index
          ? entries.flatMap((entry, more) => toEntryFacts(entry, index + more))
          : "nothing to add",
      );
      ensureThere(appended, { what: `person ${position}`, id });
      return appended === "added";
    },

    /**
     * Settles an answer that comes late, from a worker that was given up on: `isNews` says what counts. Does not give
     * up at once when the database is away: a mail would count as unknown that Quickbase has confirmed. The next step
     * begins with the first try or not at all: of that one it may never be known whether it was written.
     */
    async answerEntry(id, position, index, { at, ...answer }, next) {
      let hasBegun = false;
      let tries = 0;
      const answered = await untilWritten(() => {
        const begins = tries === 0 ? next : undefined;
        tries += 1;
        return add({ id, position }, (facts) => {
          const { log } = toPerson(facts);
          const entry = log[index];
          if (entry?.kind !== "step") return "not there";
          if (!isNews(entry.answer, answer)) return "nothing to add";
          hasBegun = begins !== undefined && log.length === index + 1;
          return [
            { at, fact: "came to", entry: index, answer },
            ...(begins !== undefined && hasBegun ? toEntryFacts(begins, index + 1) : []),
          ];
        });
      }, closing);
      ensureThere(answered, { what: `step ${index} of person ${position}`, id });
      if (answered === "nothing to add") hasBegun = false;
      return hasBegun;
    },
  };
}

type Appended = "added" | "nothing to add" | "not there";

function ensureThere(appended: Appended, { what, id }: { what: string; id: RequestId }): void {
  if (appended === "not there") throw new Error(`Cannot find ${what} of the request "${id}": there is none`);
}

type Person = { id: RequestId; position: number };

/** Adds facts at the present end of a person's stream. */
async function append(
  queries: Queries,
  person: Person,
  toFacts: (
    facts: readonly PersonFact[],
    version: number,
  ) => readonly PersonFact[] | Exclude<Appended, "added">,
): Promise<Appended> {
  for (;;) {
    const stream = await readStream(queries, person);
    if (stream === null) return "not there";
    const facts = parsePersonFacts(stream.rows);
    const added = toFacts(facts, stream.version);
    if (typeof added === "string") return added;
    if (await write(queries, { person, stream, facts, added })) return "added";
  }
}

/** What a person's facts are, the hash that the next one follows, and what lists show of everybody. */
type Stream = {
  rows: readonly StoredFact[];
  end: string;
  /** Of the request, as its row has them. */
  people: string | null;
  peopleVersion: number;
  isOver: boolean;
  version: number;
};

/** Null when the request has no such person. */
async function readStream(queries: Queries, { id, position }: Person): Promise<Stream | null> {
  const [asked, ...rows] = await queries
    .selectFrom("facts")
    .innerJoin("requests", "requests.id", "facts.request_id")
    .select(["position", "number", "at", "fact", "hash", "people", "people_version", "status", "version"])
    .where("request_id", "=", id)
    .where(({ or, and, eb }) =>
      or([and([eb("position", "=", OF_REQUEST), eb("number", "=", 0)]), eb("position", "=", position)]),
    )
    .orderBy("position")
    .orderBy("number")
    .execute();
  if (asked === undefined || position < 0 || position >= countPeople(asked)) return null;
  const { people, people_version: peopleVersion, status, version } = asked;
  const end = (rows.at(-1) ?? asked).hash;
  return { rows, end, people, peopleVersion, isOver: isOver(status), version };
}

type Writing = {
  person: Person;
  stream: Stream;
  facts: readonly PersonFact[];
  added: readonly PersonFact[];
};

/** Writes all or nothing, together with what lists show where that becomes another; false when somebody was first. */
async function write(queries: Queries, { person, stream, facts, added }: Writing): Promise<boolean> {
  const { id, position } = person;
  const rows = chainAll(
    added.map((fact, more) => toPersonFactRow({ id, position, number: stream.rows.length + more }, fact)),
    stream.end,
  );
  const state = personStateOf(toPerson([...facts, ...added]), stream);
  if (isDeepStrictEqual(state, personStateOf(toPerson(facts), stream)))
    return insertWhile(queries, { id, version: stream.version }, rows);
  const written = await inTransaction(queries, async (transaction) => {
    // First, as in a move of the request: who waits for the other then waits here, and holds nothing.
    if (!(await showPerson(transaction, { person, stream, state }))) return "lost";
    return (await insertFacts(transaction, rows)) === rows.length ? "written" : "lost";
  });
  return written === "written";
}

async function showPerson(
  queries: Queries,
  { person: { id, position }, stream, state }: Pick<Writing, "person" | "stream"> & { state: PersonState },
): Promise<boolean> {
  const { numUpdatedRows } = await queries
    .updateTable("requests")
    .set({
      people: withPerson(stream.people, position, state),
      people_version: stream.peopleVersion + 1,
    })
    .where("id", "=", id)
    .where("people_version", "=", stream.peopleVersion)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
