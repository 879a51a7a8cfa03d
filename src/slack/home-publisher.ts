import { isDeepStrictEqual } from "node:util";
import type { WebClient } from "@slack/web-api";
import type { Clock, Log, RequestStore } from "../invite/ports.ts";
import { idsOf, type Requester } from "../invite/request.ts";
import type { RequestSummary } from "../invite/summary.ts";
import type { UserId } from "../invite/values.ts";
import { createLane } from "../lib/lane.ts";
import { createOneAtATime } from "../lib/one-at-a-time.ts";
import type { Readers } from "./readers.ts";
import { MOST_ON_HOME, renderHomeTab } from "./views/home-tab.ts";

/** The bot's Home tab of each person. Nothing depends on it, so that neither ever rejects. */
export type HomePublisher = {
  /** Shows somebody who opens it their requests as they are: a few at a time, however many open theirs at once. */
  open(userId: UserId): Promise<void>;
  /** Brings it up to date for a requester who has opened it lately; nobody else sees it before they open it. */
  refresh(requester: Requester): Promise<void>;
};

const SHOWN_AT_ONCE = 3;

/**
 * Slack tells of each opening, and of nobody who leaves the tab: who comes back to it within a day finds it true at
 * once, and later a moment after the opening.
 */
const LOOKED_AT_FOR_MS = 86_400_000;

type Parts = {
  promptClient: WebClient;
  readers: Pick<Readers, "wordsFor">;
  store: Pick<RequestStore, "listOf" | "noteHomeOpened" | "whoOpenedHome">;
  clock: Clock;
  log: Log;
};

/** The Home tab by Slack's Web API: https://docs.slack.dev/surfaces/app-home */
export function createHomePublisher({ promptClient, readers, store, clock, log }: Parts): HomePublisher {
  const lane = createLane({ atOnce: SHOWN_AT_ONCE });
  // An older picture must not arrive after a newer one.
  const oneAtATime = createOneAtATime();
  /** Whoever waits for a turn gets what is true then, however often they ask meanwhile. */
  const waiting = new Map<UserId, Promise<void>>();

  const orLog = (work: () => Promise<unknown>): Promise<void> =>
    work().then(
      () => undefined,
      (error: unknown) => log.warn({ error }, "Cannot show somebody their Home tab"),
    );
  const publish = (userId: UserId): Promise<void> =>
    oneAtATime(userId, () =>
      orLog(async () => {
        const words = await readers.wordsFor(userId);
        let shown: readonly RequestSummary[];
        let present = await store.listOf(userId, MOST_ON_HOME);
        do {
          shown = present;
          await promptClient.views.publish({ user_id: userId, view: renderHomeTab(words, shown) });
          // Another process may have shown what came next, and this picture of what was before may have come after that.
          present = await store.listOf(userId, MOST_ON_HOME);
        } while (!haveSameVersions(shown, present));
      }),
    );
  /** Noted first: what changes from then on is shown as a change. */
  const open = async (userId: UserId): Promise<void> => {
    await orLog(() => store.noteHomeOpened(userId, clock.now()));
    await publish(userId);
  };

  return {
    open(userId) {
      const shown =
        waiting.get(userId) ??
        lane.later(() => {
          waiting.delete(userId);
          return open(userId);
        });
      waiting.set(userId, shown);
      return shown;
    },
    refresh: (requester) =>
      lane.first(() =>
        orLog(async () => {
          const since = new Date(clock.now().getTime() - LOOKED_AT_FOR_MS);
          await Promise.all((await store.whoOpenedHome(idsOf(requester), since)).map(publish));
        }),
      ),
  };
}

function haveSameVersions(some: readonly RequestSummary[], others: readonly RequestSummary[]): boolean {
  const versionsOf = (requests: readonly RequestSummary[]) =>
    requests.map(({ id, version }) => `${id} ${version}`);
  return isDeepStrictEqual(versionsOf(some), versionsOf(others));
}
