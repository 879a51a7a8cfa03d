import type { ReserveTurns } from "../../invite/ports.ts";
import type { Clock } from "./clock.ts";

/** How fast calls to one application may follow each other, and how many may wait for their answers. */
export type Pace = { callsPerSecond: number; atOnce: number };

/** Whose turn a call waits for. */
export type Turn = {
  /** The application that the call is for: one that is slow, or hangs, holds up its own lane only. */
  lane: string;
  /** The lower goes first, among parties that have asked for as little; of those, 0 goes before all others. */
  rank: number;
  /** Those of one rank take turns, and each call of a party waits for its others; empty for what is for everybody. */
  party: string;
};

/** Gives every call its turn. */
export type Lanes = {
  /**
   * Resolves when it is this call's turn, with a function to call once it has ended; rejects at once when the signal
   * aborts.
   */
  enter(turn: Turn, signal: AbortSignal): Promise<() => void>;
  /** Quickbase has asked to slow down: nothing goes out for so many milliseconds, and less than before from then on. */
  slowDown(lane: string, forMs: number): void;
};

/** Creates the lanes of a client; each begins when its first call comes. */
export function createLanes(pace: Pace, clock: Clock, reserve: ReserveTurns | null = null): Lanes {
  const lanes = new Map<string, Lane>();
  const laneOf = (name: string) => {
    const lane =
      lanes.get(name) ?? createLane({ pace, clock, reserve: reserve && ((...of) => reserve(name, ...of)) });
    lanes.set(name, lane);
    return lane;
  };
  return {
    enter: (turn, signal) => laneOf(turn.lane).enter(turn, signal),
    slowDown: (lane, forMs) => laneOf(lane).slowDown(forMs),
  };
}

type Waiting = { rank: number; party: string; begin: () => void };

type LaneParts = {
  pace: Pace;
  clock: Clock;
  reserve: ((count: number, everyMs: number) => Promise<number>) | null;
};

type Lane = {
  enter(of: Pick<Turn, "rank" | "party">, signal: AbortSignal): Promise<() => void>;
  slowDown(forMs: number): void;
};

/** A lane is never slower than this, whatever Quickbase asks. */
const LONGEST_INTERVAL_MS = 1_000;
/** A complaint now and then is somebody else's call that came between; those that follow each other mean the pace. */
const A_LITTLE_SLOWER = 1.05;
const MUCH_SLOWER = 1.3;
const SOON_AGAIN_MS = 6_000;
/** After so long without a complaint it is tried a little faster. */
const FASTER_AFTER_MS = 3_000;
const FASTER = 0.95;
/**
 * Whoever asks for little does not wait for those who ask for much: so many calls of a party go before those of parties
 * that have had theirs, whatever the ranks, and one more after each while. A request for one person takes five.
 */
const EASY_CALLS = 12;
const ONE_MORE_AFTER_MS = 10_000;
/** Whoever asks for what is for everybody, as names and roles are; it is easy however often. */
const NOBODY = "";
/** A timer that rings late makes no lane slower; more is not made up for, or calls would arrive in bunches. */
const LATE_AT_MOST_MS = 40;
/** By so much less than its time may as many calls go out as the pace has in a second, whatever is made up for. */
const NARROWER_AT_MOST_MS = 10;
/** Turns reserved at once where processes share the pace: one question for several calls. */
const MOST_RESERVED = 4;
/** Shorter than that no timer waits. */
const SHORTEST_WAIT_MS = 1;

const never = new AbortController().signal;

function createLane({ pace, clock, reserve }: LaneParts): Lane {
  const fastestMs = 1000 / pace.callsPerSecond;
  let intervalMs = fastestMs;
  let changedAt = clock.now();
  let slowedAt = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;
  /** When the calls of about the last second went out. */
  let begun: readonly number[] = [];
  const aSecondOfCalls = Math.ceil(pace.callsPerSecond);
  /** When the next call may go out. */
  let nextAt = clock.now();
  /** Turns that are reserved from `nextAt` on; all there are where nobody shares the pace. */
  let reserved = reserve === null ? Number.POSITIVE_INFINITY : 0;
  let inFlight = 0;
  let serving = false;
  let waiting: Waiting[] = [];
  /** When each party was last served, as a number that grows. */
  const lastServed = new Map<string, number>();
  let served = 0;
  const easy = createAllowances(clock);

  const serve = async (): Promise<void> => {
    if (serving) return;
    serving = true;
    let lateAtMostMs = 0;
    while (waiting.length > 0 && inFlight < pace.atOnce) {
      if (reserve !== null && reserved === 0) await reserveMore(reserve);
      nextAt = Math.max(nextAt, soonestAfterTheLast());
      const due = nextAt;
      const waitMs = due - clock.now();
      if (waitMs >= SHORTEST_WAIT_MS) await clock.sleep(Math.ceil(waitMs), never);
      // Meanwhile Quickbase may have asked to slow down.
      if (nextAt > due) continue;
      const next = takeNext();
      if (next === null) break;
      nextAt = Math.max(nextAt, clock.now() - lateAtMostMs) + intervalMs;
      lateAtMostMs = LATE_AT_MOST_MS;
      begun = [...begun, clock.now()].slice(-aSecondOfCalls);
      reserved -= 1;
      inFlight += 1;
      next.begin();
    }
    serving = false;
  };

  /** Quickbase counts the calls of any second, not those since the last full one. */
  const soonestAfterTheLast = (): number => {
    const first = begun.length < aSecondOfCalls ? undefined : begun[0];
    return first === undefined ? 0 : first + aSecondOfCalls * intervalMs - NARROWER_AT_MOST_MS;
  };

  const reserveMore = async (ask: NonNullable<LaneParts["reserve"]>): Promise<void> => {
    const count = Math.min(waiting.length, MOST_RESERVED);
    // Where the others cannot be asked this process keeps its own pace: Quickbase itself says when it is too much.
    const firstInMs = await ask(count, intervalMs).catch(() => nextAt - clock.now());
    nextAt = Math.max(nextAt, clock.now() + firstInMs);
    reserved = count;
  };

  /**
   * Whoever has asked for little; of those, the lowest rank; of that, who has asked for least; of that, the party served
   * longest ago; of that, who came first.
   */
  const takeNext = (): Waiting | null => {
    let best: Waiting | null = null;
    for (const candidate of waiting) if (best === null || goesBefore(candidate, best)) best = candidate;
    if (best === null) return null;
    const chosen = best;
    waiting = waiting.filter((other) => other !== chosen);
    served += 1;
    lastServed.set(chosen.party, served);
    easy.spend(chosen.party);
    if (waiting.length === 0) lastServed.clear();
    return chosen;
  };

  const weightOf = ({ rank, party }: Waiting): number => {
    if (easy.left(party) === 0) return 2;
    return rank === 0 ? 0 : 1;
  };
  /** A form with a hundred people goes before no approval of as many: they take turns. */
  const rankOf = (waiting: Waiting): number =>
    weightOf(waiting) === 2 ? Math.max(waiting.rank, 1) : waiting.rank;

  const goesBefore = (one: Waiting, other: Waiting): boolean => {
    const more = weightOf(one) - weightOf(other);
    if (more !== 0) return more < 0;
    if (rankOf(one) !== rankOf(other)) return rankOf(one) < rankOf(other);
    // A request for one person passes twenty crowds that have only begun.
    const ahead = easy.left(one.party) - easy.left(other.party);
    if (ahead !== 0) return ahead > 0;
    return (lastServed.get(one.party) ?? 0) < (lastServed.get(other.party) ?? 0);
  };

  const leave = (): void => {
    inFlight -= 1;
    const now = clock.now();
    if (intervalMs > fastestMs && now - changedAt >= FASTER_AFTER_MS) {
      intervalMs = Math.max(fastestMs, intervalMs * FASTER);
      changedAt = now;
    }
    void serve();
  };

  return {
    enter({ rank, party }, signal) {
      const turn = Promise.withResolvers<() => void>();
      if (signal.aborted) return Promise.reject(signal.reason);
      const entry: Waiting = {
        rank,
        party,
        begin() {
          signal.removeEventListener("abort", giveUp);
          turn.resolve(once(leave));
        },
      };
      const giveUp = () => {
        waiting = waiting.filter((other) => other !== entry);
        turn.reject(signal.reason);
      };
      signal.addEventListener("abort", giveUp, { once: true });
      waiting.push(entry);
      void serve();
      return turn.promise;
    },
    slowDown(forMs) {
      const now = clock.now();
      // Calls that were on their way already say the same once more.
      if (now >= heldUntil) {
        const slower = now - slowedAt < SOON_AGAIN_MS ? MUCH_SLOWER : A_LITTLE_SLOWER;
        intervalMs = Math.min(intervalMs * slower, LONGEST_INTERVAL_MS);
        slowedAt = now;
      }
      heldUntil = Math.max(heldUntil, now + forMs);
      changedAt = heldUntil;
      nextAt = Math.max(nextAt, heldUntil);
    },
  };
}

/** How many calls of each party are easy: they run out, and come back with time. */
type Allowances = { left(party: string): number; spend(party: string): void };

function createAllowances(clock: Clock): Allowances {
  const left = new Map<string, { calls: number; at: number }>();
  const leftOf = (party: string): number => {
    const last = left.get(party);
    if (last === undefined) return EASY_CALLS;
    return Math.min(EASY_CALLS, last.calls + (clock.now() - last.at) / ONE_MORE_AFTER_MS);
  };
  const forgetTheRested = () => {
    for (const party of left.keys()) if (leftOf(party) === EASY_CALLS) left.delete(party);
  };
  return {
    left: (party) => (party === NOBODY ? EASY_CALLS : Math.floor(leftOf(party))),
    spend(party) {
      const calls = Math.max(0, leftOf(party) - 1);
      if (!left.has(party)) forgetTheRested();
      left.set(party, { calls, at: clock.now() });
    },
  };
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
