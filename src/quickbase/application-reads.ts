import type { QuickbaseClient } from "./client/client.ts";
import { systemClock } from "./client/clock.ts";
import { createLanes } from "./client/lanes.ts";
import type { QuickbaseRole } from "./client/roles.ts";

const MINUTE_MS = 60_000;
/** A role that was made a moment ago may wait so long until it is offered. */
const ROLES_FRESH_FOR_MS = 5 * MINUTE_MS;
const NAME_FRESH_FOR_MS = 60 * MINUTE_MS;
/**
 * For reads that nobody waits for, over all applications together: Quickbase counts for each application, and may
 * count by user or address as well (https://help.quickbase.com/docs/rate-limiting-overview). What people do at the
 * same time has the rest.
 */
const BEHIND = { callsPerSecond: 6, atOnce: 3 };

/** One thing that is asked of applications. A fresh answer is shared by all who want it, and so is a call under way. */
export type SharedRead<T> = {
  /** The last answer, however old; null when there was none. */
  last(appDbid: string): T | null;
  isFresh(appDbid: string): boolean;
  /** Asks at once, unless a fresh answer is known; rejects with the client's error. */
  read(appDbid: string): Promise<T>;
  /** As `read`, but in turn with all that is asked behind people's backs. */
  readInTurn(appDbid: string): Promise<T>;
};

/** What is asked of applications, by the catalogue and by the doctor. */
export type ApplicationReads = {
  name: SharedRead<string>;
  /** Every role, offered or not. */
  roles: SharedRead<readonly QuickbaseRole[]>;
  /** Makes another call in turn. */
  inTurn<T>(call: () => Promise<T>): Promise<T>;
  /** Ends what waits for its turn: it rejects. */
  stop(): void;
  isStopped: boolean;
};

type Options = {
  client: Pick<QuickbaseClient, "getDbInfo" | "getRoleInfo">;
  /** After so long, repetitions included, a call is given up; without it, when the client gives up. */
  readsMayTakeMs?: number;
  /** Milliseconds that only ever go on, whatever becomes of the machine's time of day. */
  now?: () => number;
};

/** Reads of the applications that the client reaches. */
export function createApplicationReads({
  client,
  readsMayTakeMs,
  now = () => performance.now(),
}: Options): ApplicationReads {
  const stopping = new AbortController();
  const lanes = createLanes(BEHIND, systemClock);
  const inTurn: ApplicationReads["inTurn"] = async (call) => {
    const leave = await lanes.enter({ lane: "all", rank: 0, party: "" }, stopping.signal);
    try {
      return await call();
    } finally {
      leave();
    }
  };
  const inTime = readsMayTakeMs === undefined ? {} : { withinMs: readsMayTakeMs };

  const share = <T>(freshForMs: number, ask: (appDbid: string) => Promise<T>): SharedRead<T> => {
    const answers = new Map<string, { value: T; heardAt: number }>();
    const underWay = new Map<string, Promise<T>>();
    const find = (appDbid: string) => {
      const answer = answers.get(appDbid);
      return answer !== undefined && now() - answer.heardAt <= freshForMs ? answer : null;
    };
    const askOnce = (appDbid: string): Promise<T> => {
      const asked =
        underWay.get(appDbid) ??
        ask(appDbid)
          .then((value) => {
            answers.set(appDbid, { value, heardAt: now() });
            return value;
          })
          .finally(() => underWay.delete(appDbid));
      underWay.set(appDbid, asked);
      return asked;
    };
    const read = async (appDbid: string) => find(appDbid)?.value ?? (await askOnce(appDbid));
    return {
      last: (appDbid) => answers.get(appDbid)?.value ?? null,
      isFresh: (appDbid) => find(appDbid) !== null,
      read,
      // By the time of its turn somebody may have asked.
      readInTurn: async (appDbid) => find(appDbid)?.value ?? (await inTurn(() => read(appDbid))),
    };
  };

  return {
    name: share(NAME_FRESH_FOR_MS, async (appDbid) => (await client.getDbInfo({ appDbid, ...inTime })).name),
    roles: share(
      ROLES_FRESH_FOR_MS,
      async (appDbid) => (await client.getRoleInfo({ appDbid, ...inTime })).roles,
    ),
    inTurn,
    stop: () => stopping.abort(new Error("qb-invite is stopping")),
    get isStopped() {
      return stopping.signal.aborted;
    },
  };
}
