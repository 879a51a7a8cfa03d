import { setTimeout as pause } from "node:timers/promises";
import { WebAPIRateLimitedError } from "@slack/web-api";
import { createOneAtATime } from "../../lib/one-at-a-time.ts";

/** Keeps messages up to date without flooding Slack. */
export type Refresher<Key> = {
  /** Brings a message up to date soon; returns at once. */
  soon(key: Key): void;
  /** Brings it up to date now, by the usual refresh or by this one; rejects when that fails. */
  now(key: Key, refresh?: () => Promise<void>): Promise<void>;
  /** Begins no other refresh. */
  stop(): void;
};

type Options<Key> = {
  refresh: (key: Key) => Promise<void>;
  /** How long a change waits for the next one, which would be shown over it. */
  afterMs?: number;
  /** The least time between two refreshes of the same message that nobody waits for. */
  everyMs: number;
  onError: (key: Key, error: unknown) => void;
  /** Runs an edit that nobody waits for when there is room for it; one that somebody waits for overtakes it. */
  inTurn?: (key: Key, edit: () => Promise<void>) => Promise<void>;
};

/**
 * Many changes, few edits: what changes while an edit runs or waits is shown by the next one.
 * Edits of one message never overlap, so that an older picture cannot arrive after a newer one.
 */
export function createRefresher<Key extends string>(options: Options<Key>): Refresher<Key> {
  const { refresh, afterMs = 0, everyMs, onError, inTurn = (_, edit) => edit() } = options;
  const oneAtATime = createOneAtATime();
  const stopping = new AbortController();
  /** Keys that have a loop running, and whether something changed since its last edit. */
  const changed = new Map<Key, boolean>();

  /** What has changed may have been shown by somebody who did not wait for the turn. */
  const editIfChanged = async (key: Key): Promise<void> => {
    if (changed.get(key) !== true) return;
    changed.set(key, false);
    try {
      await refresh(key);
    } catch (error) {
      // Whoever gives the turns makes it again.
      if (error instanceof WebAPIRateLimitedError) changed.set(key, true);
      throw error;
    }
  };

  const rest = (ms: number) =>
    pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);

  /** At a stop whoever waits for a turn is sent away, which is no trouble: the rows begin it again. */
  const isSentAway = (error: unknown) =>
    stopping.signal.aborted && error instanceof Error && error.name === "AbortError";

  const loop = async (key: Key): Promise<void> => {
    if (afterMs > 0) await rest(afterMs);
    // What has changed may have been shown meanwhile by somebody who did not wait: then no turn is used up.
    while (changed.get(key) === true && !stopping.signal.aborted) {
      await inTurn(key, () => oneAtATime(key, () => editIfChanged(key))).catch((error: unknown) => {
        if (!isSentAway(error)) onError(key, error);
      });
      await rest(everyMs);
    }
    changed.delete(key);
  };

  return {
    soon(key) {
      const looping = changed.has(key);
      changed.set(key, true);
      if (!looping) void loop(key);
    },
    now: (key, refreshNow = () => refresh(key)) =>
      oneAtATime(key, async () => {
        if (changed.has(key)) changed.set(key, false);
        await refreshNow();
      }),
    stop: () => stopping.abort(),
  };
}
