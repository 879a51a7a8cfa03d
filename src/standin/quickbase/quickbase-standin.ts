import { EventEmitter } from "node:events";
import { CallLog } from "./call-log.ts";
import { Dispatch } from "./calls/dispatch.ts";
import { serveExchange } from "./exchange.ts";
import { Faults } from "./faults.ts";
import { HttpDoor } from "./http-door.ts";
import type { Account, App, CallRecord, Mail, QuickbaseState, Role } from "./model.ts";
import { SignIn } from "./sign-in.ts";
import { stateOf } from "./state.ts";
import { stateUntil } from "./state-until.ts";
import { Throttle, type ThrottleRule } from "./throttle.ts";
import { type NewAccount, World } from "./world.ts";

/** How a stand-in starts; everything can be left out. */
export type StandinOptions = {
  /** 0 takes any free port. */
  port?: number;
  realm?: string;
  /** User tokens of the service account `service@acme.example`; the first is `userToken`. */
  userTokens?: readonly string[];
  /** Milliseconds since 1970, for tickets, pacing and modification times. */
  now?: () => number;
};

/** An application to add; without roles it gets Viewer 10, Participant 11 and Administrator 12. */
export type AppOptions = {
  name: string;
  dbid?: string;
  roles?: readonly (Omit<Role, "id"> & { id?: number })[];
  /** User tokens that work here; all of them unless given. */
  tokensAssigned?: readonly string[];
  /** Asked for beside a ticket or a password. */
  requiresAppToken?: string;
  /** The access of the tokens' owner: Basic Access with Share unless given; null for none. */
  ownerRole?: string | null;
};

/** What one world consists of: from a start or reset to the next. */
type Lifetime = {
  world: World;
  signIn: SignIn;
  dispatch: Dispatch;
  throttle: Throttle;
  log: CallLog;
  ended: AbortController;
};

const defaultRoles: readonly Role[] = [
  { id: 10, name: "Viewer", accessLevel: 3 },
  { id: 11, name: "Participant", accessLevel: 2 },
  { id: 12, name: "Administrator", accessLevel: 1 },
];
const defaultUserToken = "b7m2xk_standin_0_local_user_token";

/** A local Quickbase over real HTTP on loopback: the XML calls that concern people, roles and invitations. */
export class QuickbaseStandin {
  readonly realm: string;
  readonly faults = new Faults();
  readonly #door: HttpDoor;
  readonly #events = new EventEmitter<{ change: [] }>();
  readonly #userTokens: readonly string[];
  readonly #now: () => number;
  #current: Lifetime;

  constructor({ port = 0, realm = "acme", userTokens = [defaultUserToken], now = Date.now }: StandinOptions) {
    this.realm = realm;
    this.#userTokens = userTokens;
    this.#now = now;
    this.#events.setMaxListeners(0);
    this.#current = this.#begin();
    this.#door = new HttpDoor(port, (request, response) => {
      const { ended, ...current } = this.#current;
      return serveExchange(request, response, { ...current, faults: this.faults, now, ended: ended.signal });
    });
  }

  /** `http://127.0.0.1:PORT`, the same for as long as the stand-in lives. */
  get origin(): string {
    return this.#door.origin;
  }

  /** The first user token of the service account. */
  get userToken(): string {
    return this.#userTokens[0] ?? "";
  }

  /** Every invitation mail sent, oldest first. */
  get mails(): readonly Mail[] {
    return this.#current.world.mails;
  }

  /** Every XML call, oldest first. */
  get calls(): readonly CallRecord[] {
    return this.#current.log.records;
  }

  addApp({ name, dbid, roles = defaultRoles, tokensAssigned, requiresAppToken, ownerRole }: AppOptions): {
    dbid: string;
    roles: readonly Role[];
  } {
    const { world, signIn } = this.#current;
    const manager = this.#getAccount("admin@acme.example");
    const app = world.addApp({
      name,
      dbid,
      managerId: manager.id,
      appToken: requiresAppToken ?? null,
      roles: roles.map((role, index) => ({ ...role, id: role.id ?? index + 10 })),
      userTokens: new Set(tokensAssigned ?? signIn.userTokens),
    });
    const highest = highestRole(app);
    if (highest !== null) world.setRoles(app, manager.id, [highest.id]);
    const role = app.roles.find((candidate) =>
      ownerRole === undefined ? candidate.accessLevel === 2 : candidate.name === ownerRole,
    );
    if (role !== undefined)
      for (const owner of signIn.ownersOf(app.userTokens)) world.setRoles(app, owner.id, [role.id]);
    return { dbid: app.dbid, roles: app.roles };
  }

  addAccount(account: NewAccount): Account {
    return this.#current.world.addAccount(account);
  }

  /** The person follows the link in the mail and completes the registration. */
  register(email: string): void {
    this.#current.world.register(this.#getAccount(email));
  }

  /** Gives a role by its name, beside those the person has. */
  giveRole({ appDbid, email, role }: { appDbid: string; email: string; role: string }): void {
    const app = this.#getApp(appDbid);
    const account = this.#getAccount(email);
    const held = app.roleIdsByAccount.get(account.id) ?? [];
    this.#current.world.setRoles(app, account.id, [...held, getRole(app, role).id]);
  }

  /** Gives a role to a group of people. */
  addGroup(group: { appDbid: string; name: string; role: string; emails: string[] }): void {
    const { name, role } = group;
    const app = this.#getApp(group.appDbid);
    const accountIds = group.emails.map((email) => this.#getAccount(email).id);
    this.#current.world.addGroup(app, { name, accountIds, roleId: getRole(app, role).id });
  }

  /**
   * Deletes a role: whoever held it loses it. The tokens' owner moves to another role that may share, so that
   * invitations are what notices. Returns what brings the role back, with everybody who held it.
   */
  removeRole(appDbid: string, roleId: number): () => void {
    const { world, signIn } = this.#current;
    const app = this.#getApp(appDbid);
    const restore = world.removeRole(app, roleId);
    const other = app.roles.find(({ accessLevel }) => accessLevel === 2) ?? highestRole(app);
    for (const owner of signIn.ownersOf(app.userTokens))
      if (other !== null && world.directRoles(app, owner.id).length === 0)
        world.setRoles(app, owner.id, [other.id]);
    return restore;
  }

  /** Changes what a role is called or may do. */
  changeRole(appDbid: string, roleId: number, change: Partial<Omit<Role, "id">>): void {
    this.#current.world.changeRole(this.#getApp(appDbid), roleId, change);
  }

  /** A further user token, of anybody; assigned to applications that are added later, unless they say otherwise. */
  addUserToken(token: string, ownerEmail: string): void {
    this.#current.signIn.addUserToken(token, this.#getAccount(ownerEmail));
  }

  /** Deactivates a user token, or activates it again. */
  setUserTokenActive(token: string, active: boolean): void {
    this.#current.signIn.setUserTokenActive(token, active);
  }

  /** Gives the tokens' owner this role in an application, instead of what it had. */
  changeOwnRole(appDbid: string, role: string): void {
    const { world, signIn } = this.#current;
    const app = this.#getApp(appDbid);
    for (const owner of signIn.ownersOf(app.userTokens))
      world.setRoles(app, owner.id, [getRole(app, role).id]);
  }

  /** Every ticket issued so far stops working. */
  expireTickets(): void {
    this.#current.signIn.expireTickets();
  }

  /** The realm policy "Control new users": only realm administrators may provision. */
  controlNewUsers(controlled: boolean): void {
    this.#current.dispatch.realmRules.controlNewUsers = controlled;
  }

  /** Turns callers away who make more than so many calls a second to one dbid; null for no limit. */
  throttle(rule: ThrottleRule | null): void {
    this.#current.throttle.rule = rule;
  }

  /** The port refuses connections; calls under way are cut, and what they had not done yet is never done. */
  async down(): Promise<void> {
    this.#current.ended.abort();
    await this.#door.close();
    this.#current.ended = new AbortController();
    this.#changed();
  }

  /** Back on the same port, with everything as it was. */
  async up(): Promise<void> {
    await this.#door.open();
    this.#changed();
  }

  /** A snapshot of everything, as plain values. */
  state(): QuickbaseState {
    const { world, log } = this.#current;
    return stateOf({ realm: this.realm, reachable: this.#door.isOpen, world, calls: log.records });
  }

  /** Calls back after every change; returns what ends that. */
  on(event: "change", listener: () => void): () => void {
    this.#events.on(event, listener);
    return () => this.#events.off(event, listener);
  }

  /** Resolves with the first state that satisfies the predicate; rejects at the deadline, naming the last calls. */
  until(
    predicate: (state: QuickbaseState) => boolean,
    { deadlineMs }: { deadlineMs: number },
  ): Promise<QuickbaseState> {
    return stateUntil(this, predicate, deadlineMs);
  }

  /** Forgets everything but the service account and its tokens, ends all faults, and cuts calls under way. */
  reset(): void {
    this.#current.ended.abort();
    this.#door.cutConnections();
    this.faults.clear();
    this.#current = this.#begin();
    this.#changed();
  }

  /** Cuts calls under way and frees the port. */
  async close(): Promise<void> {
    this.#current.ended.abort();
    this.faults.clear();
    await this.#door.close();
    this.#events.removeAllListeners();
  }

  #begin(): Lifetime {
    const now = this.#now;
    const changed = (): void => this.#changed();
    const world = new World(changed);
    const signIn = new SignIn(world, now);
    world.addAccount({ email: "admin@acme.example", firstName: "Ada", lastName: "Admin", realmAdmin: true });
    const owner = world.addAccount({ email: "service@acme.example", firstName: "QB", lastName: "Service" });
    for (const token of this.#userTokens) signIn.addUserToken(token, owner);
    const dispatch = new Dispatch({ world, signIn, now });
    return {
      world,
      signIn,
      dispatch,
      throttle: new Throttle(),
      log: new CallLog(changed),
      ended: new AbortController(),
    };
  }

  #changed(): void {
    this.#events.emit("change");
  }

  #getApp(dbid: string): App {
    const app = this.#current.world.findApp(dbid);
    if (app === null) throw new Error(`Cannot find the application "${dbid}" in the local Quickbase`);
    return app;
  }

  #getAccount(email: string): Account {
    const account = this.#current.world.findAccount(email);
    if (account === null) throw new Error(`Cannot find the account "${email}" in the local Quickbase`);
    return account;
  }
}

/** Starts a local Quickbase on loopback. */
export async function startQuickbaseStandin(options: StandinOptions = {}): Promise<QuickbaseStandin> {
  const quickbase = new QuickbaseStandin(options);
  await quickbase.up();
  return quickbase;
}

function getRole(app: App, name: string): Role {
  const role = app.roles.find((candidate) => candidate.name === name);
  if (role === undefined) throw new Error(`Cannot find the role "${name}" in ${app.name}`);
  return role;
}

function highestRole(app: App): Role | null {
  return app.roles.find(({ accessLevel }) => accessLevel === 1) ?? null;
}
