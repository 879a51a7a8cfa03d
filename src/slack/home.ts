import type { WebClient } from "@slack/web-api";
import type { Log, RequestStore } from "../invite/ports.ts";
import type { UserId } from "../invite/values.ts";
import { MOST_ON_HOME, renderHome } from "./views/home.ts";

/** The bot's Home tab of each person. */
export type Home = {
  /** Shows this person their requests as they are; never rejects, for nothing depends on it. */
  show(userId: UserId): Promise<void>;
};

/** The Home tab by Slack's Web API: https://docs.slack.dev/surfaces/app-home */
export function createHome(parts: { promptClient: WebClient; store: RequestStore; log: Log }): Home {
  const { promptClient, store, log } = parts;
  return {
    async show(userId) {
      try {
        const view = renderHome(await store.listOf(userId, MOST_ON_HOME));
        await promptClient.views.publish({ user_id: userId, view });
      } catch (error) {
        log.warn({ error }, "Cannot show somebody their Home tab");
      }
    },
  };
}
