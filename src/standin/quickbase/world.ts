import { Identifiers } from "./identifiers.ts";
import type { AccessLevel, Account, App, Group, Mail, Role } from "./model.ts";

/** The role nobody lists: on the user list of an application, without access. */
export const noRole: Role = { id: 9, name: "None", accessLevel: 3 };

/** An account to add: registered and in good standing unless told otherwise. */
export type NewAccount = {
  email: string;
  firstName: string;
  lastName: string;
  registered?: boolean;
  screenName?: string;
  denied?: boolean;
  password?: string;
  realmAdmin?: boolean;
};

type NewApp = Pick<App, "name" | "managerId" | "appToken" | "roles" | "userTokens"> & {
  dbid?: string | undefined;
};

/** What Quickbase knows. Its methods hold for everybody: they check that things exist, not who may do them. */
export class World {
  readonly ids = new Identifiers();
  readonly accounts: Account[] = [];
  readonly apps: App[] = [];
  readonly mails: Mail[] = [];
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Adds an account; throws when the address is taken. */
  addAccount({ email, firstName, lastName, ...rest }: NewAccount): Account {
    if (this.findAccount(email) !== null) throw new Error(`Cannot add the account "${email}": it exists`);
    const account: Account = {
      id: this.ids.userid(),
      email,
      firstName,
      lastName,
      screenName: rest.screenName ?? "",
      password: rest.password ?? null,
      realmAdmin: rest.realmAdmin ?? false,
      registered: rest.registered ?? true,
      denied: rest.denied ?? false,
    };
    this.accounts.push(account);
    this.#changed();
    return account;
  }

  /** Finds by email address or user name, in any case; null for a blank. */
  findAccount(emailOrUserName: string): Account | null {
    // Most accounts have no user name: a blank would find the first of them.
    if (emailOrUserName === "") return null;
    const wanted = emailOrUserName.toLowerCase();
    const byEmail = this.accounts.find(({ email }) => email.toLowerCase() === wanted);
    return byEmail ?? this.accounts.find(({ screenName }) => screenName.toLowerCase() === wanted) ?? null;
  }

  findAccountById(userid: string): Account | null {
    return this.accounts.find(({ id }) => id === userid) ?? null;
  }

  register(account: Account): void {
    account.registered = true;
    this.#changed();
  }

  addApp({ name, managerId, appToken, roles, userTokens, dbid }: NewApp): App {
    const now = Date.now();
    const app: App = {
      dbid: dbid ?? this.ids.dbid(),
      name,
      managerId,
      appToken,
      tables: [{ dbid: this.ids.dbid(), name: "Tasks" }],
      createdAt: now,
      modifiedAt: now,
      roles: [...roles],
      roleIdsByAccount: new Map(),
      groups: [],
      userTokens,
    };
    this.apps.push(app);
    this.#changed();
    return app;
  }

  findApp(dbid: string): App | null {
    return this.apps.find((app) => app.dbid === dbid) ?? null;
  }

  /** The direct roles of a person; empty for None and for somebody who is not on the user list. */
  directRoles(app: App, accountId: string): Role[] {
    const held = app.roleIdsByAccount.get(accountId) ?? [];
    return app.roles.filter(({ id }) => held.includes(id));
  }

  groupsOf(app: App, accountId: string): Group[] {
    return app.groups.filter(({ accountIds }) => accountIds.includes(accountId));
  }

  /** The best access a person has, through own roles and groups; null without any. */
  accessLevel(app: App, accountId: string): AccessLevel | null {
    const throughGroups = this.groupsOf(app, accountId).map(({ roleId }) => roleId);
    const roles = app.roles.filter(({ id }) => throughGroups.includes(id));
    const levels = [...this.directRoles(app, accountId), ...roles].map((role) => role.accessLevel);
    return levels.toSorted()[0] ?? null;
  }

  isOnUserList(app: App, accountId: string): boolean {
    return app.roleIdsByAccount.has(accountId) || this.groupsOf(app, accountId).length > 0;
  }

  /** Gives exactly these roles; an empty list leaves the person on the user list with role None. */
  setRoles(app: App, accountId: string, roleIds: readonly number[]): void {
    app.roleIdsByAccount.set(
      accountId,
      [...new Set(roleIds)].filter((id) => id !== noRole.id),
    );
    this.#touch(app);
  }

  /** Takes a person off the user list. */
  removeMember(app: App, accountId: string): void {
    app.roleIdsByAccount.delete(accountId);
    this.#touch(app);
  }

  addGroup(app: App, group: Omit<Group, "id">): Group {
    const added = { id: this.ids.groupId(), ...group };
    app.groups.push(added);
    this.#touch(app);
    return added;
  }

  /** Deletes a role; returns what brings it back, with what its holders had. */
  removeRole(app: App, roleId: number): () => void {
    const role = app.roles.find(({ id }) => id === roleId);
    if (role === undefined) throw new Error(`Cannot delete the role ${roleId}: ${app.name} has none`);
    const holders = [...app.roleIdsByAccount].filter(([, held]) => held.includes(roleId));
    app.roles = app.roles.filter(({ id }) => id !== roleId);
    for (const [accountId, held] of holders)
      app.roleIdsByAccount.set(
        accountId,
        held.filter((id) => id !== roleId),
      );
    this.#touch(app);
    return () => {
      app.roles = [...app.roles, role].toSorted((one, other) => one.id - other.id);
      for (const [accountId, held] of holders) app.roleIdsByAccount.set(accountId, held);
      this.#touch(app);
    };
  }

  /** Changes what a role is called or may do; whoever holds it keeps it. */
  changeRole(app: App, roleId: number, change: Partial<Omit<Role, "id">>): void {
    if (!app.roles.some(({ id }) => id === roleId))
      throw new Error(`Cannot change the role ${roleId}: ${app.name} has none`);
    app.roles = app.roles.map((role) => (role.id === roleId ? { ...role, ...change } : role));
    this.#touch(app);
  }

  sendMail({ to, from, app, text }: { to: Account; from: Account; app: App; text: string }): void {
    this.mails.push({
      id: this.mails.length + 1,
      at: new Date().toISOString(),
      to: to.email,
      toName: nameOf(to),
      userid: to.id,
      appDbid: app.dbid,
      appName: app.name,
      from: { name: nameOf(from), email: from.email },
      text,
      registers: !to.registered,
    });
    this.#changed();
  }

  #touch(app: App): void {
    app.modifiedAt = Date.now();
    this.#changed();
  }
}

/** First and last name, as Quickbase shows a person. */
export function nameOf({ firstName, lastName }: Account): string {
  return `${firstName} ${lastName}`.trim();
}
