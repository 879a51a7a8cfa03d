import type { ApiRequest } from "../api-request.ts";
import type { Account, App, Table } from "../model.ts";
import { Refusal } from "../refusal.ts";
import type { SignIn } from "../sign-in.ts";
import type { World } from "../world.ts";
import type { Element } from "../xml-writer.ts";

/** What the URL points at. */
export type Target =
  | { place: "main" }
  | { place: "app"; app: App }
  | { place: "table"; app: App; table: Table };

/** Realm rules that make a correct call fail. */
export type RealmRules = {
  /** Only realm administrators may bring in people without an account. */
  controlNewUsers: boolean;
};

/** Everything a call can look at, and change. */
export type CallContext = {
  request: ApiRequest;
  world: World;
  signIn: SignIn;
  target: Target;
  /** Null is Quickbase's anonymous user. */
  caller: Account | null;
  realmRules: RealmRules;
  now: number;
  /** Cookies the answer sets. */
  cookies: string[];
};

/** One call of the XML API: where it may be sent, and what it does once the caller is known. */
export type Call = {
  action: string;
  places: readonly Target["place"][];
  /** Its own elements, as the documentation spells them; every call takes the common ones besides. */
  elements: readonly string[];
  takesUserToken: boolean;
  /** Some answers spell the action in lower case, others as the caller did. */
  answersInLowerCase: boolean;
  /** Does it and returns what follows the envelope; throws a `Refusal`. */
  run: (context: CallContext) => readonly Element[];
};

/** A call on an application; takes user tokens. */
export function appCall(action: string, elements: Call["elements"], run: Call["run"]): Call {
  return { action, places: ["app"], elements, takesUserToken: true, answersInLowerCase: false, run };
}

/** A call on main; takes user tokens. */
export function mainCall(action: string, elements: Call["elements"], run: Call["run"]): Call {
  return { action, places: ["main"], elements, takesUserToken: true, answersInLowerCase: false, run };
}

// https://help.quickbase.com/docs/optional-parameters, and the ways to sign in
const commonElements = [
  "usertoken",
  "ticket",
  "apptoken",
  "username",
  "password",
  "udata",
  "encoding",
  "rdr",
  "xsl",
];

/** Throws refusal 6 for an element that the call does not have: Quickbase would leave it out without a word. */
export function requireKnownElements({ action, elements }: Call, { parameters }: ApiRequest): void {
  const known = new Set([...commonElements, ...elements].map((name) => name.toLowerCase()));
  for (const name of parameters.keys())
    if (!known.has(name)) throw new Refusal(6, `${action} has no element ${name}.`);
}

/** The caller; throws refusal 22 when there is none. */
export function signedIn({ caller }: CallContext): Account {
  if (caller === null) throw new Refusal(22, "You must sign in to use this application.");
  return caller;
}

/** The application and a caller with any access to it; throws refusals 22 and 3. */
export function insideApp(context: CallContext): { app: App; caller: Account; isAdministrator: boolean } {
  const caller = signedIn(context);
  if (context.target.place === "main") throw new Refusal(14);
  const { app } = context.target;
  const level = context.world.accessLevel(app, caller.id);
  if (level === null) throw notPermitted();
  return { app, caller, isAdministrator: level === 1 };
}

/** The same for a caller who may share the application: Basic Access with Share, or administrator. */
export function sharing(context: CallContext): ReturnType<typeof insideApp> {
  const inside = insideApp(context);
  if (context.world.accessLevel(inside.app, inside.caller.id) === 3) throw notPermitted();
  return inside;
}

/** Refusal 3: the caller is known and may not do this. */
export function notPermitted(): Refusal {
  return new Refusal(3, "You do not have permission to perform this operation.");
}
