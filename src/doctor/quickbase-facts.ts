import type { QuickbaseClient } from "../quickbase/client.ts";
import type { QuickbaseRole } from "../quickbase/roles.ts";
import { once } from "./once.ts";

/** An application: its name and all of its roles. */
export type ApplicationFacts = { name: string; roles: readonly QuickbaseRole[] };

/** What Quickbase says, by calls that read only; each is made once. A call that fails rejects with its error. */
export type QuickbaseFacts = {
  /** The name of whoever the bot signs in as. */
  self(): Promise<string>;
  application(appDbid: string): Promise<ApplicationFacts>;
  /** The bot's own roles in an application, also those it has through a group. */
  ownRoles(appDbid: string): Promise<readonly QuickbaseRole[]>;
  /** Lists the users of an application, which only those may do who may also give roles. */
  listUsers(appDbid: string): Promise<void>;
};

/** Facts of the realm that the client is connected to. */
export function createQuickbaseFacts(client: QuickbaseClient): QuickbaseFacts {
  const self = once(async () => {
    const found = await client.getUserInfo();
    if (found.status === "unknown") return "somebody unknown";
    const { firstName, lastName, login } = found.user;
    return `${firstName} ${lastName}`.trim() || login;
  });
  const application = once(async (appDbid: string) => {
    const { name } = await client.getDbInfo({ appDbid });
    return { name, ...(await client.getRoleInfo({ appDbid })) };
  });
  return {
    self,
    application,
    ownRoles: async (appDbid) => (await client.getUserRole({ appDbid, includeGroups: true })).roles,
    listUsers: async (appDbid) => void (await client.userRoles({ appDbid })),
  };
}
