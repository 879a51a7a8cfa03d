import type { Config } from "./config.ts";
import { createQuickbaseClient, type QuickbaseClient } from "./quickbase/client/client.ts";
import type { QuickbaseClientOptions } from "./quickbase/client/options.ts";

/** A client for the realm, the sign-in and the proxies of the settings. */
export function connectQuickbase(
  { quickbase: { origin, signIn }, proxies }: Pick<Config, "quickbase" | "proxies">,
  options: Omit<QuickbaseClientOptions, "origin" | "credentials" | "proxies"> = {},
): QuickbaseClient {
  return createQuickbaseClient({
    ...options,
    origin,
    credentials: toCredentials(signIn),
    ...(proxies !== null && { proxies }),
  });
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
