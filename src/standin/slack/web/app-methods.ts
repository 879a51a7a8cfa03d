import type { Sockets } from "../delivery/sockets.ts";
import type { JsonObject } from "../json.ts";
import type { Call, Methods } from "./method.ts";

/** The methods about the app itself and its connection. */
export function appMethods(sockets: Sockets): Methods {
  return {
    "api.test": { token: "none", run: ({ args }) => ({ args: args.all }) },
    "auth.test": { run: authTest },
    "apps.connections.open": { token: "app", run: ({ origin }) => ({ url: sockets.mintUrl(origin) }) },
  };
}

function authTest({ engine, origin }: Call): JsonObject {
  const { teamId, organisationId, domain, botUserId, botId, botName } = engine.workspace;
  const { orgWideInstall } = engine.settings;
  return {
    url: `${origin}/`,
    team: domain,
    user: botName,
    team_id: orgWideInstall ? organisationId : teamId,
    ...(orgWideInstall ? { enterprise_id: organisationId } : {}),
    user_id: botUserId,
    bot_id: botId,
    is_enterprise_install: orgWideInstall,
  };
}
