import type { WebClient } from "@slack/web-api";
import type { Log, RequestStore } from "../invite/ports.ts";
import type { UserId } from "../invite/values.ts";
import { createLane } from "../lib/lane.ts";
import { createOneAtATime } from "../lib/one-at-a-time.ts";
import { MOST_ON_HOME, renderHome } from "./views/home.ts";

/** The bot's Home tab of each person. Nothing depends on it, so that neither ever rejects. */
export type Home = {
  /** Shows this person their requests as they are. */
  show(userId: UserId): Promise<void>;
  /** The same for somebody who opens it: a few at a time, however many open theirs at once. */
  showInTurn(userId: UserId): Promise<void>;
};

const SHOWN_AT_ONCE = 3;

/** The Home tab by Slack's Web API: https://docs.slack.dev/surfaces/app-home */
export function createHome(parts: { promptClient: WebClient; store: RequestStore; log: Log }): Home {
  const { promptClient, store, log } = parts;
  const lane = createLane({ atOnce: SHOWN_AT_ONCE });
  // An older picture must not arrive after a newer one.
  const oneAtATime = createOneAtATime();
  /** Whoever waits for a turn gets what is true then, however often they ask meanwhile. */
  const waiting = new Map<UserId, Promise<void>>();

  const publish = async (userId: UserId): Promise<void> => {
    try {
      const view = renderHome(await store.listOf(userId, MOST_ON_HOME));
      await promptClient.views.publish({ user_id: userId, view });
    } catch (error) {
      log.warn({ error }, "Cannot show somebody their Home tab");
    }
  };

  return {
    show: (userId) => lane.first(() => oneAtATime(userId, () => publish(userId))),
    showInTurn(userId) {
      const shown =
        waiting.get(userId) ??
        lane.later(() => {
          waiting.delete(userId);
          return oneAtATime(userId, () => publish(userId));
        });
      waiting.set(userId, shown);
      return shown;
    },
  };
}
