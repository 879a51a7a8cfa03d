import type { InviteRequest } from "../invite/request.ts";
import { DamagedRowError, parseRequest } from "./parse-rows.ts";
import type { Queries } from "./tables.ts";

/**
 * Requests from their facts, in one query, however many there are. Gives a function for each id that is there, which
 * throws `DamagedRowError` where the request cannot be read.
 */
export async function readRequests(
  queries: Queries,
  ids: readonly string[],
): Promise<readonly (() => InviteRequest)[]> {
  if (ids.length === 0) return [];
  const rows = await queries
    .selectFrom("facts")
    .select(["request_id", "position", "number", "at", "fact"])
    .where("request_id", "in", ids)
    .orderBy("request_id")
    .orderBy("position")
    .orderBy("number")
    .execute();
  const factsOf = Map.groupBy(rows, ({ request_id }) => request_id);
  return ids.flatMap((id) => {
    const facts = factsOf.get(id);
    return facts === undefined ? [] : [() => parseRequest(id, facts)];
  });
}

/** Those that can be read: a damaged one must not stop the others. */
export function readable<T>(
  reads: readonly (() => T)[],
  onDamaged: (error: DamagedRowError) => void,
): readonly T[] {
  return reads.flatMap((read) => {
    try {
      return [read()];
    } catch (error) {
      if (!(error instanceof DamagedRowError)) throw error;
      onDamaged(error);
      return [];
    }
  });
}
