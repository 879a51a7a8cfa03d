import { isDeepStrictEqual } from "node:util";
import type { WebClient } from "@slack/web-api";
import type { Clock, Log, RequestStore } from "../../invite/ports.ts";
import { idsOf, type Requester } from "../../invite/request.ts";
import type { RequestSummary } from "../../invite/summary.ts";
import type { UserId } from "../../invite/values.ts";
import { createLane } from "../../lib/lane.ts";
import { createOneAtATime } from "../../lib/one-at-a-time.ts";
import type { Readers } from "../readers.ts";
import { MOST_ON_HOME, renderHomeTab } from "../views/home-tab.ts";
import { createRefresher } from "./refresher.ts";

/** The bot's Home tab of each person. Nothing depends on it, so that nothing here ever rejects. */
export type HomePublisher = {
  /** Shows somebody who opens it their requests as they are: a few at a time, however many open theirs at once. */
  open(userId: UserId): Promise<void>;
  /** Brings it up to date for a requester who has opened it lately; nobody else sees it before they open it. */
  refresh(requester: Requester): Promise<void>;
  /** The same in a while, for what goes on changing; returns at once. */
  refreshSoon(requester: Requester): void;
  /** Begins no refresh that nobody waits for. */
  stop(): void;
};

const SHOWN_AT_ONCE = 3;
/** What changes in requests that are carried out is shown together, to each person. */
const REFRESH_EVERY_MS = 10_000;
const REFRESH_AFTER_MS = 2_500;

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
  /** Whether no other process shows anything of the same rows. */
  isAlone: boolean;
  log: Log;
};

/** The Home tab by Slack's Web API: https://docs.slack.dev/surfaces/app-home */
export function createHomePublisher({
  promptClient,
  readers,
  store,
  clock,
  isAlone,
  log,
}: Parts): HomePublisher {
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
          if (isAlone) return;
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

  const refresher = createRefresher<string>({
    refresh: (key) =>
      lane.first(() =>
        orLog(async () => {
          const since = new Date(clock.now().getTime() - LOOKED_AT_FOR_MS);
          await Promise.all((await store.whoOpenedHome(key.split(" "), since)).map(publish));
        }),
      ),
    afterMs: REFRESH_AFTER_MS,
    everyMs: REFRESH_EVERY_MS,
    onError: (_, error) => log.warn({ error }, "Cannot show somebody their Home tab"),
  });

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
    refresh: (requester) => refresher.now(keyOf(requester)),
    refreshSoon: (requester) => refresher.soon(keyOf(requester)),
    stop: refresher.stop,
  };
}

/** A person, by whichever of their ids Slack tells of them. */
function keyOf(requester: Requester): string {
  return idsOf(requester).join(" ");
}

function haveSameVersions(some: readonly RequestSummary[], others: readonly RequestSummary[]): boolean {
  const versionsOf = (requests: readonly RequestSummary[]) =>
    requests.map(({ id, version }) => `${id} ${version}`);
  return isDeepStrictEqual(versionsOf(some), versionsOf(others));
}
