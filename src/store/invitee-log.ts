import type { PersonFact } from "../invite/facts.ts";
import { isNews, toPerson } from "../invite/fold.ts";
import type { RequestStore } from "../invite/ports.ts";
import type { RequestId } from "../invite/values.ts";
import { chainAll, insertFacts } from "./append-facts.ts";
import { countPeople, parsePersonFacts } from "./parse-rows.ts";
import { type FactRow, OF_REQUEST, type Queries } from "./tables.ts";
import { toEntryFacts, toPersonFactRow } from "./to-rows.ts";
import { untilWritten } from "./until-written.ts";

type LogMethods = Pick<RequestStore, "recordStanding" | "appendEntry" | "answerEntry">;

/** What the store writes for one person of a request. */
export function logMethods(queries: Queries, closing: AbortSignal): LogMethods {
  return {
    /** Two look-ups at once: the later one stays, either is true. */
    async recordStanding(id, position, standing, at) {
      ensureThere(await append(queries, { id, position }, () => [{ at, fact: "looked up", standing }]), {
        what: `person ${position}`,
        id,
      });
    },

    /** Settles two workers about to take the same step: one of them finds the log longer than it thought. */
    async appendEntry(id, position, index, entry) {
      const appended = await append(queries, { id, position }, (facts) =>
        toPerson(facts).log.length === index ? toEntryFacts(entry, index) : "nothing to add",
      );
      ensureThere(appended, { what: `person ${position}`, id });
      return appended === "added";
    },

    /**
     * Settles an answer that comes late, from a worker that was given up on: `isNews` says what counts. Does not give
     * up at once when the database is away: a mail would count as unknown that Quickbase has confirmed.
     */
    async answerEntry(id, position, index, { at, ...answer }) {
      const answered = await untilWritten(
        () =>
          append(queries, { id, position }, (facts) => {
            const entry = toPerson(facts).log[index];
            if (entry?.kind !== "step") return "not there";
            return isNews(entry.answer, answer)
              ? [{ at, fact: "came to", entry: index, answer }]
              : "nothing to add";
          }),
        closing,
      );
      ensureThere(answered, { what: `step ${index} of person ${position}`, id });
    },
  };
}

type Appended = "added" | "nothing to add" | "not there";

function ensureThere(appended: Appended, { what, id }: { what: string; id: RequestId }): void {
  if (appended === "not there") throw new Error(`Cannot find ${what} of the request "${id}": there is none`);
}

/** Adds facts to a person's stream, as it is at the moment of writing. */
async function append(
  queries: Queries,
  { id, position }: { id: RequestId; position: number },
  toFacts: (facts: PersonFact[]) => PersonFact[] | Exclude<Appended, "added">,
): Promise<Appended> {
  for (;;) {
    const stream = await readStream(queries, id, position);
    if (stream === null) return "not there";
    const added = toFacts(parsePersonFacts(stream.rows));
    if (!Array.isArray(added)) return added;
    const facts = added.map((fact, more) =>
      toPersonFactRow({ id, position, number: stream.rows.length + more }, fact),
    );
    if (await insertAll(queries, chainAll(facts, stream.end))) return "added";
  }
}

/** A person's facts and the hash that the next one follows; null when the request has no such person. */
async function readStream(queries: Queries, id: RequestId, position: number) {
  const [asked, ...rows] = await queries
    .selectFrom("facts")
    .select(["position", "number", "at", "fact", "hash"])
    .where("request_id", "=", id)
    .where(({ or, and, eb }) =>
      or([and([eb("position", "=", OF_REQUEST), eb("number", "=", 0)]), eb("position", "=", position)]),
    )
    .orderBy("position")
    .orderBy("number")
    .execute();
  if (asked === undefined || position < 0 || position >= countPeople(asked)) return null;
  return { rows, end: (rows.at(-1) ?? asked).hash };
}

/** All or none; false when somebody was first. */
async function insertAll(queries: Queries, facts: FactRow[]): Promise<boolean> {
  if (facts.length === 1) return (await insertFacts(queries, facts)) === 1;
  const transaction = await queries.startTransaction().execute();
  const isWhole = (await insertFacts(transaction, facts)) === facts.length;
  await (isWhole ? transaction.commit() : transaction.rollback()).execute();
  return isWhole;
}
