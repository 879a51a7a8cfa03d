import type { Catalogue, Log, Outcome } from "../invite/ports.ts";
import type { Application, Role } from "../invite/request.ts";
import type { QuickbaseClient } from "./client.ts";
import { offeredAmong } from "./offered.ts";
import { outcomeOf } from "./outcome.ts";

const MINUTE_MS = 60_000;
/** A role that was made a moment ago may wait so long until it is offered. */
const FRESH_FOR_MS = 5 * MINUTE_MS;

type Entry = { name: string | null; roles: Role[] | null; heardAt: number };

type Options = {
  client: QuickbaseClient;
  appDbids: string[];
  /** After so long, repetitions included, a call is given up. */
  readsMayTakeMs: number;
  log: Log;
  now?: () => number;
};

/** Applications and roles as last heard, so that the form opens at once; asked again when old. */
export function createCatalogue({
  client,
  appDbids,
  readsMayTakeMs,
  log,
  now = Date.now,
}: Options): Catalogue & {
  /** Asks for everything, for a start that is warm; what cannot be had is logged and asked for later. */
  warm(): Promise<void>;
} {
  const entries = new Map<string, Entry>(
    appDbids.map((dbid) => [dbid, { name: null, roles: null, heardAt: Number.NEGATIVE_INFINITY }]),
  );
  const underWay = new Map<string, Promise<Outcome<{ roles: Role[] }>>>();

  const ask = async (appDbid: string, entry: Entry): Promise<Outcome<{ roles: Role[] }>> => {
    const signal = AbortSignal.timeout(readsMayTakeMs);
    const [named, listed] = await Promise.all([
      entry.name === null ? outcomeOf(() => client.getDbInfo({ appDbid, signal })) : null,
      outcomeOf(() => client.getRoleInfo({ appDbid, signal })),
    ]);
    if (named?.outcome === "done") entry.name = named.name;
    if (listed.outcome !== "done") {
      log.warn({ appDbid, answer: listed }, "Cannot list the roles of an application");
      return listed;
    }
    entry.roles = offeredAmong(listed.roles);
    entry.heardAt = now();
    return { outcome: "done", roles: entry.roles };
  };

  const askOnce = (appDbid: string, entry: Entry): Promise<Outcome<{ roles: Role[] }>> => {
    const asked = underWay.get(appDbid) ?? ask(appDbid, entry).finally(() => underWay.delete(appDbid));
    underWay.set(appDbid, asked);
    return asked;
  };

  /** Behind somebody's back, where nobody could hear of a fault but the log. */
  const renew = async (appDbid: string, entry: Entry): Promise<void> => {
    await askOnce(appDbid, entry).catch((error: unknown) =>
      log.error({ appDbid, error }, "Cannot renew the roles of an application"),
    );
  };

  return {
    applications: () =>
      [...entries].map(([dbid, { name }]): Application => ({ dbid, name: name ?? `application ${dbid}` })),
    knownRoles(appDbid) {
      const entry = entries.get(appDbid);
      // What is old is shown, and renewed behind it.
      if (entry !== undefined && isOld(entry, now())) void renew(appDbid, entry);
      return entry?.roles ?? null;
    },
    async roles(appDbid) {
      const entry = entries.get(appDbid);
      if (entry === undefined) return { outcome: "done", roles: [] };
      if (entry.roles !== null && !isOld(entry, now())) return { outcome: "done", roles: entry.roles };
      const answer = await askOnce(appDbid, entry);
      // Roles that were heard once are better than none: Quickbase itself refuses one that is gone.
      return answer.outcome !== "done" && answer.outcome !== "refused" && entry.roles !== null
        ? { outcome: "done", roles: entry.roles }
        : answer;
    },
    async warm() {
      await Promise.all([...entries].map(([appDbid, entry]) => renew(appDbid, entry)));
    },
  };
}

function isOld({ heardAt }: Entry, now: number): boolean {
  return now - heardAt > FRESH_FOR_MS;
}
