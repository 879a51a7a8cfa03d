import { type ApplicationReads, createApplicationReads } from "../quickbase/application-reads.ts";
import type { QuickbaseClient } from "../quickbase/client/client.ts";
import type { QuickbaseRole } from "../quickbase/client/roles.ts";
import { once } from "./once.ts";

/** An application: its name and all of its roles. */
export type ApplicationFacts = { name: string; roles: readonly QuickbaseRole[] };

/**
 * What Quickbase says, by calls that only read. Each call is made once, those about applications take turns, and one
 * that fails rejects with its error.
 */
export type QuickbaseFacts = {
  /** The name of the user that qb-invite signs in as. */
  self(): Promise<string>;
  application(appDbid: string): Promise<ApplicationFacts>;
  /** qb-invite's own roles in an application, also those it has through a group. */
  ownRoles(appDbid: string): Promise<readonly QuickbaseRole[]>;
  /** Lists the users of an application. Only who may give roles may do this. */
  listUsers(appDbid: string): Promise<void>;
};

/** Facts of the realm that the client is connected to. */
export function createQuickbaseFacts(
  client: QuickbaseClient,
  reads: ApplicationReads = createApplicationReads({ client }),
): QuickbaseFacts {
  const self = once(async () => {
    const found = await client.getUserInfo();
    if (found.status === "unknown") return "somebody unknown";
    const { firstName, lastName, login } = found.user;
    return `${firstName} ${lastName}`.trim() || login;
  });
  const application = once(async (appDbid: string) => {
    const name = await reads.name.readInTurn(appDbid);
    return { name, roles: await reads.roles.readInTurn(appDbid) };
  });
  return {
    self,
    application,
    ownRoles: async (appDbid) => {
      const { roles } = await reads.inTurn(() => client.getUserRole({ appDbid, includeGroups: true }));
      return roles;
    },
    listUsers: async (appDbid) => void (await reads.inTurn(() => client.userRoles({ appDbid }))),
  };
}
