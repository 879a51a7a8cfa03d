import type { ApiRequest } from "../api-request.ts";
import { parameter } from "../api-request.ts";
import type { Account } from "../model.ts";
import { Refusal } from "../refusal.ts";
import type { SignIn } from "../sign-in.ts";
import type { World } from "../world.ts";
import type { Element } from "../xml-writer.ts";
import { createGetAppDtmInfo, findDbByName, getDbInfo, grantedDbs } from "./applications.ts";
import { type Call, type RealmRules, requireKnownElements, type Target } from "./call.ts";
import { getUserInfo, provisionUser, sendInvitation } from "./people.ts";
import {
  addUserToRole,
  changeUserRole,
  getRoleInfo,
  getUserRole,
  removeUserFromRole,
  userRoles,
} from "./roles.ts";
import { authenticate, signOut } from "./tickets.ts";

/** What Quickbase has to say to a call, before it is written as XML. */
export type Reply = {
  action: string;
  errcode: number;
  errtext: string;
  errdetail: string | null;
  udata: string | null;
  elements: readonly Element[];
  cookies: readonly string[];
};

/** Performs calls on one world. */
export class Dispatch {
  readonly realmRules: RealmRules = { controlNewUsers: false };
  readonly #world: World;
  readonly #signIn: SignIn;
  readonly #now: () => number;
  readonly #calls: readonly Call[] = [
    getUserInfo,
    provisionUser,
    sendInvitation,
    addUserToRole,
    getRoleInfo,
    userRoles,
    getUserRole,
    changeUserRole,
    removeUserFromRole,
    authenticate,
    signOut,
    grantedDbs,
    getDbInfo,
    createGetAppDtmInfo(),
    findDbByName,
  ];

  constructor({ world, signIn, now }: { world: World; signIn: SignIn; now: () => number }) {
    this.#world = world;
    this.#signIn = signIn;
    this.#now = now;
  }

  /** The call's own name, like `API_GetUserInfo`, whatever the caller's spelling; the caller's if there is none. */
  nameOf(action: string): string {
    return this.#find(action)?.action ?? action;
  }

  /** Does what is asked, at once and as a whole, or refuses. */
  perform(request: ApiRequest): Reply {
    try {
      const cookies: string[] = [];
      const elements = this.#run(request, cookies);
      return { ...this.#envelope(request, null), elements, cookies };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.refuse(request, error);
    }
  }

  /** The reply that refuses this call, without doing anything. */
  refuse(request: ApiRequest, refusal: Refusal): Reply {
    return { ...this.#envelope(request, refusal), elements: [], cookies: [] };
  }

  #run(request: ApiRequest, cookies: string[]): readonly Element[] {
    if (request.problem !== null) throw request.problem;
    const call = this.#find(request.action);
    if (call === null) throw new Refusal(5, `The operation "${request.action}" is not implemented.`);
    requireKnownElements(call, request);
    const target = this.#target(request.dbid);
    // Calls for an application sent to main or to a table, and calls for main sent to an application.
    if (!call.places.includes(target.place)) throw new Refusal(call.places.includes("main") ? 7 : 14);
    const caller = this.#caller(request, call, target);
    return call.run({
      request,
      world: this.#world,
      signIn: this.#signIn,
      target,
      caller,
      realmRules: this.realmRules,
      now: this.#now(),
      cookies,
    });
  }

  #caller(request: ApiRequest, call: Call, target: Target): Account | null {
    if (!call.takesUserToken && parameter(request, "usertoken") !== null)
      // The text is published, its number is not.
      throw new Refusal(4, null, "User Tokens cannot be used to call this API");
    // These bring their own credentials, or none.
    if (["API_Authenticate", "API_SignOut", "API_GetAppDTMInfo"].includes(call.action)) return null;
    return this.#signIn.identify(request, target.place === "main" ? null : target.app);
  }

  #target(dbid: string): Target {
    if (dbid === "main") return { place: "main" };
    for (const app of this.#world.apps) {
      if (app.dbid === dbid) return { place: "app", app };
      const table = app.tables.find((candidate) => candidate.dbid === dbid);
      if (table !== undefined) return { place: "table", app, table };
    }
    throw new Refusal(32, "The application does not exist or was deleted.");
  }

  #find(action: string): Call | null {
    return this.#calls.find((call) => call.action.toLowerCase() === action.toLowerCase()) ?? null;
  }

  #envelope(request: ApiRequest, refusal: Refusal | null): Omit<Reply, "elements" | "cookies"> {
    const call = this.#find(request.action);
    return {
      action: call?.answersInLowerCase ? call.action.toLowerCase() : request.action,
      errcode: refusal?.errcode ?? 0,
      errtext: refusal?.errtext ?? "No error",
      errdetail: refusal?.errdetail ?? null,
      // API_GetAppDTMInfo is the one call that does not give it back.
      udata: call?.action === "API_GetAppDTMInfo" ? null : (request.parameters.get("udata") ?? null),
    };
  }
}
