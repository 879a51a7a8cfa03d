import { sql } from "kysely";
import type { RequestStore } from "../invite/ports.ts";
import type { RequestVersion } from "../invite/request.ts";
import type { UserId } from "../invite/values.ts";
import { insertRequest, moveRequest } from "./append-facts.ts";
import { type DamagedRowError, parseSummary, parseVersion } from "./parse-rows.ts";
import { readable, readPosted, readRequest } from "./read-requests.ts";
import type { Queries, RequestRow } from "./tables.ts";

type RequestMethods = Pick<
  RequestStore,
  | "create"
  | "find"
  | "findPosted"
  | "listOf"
  | "countOpen"
  | "listPending"
  | "listDue"
  | "listUnsettled"
  | "isDue"
  | "append"
  | "settle"
  | "putOff"
>;

const UNSETTLED_AT_ONCE = 500;

/** What the store does with requests as a whole. */
export function requestMethods(
  queries: Queries,
  onDamaged: (error: DamagedRowError) => void,
): RequestMethods {
  return {
    /** Settles a form that arrives twice: the unique origin admits one, and the other gets that one back. */
    async create(request, origin) {
      if (await insertRequest(queries, request, origin)) return { created: true, request };
      const row = await queries
        .selectFrom("requests")
        .select("id")
        .where("origin", "=", origin)
        .executeTakeFirst();
      const earlier = row === undefined ? null : await readRequest(queries, row.id);
      if (earlier === null) throw new Error(`Cannot find the request that came from "${origin}"`);
      return { created: false, request: earlier };
    },

    /** No race to settle: facts are only added. */
    async find(id) {
      return readRequest(queries, id);
    },

    /** As `find`; whoever posts or replaces a message meanwhile is seen by the next look. */
    async findPosted(id) {
      return readPosted(queries, id);
    },

    /** No race to settle, as in `find`. */
    async listOf(userId, limit) {
      const rows = await newestOf(queries, userId, limit).execute();
      return readable(
        rows.map((row) => () => parseSummary(row)),
        onDamaged,
      );
    },

    /** Does not settle forms sent at the same moment: the limit is against floods and need not be exact. */
    async countOpen(userId, origin) {
      const { count } = await queries
        .selectFrom("requests")
        .select(({ fn }) => fn.countAll<number | string>().as("count"))
        .where((row) => row.or([row("requester_id", "=", userId), row("requester_also_id", "=", userId)]))
        .where("status", "in", ["pending", "approved"])
        .where("origin", "!=", origin)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    /** A request that is decided meanwhile is seen to be so when it is read. */
    async listPending({ after, limit }) {
      const pending = selectVersions(queries)
        .where("status", "=", "pending")
        .where("id", ">", after ?? "")
        .orderBy("id")
        .limit(limit);
      return versionsOf(await pending.execute(), onDamaged);
    },

    /** What becomes due or moves meanwhile is in the next list. */
    async listDue(now, { skip, limit }) {
      const due = selectVersions(queries)
        .where("due_at", "<=", now.toISOString())
        .orderBy("due_at")
        .orderBy("id")
        .limit(limit)
        .offset(skip);
      return versionsOf(await due.execute(), onDamaged);
    },

    /** As `listDue`. */
    async listUnsettled({ after = null, limit = UNSETTLED_AT_ONCE } = {}) {
      const unsettled = selectVersions(queries)
        .whereRef("settled_version", "<", "version")
        .$if(after !== null, (query) => query.where(followsAfter(after ?? "")))
        .orderBy("asked_at")
        .orderBy("id")
        .limit(limit);
      return versionsOf(await unsettled.execute(), onDamaged);
    },

    /** What becomes due after this look is nudged by whoever makes it so, or found by a sweep. */
    async isDue(id, now) {
      const due = await queries
        .selectFrom("requests")
        .select("id")
        .where("id", "=", id)
        .where((row) =>
          row.or([row("due_at", "<=", now.toISOString()), row("settled_version", "<", row.ref("version"))]),
        )
        .executeTakeFirst();
      return due !== undefined;
    },

    /** Settles two clicks, a click and an expiry, or two processes: only one still finds the version it saw. */
    append(from, fact, added = []) {
      return moveRequest(queries, { from, fact, added });
    },

    /** Settles a click just as the work for the version before it ends: the request stays due. */
    async settle({ id, version }, dueAt) {
      const { numUpdatedRows } = await queries
        .updateTable("requests")
        .set({ settled_version: version, due_at: dueAt?.toISOString() ?? null })
        .where("id", "=", id)
        .where("version", "=", version)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    /** As `settle`: a request that has moved is due at once. */
    async putOff({ id, version }, dueAt) {
      await queries
        .updateTable("requests")
        .set({ due_at: dueAt.toISOString() })
        .where("id", "=", id)
        .where("version", "=", version)
        .execute();
    },
  };
}

/** By either id, each by its index: however many somebody has, only the newest are read. */
function newestOf(queries: Queries, userId: UserId, limit: number) {
  const by = (column: "requester_id" | "requester_also_id") =>
    queries
      .selectFrom((from) =>
        from
          .selectFrom("requests")
          .selectAll()
          .where(column, "=", userId)
          .orderBy("asked_at", "desc")
          .orderBy("id", "desc")
          .limit(limit)
          .as("newest"),
      )
      .selectAll();
  return by("requester_id")
    .unionAll(by("requester_also_id"))
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
}

/** In the order in which they were asked for. */
function followsAfter(id: string) {
  return sql<boolean>`(asked_at, id) > (select asked_at, id from requests where id = ${id})`;
}

function selectVersions(queries: Queries) {
  return queries.selectFrom("requests").select(["id", "version"]);
}

function versionsOf(
  rows: readonly Pick<RequestRow, "id" | "version">[],
  onDamaged: (error: DamagedRowError) => void,
): readonly RequestVersion[] {
  return readable(
    rows.map((row) => () => parseVersion(row)),
    onDamaged,
  );
}
