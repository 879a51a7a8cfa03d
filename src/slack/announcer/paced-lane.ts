import { setTimeout as pause } from "node:timers/promises";
import { WebAPIRateLimitedError } from "@slack/web-api";

/** How fast calls may follow each other: one every so often, and so many at once after a rest. */
export type Pace = { everyMs: number; burst: number };

/**
 * What Slack takes: a post a second in each channel and direct message, and fifty edits a minute in all, with bursts
 * now and then: https://docs.slack.dev/apis/web-api/rate-limits
 */
export const SLACK_TAKES: { posts: Pace; edits: Pace } = {
  posts: { everyMs: 1_050, burst: 1 },
  edits: { everyMs: 1_250, burst: 30 },
};

/** Who goes before whom in a lane. */
export type Turn = {
  /** The lower goes first. */
  rank: number;
  /** Those of one rank take turns. */
  party: string;
  /** When what is told came about, in milliseconds: of a party the earlier goes first, and what was begun is finished. */
  since: number;
};

/** Calls of one kind, at the pace that Slack takes them; when Slack asks to slow down, the whole lane does. */
export type PacedLane = {
  /**
   * Does it in its turn. Rejects when the lane is closed before; and when it is overtaken before, where others wait for
   * the turn that it gives up.
   */
  run<T>(turn: Turn, work: () => Promise<T>, overtaken?: AbortSignal): Promise<T>;
  /**
   * Does it at once, for somebody waits; those in the lane wait the longer. Where so many do at the same time that
   * Slack would refuse, the rest of them takes turns.
   */
  now<T>(turn: Turn, work: () => Promise<T>): Promise<T>;
};

type Waiting = {
  turn: Turn;
  /** How many calls the pace must have left. */
  needs: number;
  overtaken?: AbortSignal | undefined;
  go: () => Promise<void>;
  giveUp: (reason: unknown) => void;
};

/** Opens a lane; when the signal aborts, whoever would have to wait is sent away. */
export function createPacedLane({ everyMs, burst }: Pace, closing: AbortSignal): PacedLane {
  let waiting: Waiting[] = [];
  const order = createOrder();
  let left = burst;
  let restingSince = performance.now();
  let heldUntil = restingSince;
  let isMoving = false;

  const msUntilLeft = (needs: number): number => {
    const now = performance.now();
    left = Math.min(burst, left + (now - restingSince) / everyMs);
    restingSince = now;
    return Math.max((needs - left) * everyMs, heldUntil - now, 0);
  };

  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    for (;;)
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof WebAPIRateLimitedError)) throw error;
        heldUntil = Math.max(heldUntil, performance.now() + error.retryAfter * 1000);
        await rest(error.retryAfter * 1000);
      }
  };
  const rest = (ms: number) => pause(Math.ceil(ms), undefined, { signal: closing, ref: false });

  const move = async (): Promise<void> => {
    isMoving = true;
    try {
      for (let next = order.first(waiting); next !== undefined; next = order.first(waiting)) {
        const restMs = msUntilLeft(next.needs);
        if (restMs > 0) {
          // Meanwhile somebody may come who goes first, and sooner.
          await rest(Math.min(restMs, everyMs));
          continue;
        }
        waiting.splice(waiting.indexOf(next), 1);
        order.note(next.turn);
        left -= 1;
        const gone = next.go();
        if (burst > 1) continue;
        await gone;
        // Slack counts when a call arrives, and that may be as late as its answer.
        restingSince = performance.now();
      }
    } catch (reason) {
      for (const { giveUp } of waiting.splice(0)) giveUp(reason);
    } finally {
      isMoving = false;
    }
  };

  const dropOvertaken = (): void => {
    if (waiting.length < 2) return;
    const [overtaken, rest] = [true, false].map((is) =>
      waiting.filter((each) => (each.overtaken?.aborted === true) === is),
    );
    waiting = rest ?? [];
    for (const each of overtaken ?? []) each.giveUp(each.overtaken?.reason);
  };

  const queue = <T>(entry: Pick<Waiting, "turn" | "needs" | "overtaken">, work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const go = () => patiently(work).then(resolve, reject);
      waiting.push({ ...entry, go, giveUp: reject });
      entry.overtaken?.addEventListener("abort", dropOvertaken, { once: true });
      dropOvertaken();
      if (!isMoving) void move();
    });

  return {
    run: (turn, work, overtaken) => queue({ turn, needs: 1, overtaken }, work),
    now(turn, work) {
      const needs = 1 - burst;
      if (msUntilLeft(needs) > 0) return queue({ turn, needs }, work);
      left -= 1;
      return patiently(work);
    },
  };
}

/** The lowest rank; of that, what was begun; else the party served longest ago, and of that the earliest. */
function createOrder() {
  const lastServed = new Map<string, number>();
  let served = 0;
  let last: Turn | null = null;
  const goesOn = ({ rank, party, since }: Turn): number =>
    last !== null && rank === last.rank && party === last.party && since === last.since ? 0 : 1;
  const compare = (one: Turn, other: Turn): number =>
    one.rank - other.rank ||
    goesOn(one) - goesOn(other) ||
    (lastServed.get(one.party) ?? 0) - (lastServed.get(other.party) ?? 0) ||
    one.since - other.since;
  return {
    first(waiting: readonly Waiting[]): Waiting | undefined {
      // Whoever comes to an empty lane finds it as at the beginning.
      if (waiting.length === 0) lastServed.clear();
      return waiting.reduce<Waiting | undefined>(
        (best, each) => (best === undefined || compare(each.turn, best.turn) < 0 ? each : best),
        undefined,
      );
    },
    note(turn: Turn): void {
      served += 1;
      lastServed.set(turn.party, served);
      last = turn;
    },
  };
}

/** One lane a key, at one pace. */
export function createPacedLanes(pace: Pace, closing: AbortSignal): { of(key: string): PacedLane } {
  const lanes = new Map<string, PacedLane>();
  return {
    of(key) {
      const lane = lanes.get(key) ?? createPacedLane(pace, closing);
      lanes.set(key, lane);
      return lane;
    },
  };
}
