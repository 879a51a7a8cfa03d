import type { RequestStore } from "../invite/ports.ts";
import { type InviteRequest, type RequestState, roundOf } from "../invite/request.ts";
import { insertRequest, moveRequest } from "./change-requests.ts";
import { type DamagedRowError, parseState } from "./parse-rows.ts";
import { byId, byOrigin, readable, readRequests } from "./read-requests.ts";
import type { Queries, RequestRow } from "./tables.ts";

type RequestMethods = Pick<
  RequestStore,
  "create" | "find" | "listOf" | "listUnattended" | "listPending" | "listOverdue" | "move" | "markAttended"
>;

/** What the store does with requests as a whole. */
export function requestMethods(
  queries: Queries,
  onDamaged: (error: DamagedRowError) => void,
): RequestMethods {
  return {
    /** Settles a form that arrives twice: the unique origin lets one in, the other gets to read it. */
    async create(request, origin) {
      if (await insertRequest(queries, request, origin)) return { created: true, request };
      const earlier = await firstOf(queries, await byOrigin(queries, origin));
      if (earlier === null) throw new Error(`Cannot find the request that came from "${origin}"`);
      return { created: false, request: earlier };
    },

    /** No race to settle: the people stay the same, and logs only grow. */
    async find(id) {
      return firstOf(queries, await byId(queries, id));
    },

    /** No race to settle, as in `find`. */
    async listOf(userId, limit) {
      const rows = await queries
        .selectFrom("invite_requests")
        .selectAll()
        .where((row) => row.or([row("requester_id", "=", userId), row("requester_also_id", "=", userId)]))
        .orderBy("asked_at", "desc")
        .orderBy("id", "desc")
        .limit(limit)
        .execute();
      return readable(await readRequests(queries, rows), onDamaged);
    },

    /** Whoever moves on meanwhile is in the next list. */
    async listUnattended() {
      return statesOf(await selectStates(queries).where("attended", "=", 0).execute(), onDamaged);
    },

    /** Whoever is decided meanwhile shows that when it is looked at. */
    async listPending() {
      return statesOf(await selectStates(queries).where("status", "=", "pending").execute(), onDamaged);
    },

    /** Whoever is decided meanwhile is not lost to the expiry: `move` settles that. */
    async listOverdue(now) {
      const rows = await queries
        .selectFrom("invite_requests")
        .selectAll()
        .where("status", "=", "pending")
        .where("expires_at", "<=", now.toISOString())
        .orderBy("expires_at")
        .orderBy("id")
        .execute();
      const requests = readable(await readRequests(queries, rows), onDamaged);
      return requests.filter((request) => request.status === "pending");
    },

    /** Settles two clicks, a click beside an expiry, two replicas: one finds the old state, the rest do not. */
    move(from, to, added = []) {
      return moveRequest(queries, { from, to, added });
    },

    /** Settles a click while the work for the state before it ends: the moved request stays unattended. */
    async markAttended(request) {
      const { numUpdatedRows } = await queries
        .updateTable("invite_requests")
        .set({ attended: 1 })
        .where("id", "=", request.id)
        .where("status", "=", request.status)
        .where("round", "=", roundOf(request))
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
  };
}

function selectStates(queries: Queries) {
  return queries
    .selectFrom("invite_requests")
    .select(["id", "status", "round"])
    .orderBy("asked_at")
    .orderBy("id");
}

function statesOf(
  rows: Pick<RequestRow, "id" | "status" | "round">[],
  onDamaged: (error: DamagedRowError) => void,
): RequestState[] {
  return readable(
    rows.map((row) => () => parseState(row)),
    onDamaged,
  );
}

async function firstOf(queries: Queries, rows: RequestRow[]): Promise<InviteRequest | null> {
  const [read] = await readRequests(queries, rows);
  return read === undefined ? null : read();
}
