import { type ApplicationCalls, createApplicationCalls } from "./application-calls.ts";
import type { Caller } from "./call.ts";
import { createCaller } from "./caller.ts";
import { createLanes } from "./lanes.ts";
import { type QuickbaseClientOptions, resolveOptions } from "./options.ts";
import { createRoleCalls, type RoleCalls } from "./role-calls.ts";
import { createSession } from "./session.ts";
import { createSignInCalls, type SignInCalls } from "./sign-in-calls.ts";
import { createTransport } from "./transport.ts";
import { createUserCalls, type UserCalls } from "./user-calls.ts";

/**
 * The user-management side of Quickbase's XML API, one function a call. Every function rejects with one of:
 * `QuickbaseRefusedError` (Quickbase said no), `QuickbaseUnreachableError` (no answer), `QuickbaseAnswerError` (not an
 * answer), `QuickbaseUsageError` (nothing was sent).
 */
export type QuickbaseClient = UserCalls &
  RoleCalls &
  ApplicationCalls &
  SignInCalls & {
    /** Takes no more calls, rejects those that wait, and resolves when those under way are answered. */
    close(): Promise<void>;
  };

/**
 * Creates a client. One client a process and realm: pace, connections and ticket are shared by all its calls.
 * Requests are posted as XML; the alternative with everything in the URL (`?a=API_...`) is not used, because it puts
 * credentials and addresses where logs keep them.
 */
export function createQuickbaseClient(options: QuickbaseClientOptions): QuickbaseClient {
  const resolved = resolveOptions(options);
  const {
    origin,
    credentials,
    proxies,
    timeouts,
    limits,
    pacing,
    reserveTurns,
    retry,
    clock,
    random,
    observer,
  } = resolved;
  const transport = createTransport({ origin, proxies, timeouts, limits });
  const closing = new AbortController();
  const session = createSession(credentials, (account) => signInCalls.authenticate(account));
  const call: Caller = createCaller({
    session,
    transport,
    lanes: createLanes(pacing, clock, reserveTurns),
    clock,
    retry,
    random,
    observer,
    closing: closing.signal,
  });
  const signInCalls = createSignInCalls(call);
  return {
    ...createUserCalls(call),
    ...createRoleCalls(call),
    ...createApplicationCalls(call),
    ...signInCalls,
    close: () => {
      closing.abort(new Error("The client is closing"));
      return transport.close();
    },
  };
}
