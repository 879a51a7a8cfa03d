import type { QuickbaseCredentials, SignInElements } from "./credentials.ts";
import { QuickbaseRefusedError } from "./errors.ts";

/** Who the client is to Quickbase, over time. */
export type Session = {
  kind: "user-token" | "ticket";
  /** The elements for the next call, at once where they are at hand; else authenticates first. */
  signIn(): SignInElements | Promise<SignInElements>;
  /** The elements to repeat a call with whose ticket was refused (errcode 4); null when there is no other ticket. */
  renew(refused: SignInElements): Promise<SignInElements | null>;
};

type Authenticate = (account: { username: string; password: string }) => Promise<{ ticket: string }>;

/** Creates the session for these credentials; `authenticate` is only called in user name and password mode. */
export function createSession(credentials: QuickbaseCredentials, authenticate: Authenticate): Session {
  if ("userToken" in credentials) return fixedSession("user-token", { usertoken: credentials.userToken });
  const appToken: SignInElements = credentials.appToken ? { apptoken: credentials.appToken } : {};
  if ("ticket" in credentials) return fixedSession("ticket", { ticket: credentials.ticket, ...appToken });
  const { username, password } = credentials;
  return renewingSession(async () => {
    // Nothing else of that answer: its user id would stand in every call, beside the one of the person.
    const { ticket } = await authenticate({ username, password });
    return { ticket, ...appToken };
  });
}

function fixedSession(kind: Session["kind"], elements: SignInElements): Session {
  return { kind, signIn: () => elements, renew: async () => null };
}

/**
 * One ticket for everybody: whoever needs the first one, or a new one, waits for the same authentication.
 * A failed one is forgotten and tried again by the next call, but for one that was refused because of the password
 * (20, or 4, which Quickbase documents for wrong login data too): it stays wrong, and asking again could lock the
 * account.
 */
function renewingSession(authenticate: () => Promise<SignInElements>): Session {
  let current: Promise<SignInElements> | null = null;
  const start = () => {
    const attempt = authenticate();
    current = attempt;
    attempt.catch((error: unknown) => {
      const isFinal = error instanceof QuickbaseRefusedError && [4, 20].includes(error.errcode);
      if (current === attempt && !isFinal) current = null;
    });
    return attempt;
  };
  const signIn = () => current ?? start();
  return {
    kind: "ticket",
    signIn,
    renew: async (refused) => {
      const held = signIn();
      const elements = await held;
      if (elements.ticket !== refused.ticket) return elements;
      // Of many calls refused with one ticket, the first to come here starts the renewal that all wait for.
      return current === held ? start() : signIn();
    },
  };
}
