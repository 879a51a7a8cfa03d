import type { WebClient } from "@slack/web-api";
import type { Log } from "../invite/ports.ts";

/** Who the bot is to Slack, and where. */
export type Identity = {
  teamId: string;
  botId: string | null;
  botUserId: string | null;
  /** Installed for a whole organisation, and not for one workspace. */
  isOrgWide: boolean;
};

/** Asks Slack whose token it is; rejects with the client's error. */
export async function askIdentity(client: WebClient): Promise<Identity> {
  const { team_id, bot_id, user_id, is_enterprise_install } = await client.auth.test();
  if (team_id === undefined)
    throw new Error("Cannot start: Slack does not say which workspace the bot is in");
  return {
    teamId: team_id,
    botId: bot_id ?? null,
    botUserId: user_id ?? null,
    isOrgWide: is_enterprise_install === true,
  };
}

/** The app's own id; null when Slack does not tell it: then payloads are told apart by their workspace alone. */
export async function findAppId(client: WebClient, botId: string | null, log: Log): Promise<string | null> {
  try {
    const { bot } = botId === null ? {} : await client.bots.info({ bot: botId });
    return bot?.app_id ?? null;
  } catch (error) {
    log.warn({ error }, "Cannot look up the id of the app");
    return null;
  }
}
