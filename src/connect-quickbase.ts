import type { Config } from "./config.ts";
import { createQuickbaseClient, type QuickbaseClient } from "./quickbase/client.ts";
import type { QuickbaseClientOptions } from "./quickbase/options.ts";

/** A client for the realm and the sign-in of the settings. */
export function connectQuickbase(
  { origin, signIn }: Config["quickbase"],
  options: Omit<QuickbaseClientOptions, "origin" | "credentials"> = {},
): QuickbaseClient {
  return createQuickbaseClient({ ...options, origin, credentials: toCredentials(signIn) });
}

function toCredentials(signIn: Config["quickbase"]["signIn"]) {
  switch (signIn.mode) {
    case "user token":
      return { userToken: signIn.userToken };
    case "ticket":
      return { ticket: signIn.ticket, appToken: signIn.appToken ?? undefined };
    case "password":
      return { username: signIn.username, password: signIn.password, appToken: signIn.appToken ?? undefined };
  }
}
