import { type Caller, type CallOptions, MAIN } from "./call.ts";
import { findText, getText } from "./xml-elements.ts";

/** A ticket, to be kept as safely as a password. */
export type Authentication = {
  ticket: string;
  userId: string | null;
};

/** Who asks for a ticket: an account, or somebody who still holds one. */
export type AuthenticateParameters = ({ username: string; password: string } | { ticket: string }) & {
  /** How long the ticket is to last: 12 hours if left out, 4,380 at most. */
  hours?: number;
} & Pick<CallOptions, "udata" | "encoding" | "signal">;

/** The calls about signing in, on main. */
export type SignInCalls = {
  /**
   * `API_Authenticate`: a ticket for an account, whatever credentials the client has; says nothing about access to
   * any application. Errors: 20 for a wrong password, which is never retried; 4 for an ended ticket.
   * https://help.quickbase.com/docs/api-authenticate
   */
  authenticate(parameters: AuthenticateParameters): Promise<Authentication>;
  /**
   * `API_SignOut`: clears the cookie of a browser and nothing else; the ticket stays valid. Takes a ticket: with a
   * user token it is a `QuickbaseUsageError`.
   * https://help.quickbase.com/docs/api-signout
   */
  signOut(parameters?: CallOptions): Promise<{ status: "signed-out" }>;
};

/** Creates the calls about signing in. */
export function createSignInCalls(call: Caller): SignInCalls {
  return {
    authenticate: ({ hours, udata, encoding, signal, ...who }) =>
      call({
        action: "API_Authenticate",
        dbid: MAIN,
        parameters: { ...who, hours: hours === undefined ? undefined : String(hours) },
        options: { udata, encoding, signal },
        read: (root) => ({ ticket: getText(root, "ticket"), userId: findText(root, "userid") }),
      }),
    signOut: (options = {}) =>
      call<{ status: "signed-out" }>({
        action: "API_SignOut",
        dbid: MAIN,
        parameters: {},
        options,
        read: () => ({ status: "signed-out" }),
      }),
  };
}
