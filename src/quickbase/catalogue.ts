import type { Catalogue, Log, Outcome } from "../invite/ports.ts";
import type { Role } from "../invite/request.ts";
import { createLane } from "../lib/lane.ts";
import type { ApplicationReads } from "./application-reads.ts";
import { offeredAmong } from "./offered.ts";
import { outcomeOf } from "./outcome.ts";

/** How many applications are read in full at a start, before the names of the others. */
const READ_FIRST = 5;
const READ_AT_ONCE = 2;

type Options = { reads: ApplicationReads; appDbids: readonly string[]; log: Log };

/** Applications and roles as last heard, so that the form opens at once; asked again when old. */
export function createCatalogue({ reads, appDbids, log }: Options): Catalogue & {
  /**
   * Asks for everything behind people's backs, at a gentle pace; what cannot be had is logged and asked for later.
   * Resolves as soon as the first few applications are known, and goes on.
   */
  warm(): Promise<void>;
} {
  /** Reads in the background: a fault goes to the log only, and the next one who wants it asks again. */
  const logged = async (appDbid: string, read: () => Promise<unknown>): Promise<void> => {
    try {
      await read();
    } catch (error) {
      if (!reads.isStopped) log.warn({ appDbid, error }, "Cannot read an application");
    }
  };
  const warmOne = {
    name: (appDbid: string) => logged(appDbid, () => reads.name.readInTurn(appDbid)),
    roles: (appDbid: string) => logged(appDbid, () => reads.roles.readInTurn(appDbid)),
  };
  const rolesOf = (appDbid: string): readonly Role[] | null => {
    const roles = reads.roles.last(appDbid);
    return roles === null ? null : offeredAmong(roles);
  };

  return {
    applications: () => appDbids.map((dbid) => ({ dbid, name: reads.name.last(dbid) })),
    knownRoles(appDbid) {
      if (!appDbids.includes(appDbid)) return null;
      const known = rolesOf(appDbid);
      // Old answers are shown at once, and renewed in the background.
      if (known !== null && !reads.roles.isFresh(appDbid))
        void logged(appDbid, () => reads.roles.read(appDbid));
      return known;
    },
    async roles(appDbid): Promise<Outcome<{ roles: readonly Role[] }>> {
      if (!appDbids.includes(appDbid)) return { outcome: "done", roles: [] };
      const [answer] = await Promise.all([
        outcomeOf(async () => ({ roles: offeredAmong(await reads.roles.read(appDbid)) })),
        // Read with its name, so that the chosen application can be called by it.
        outcomeOf(async () => ({ name: await reads.name.read(appDbid) })),
      ]);
      if (answer.outcome === "done") return answer;
      log.warn({ appDbid, answer }, "Cannot list the roles of an application");
      const known = rolesOf(appDbid);
      // Old roles are better than none: a role is read again before it is given.
      return answer.outcome === "refused" || known === null ? answer : { outcome: "done", roles: known };
    },
    async warm() {
      const lane = createLane({ atOnce: READ_AT_ONCE });
      const each = (of: readonly string[], warmIt: (appDbid: string) => Promise<void>) =>
        Promise.all(of.map((appDbid) => lane.later(() => warmIt(appDbid))));
      const [first, others] = [appDbids.slice(0, READ_FIRST), appDbids.slice(READ_FIRST)];
      await Promise.all([each(first, warmOne.name), each(first, warmOne.roles)]);
      void each(others, warmOne.name).then(() => each(others, warmOne.roles));
    },
  };
}
