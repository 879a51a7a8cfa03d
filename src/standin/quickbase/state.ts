import type { App, AppState, CallRecord, MemberState, QuickbaseState } from "./model.ts";
import { nameOf, noRole, type World } from "./world.ts";

type Source = { realm: string; reachable: boolean; world: World; calls: readonly CallRecord[] };

/** Copies what is known into plain values that later changes do not touch. */
export function stateOf({ realm, reachable, world, calls }: Source): QuickbaseState {
  return {
    realm,
    reachable,
    apps: world.apps.map((app) => appState(app, world)),
    accounts: world.accounts.map((account) => ({
      id: account.id,
      email: account.email,
      name: nameOf(account),
      registered: account.registered,
      denied: account.denied,
    })),
    mails: [...world.mails],
    calls: calls.map((call) => ({ ...call })),
  };
}

function appState(app: App, world: World): AppState {
  const members = [...app.roleIdsByAccount.keys()].flatMap((accountId): MemberState[] => {
    const account = world.findAccountById(accountId);
    if (account === null) return [];
    const roles = world.directRoles(app, accountId);
    return [
      {
        userid: account.id,
        email: account.email,
        name: nameOf(account),
        registered: account.registered,
        roles: (roles.length === 0 ? [noRole] : roles).map(({ id, name }) => ({ id, name })),
      },
    ];
  });
  return { dbid: app.dbid, name: app.name, roles: [...app.roles], members };
}
