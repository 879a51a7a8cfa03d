import type { Kysely } from "kysely";
import type { InviteRequest } from "../../invite/request.ts";
import { DamagedRowError, parseRequest } from "../parse-rows.ts";
import type { FactRow, RequestRow } from "../tables.ts";
import { toSummaryColumns } from "../to-rows.ts";

/*
 * What lists show follows from the facts, by the code of today, whichever day that is: a later version that shows
 * something else fills these columns again.
 */

type Rows = {
  requests: Pick<RequestRow, "id" | "status" | "summary" | "people">;
  facts: Pick<FactRow, "request_id" | "position" | "number" | "at" | "fact">;
};

const AT_ONCE = 200;

/**
 * Writes the columns for lists of every request, or of all in one state; what is there of a request whose facts cannot
 * be read stays as it is.
 */
export async function fillSummaries(
  database: Kysely<unknown>,
  { status }: { status?: InviteRequest["status"] } = {},
): Promise<void> {
  const tables = database.withTables<Rows>();
  for (let after = ""; ; ) {
    const requests = await tables
      .selectFrom("requests")
      .select("id")
      .where("id", ">", after)
      .$if(status !== undefined, (query) => query.where("status", "=", status ?? ""))
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    const last = requests.at(-1);
    if (last === undefined) return;
    await fillSome(
      tables,
      requests.map(({ id }) => id),
    );
    after = last.id;
  }
}

async function fillSome(tables: Kysely<Rows>, ids: string[]): Promise<void> {
  const facts = await tables
    .selectFrom("facts")
    .selectAll()
    .where("request_id", "in", ids)
    .orderBy("request_id")
    .orderBy("position")
    .orderBy("number")
    .execute();
  const factsOf = Map.groupBy(facts, ({ request_id }) => request_id);
  for (const id of ids) {
    const columns = columnsOf(id, factsOf.get(id) ?? []);
    if (columns !== null) await tables.updateTable("requests").set(columns).where("id", "=", id).execute();
  }
}

/** Null for a damaged request, which must not keep a bot from starting: who looks at it hears of it. */
function columnsOf(id: string, facts: Rows["facts"][]): ReturnType<typeof toSummaryColumns> | null {
  try {
    return toSummaryColumns(parseRequest(id, facts));
  } catch (error) {
    if (error instanceof DamagedRowError) return null;
    throw error;
  }
}
