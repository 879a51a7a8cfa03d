import { createLanes } from "../../../src/quickbase/client/lanes.ts";

type Conditions = {
  /** Of all that is left to chance. */
  seed: number;
  answerMs: number;
  /** When three calls of somebody else take room at once. */
  othersAt: readonly number[];
  mostASecond?: number;
};

const PEOPLE = 100;
const PEOPLE_AT_ONCE = 8;
const CALLS_EACH = 2;
const PACE = { callsPerSecond: 9.5, atOnce: 10 };
/** A busy machine's timers ring so late at most, and calls are so long on their way. */
const TIMER_LATE_MS = 15;
const ON_THE_WAY_MS = 10;
const RETRY_AFTER_MS = 1_000;

const never = new AbortController().signal;

/**
 * Plays a request for 100 people without a bot, in no time: two calls for each of them, eight people side by side after the first,
 * as in invite/advance, and a Quickbase that counts calls as our stand-in does.
 */
export async function inviteHundred({ seed, answerMs, othersAt, mostASecond = 10 }: Conditions) {
  const time = createPlayedTime();
  const chance = createChance(seed);
  const sleep = (ms: number) => time.sleep(ms + chance() * TIMER_LATE_MS);
  const lanes = createLanes(PACE, { now: time.now, sleep });
  const [turn, result] = [
    { lane: "app", rank: 1, party: "ana" },
    { refused: 0, inARow: 0 },
  ];
  let arrived: number[] = [];
  let row = 0;

  const admit = (): boolean => {
    arrived = arrived.filter((at) => at > time.now() - 1_000);
    arrived.push(time.now());
    return arrived.length <= mostASecond;
  };
  const tryOnce = async (): Promise<boolean> => {
    const leave = await lanes.enter(turn, never);
    await time.sleep(chance() * ON_THE_WAY_MS);
    const isAdmitted = admit();
    row = isAdmitted ? 0 : row + 1;
    if (isAdmitted) await time.sleep(answerMs);
    else {
      lanes.slowDown(turn.lane, RETRY_AFTER_MS);
      result.refused += 1;
      result.inARow = Math.max(result.inARow, row);
    }
    leave();
    return isAdmitted;
  };
  const invite = async (): Promise<void> => {
    for (let calls = 0; calls < CALLS_EACH; calls += 1)
      while (!(await tryOnce())) await sleep(RETRY_AFTER_MS);
  };

  let left = PEOPLE - 1;
  const work = async (): Promise<void> => {
    for (; left > 0; ) {
      left -= 1;
      await invite();
    }
  };
  const everybody = invite().then(() => Promise.all(Array.from({ length: PEOPLE_AT_ONCE }, work)));
  for (const at of othersAt) void time.sleep(at).then(() => [admit(), admit(), admit()]);
  await time.playUntil(everybody);
  return { ...result, tookMs: time.now() };
}

/** Time that passes as soon as nobody has anything to do before the next timer. */
function createPlayedTime() {
  let now = 0;
  let timers: { at: number; ring: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms: number) =>
      new Promise<void>((ring) => {
        timers.push({ at: now + ms, ring });
      }),
    async playUntil(done: Promise<unknown>): Promise<void> {
      let isDone = false;
      void done.then(() => {
        isDone = true;
      });
      for (;;) {
        await new Promise(setImmediate);
        if (isDone) return;
        const next = timers.reduce((one, other) => (other.at < one.at ? other : one));
        timers = timers.filter((timer) => timer !== next);
        now = next.at;
        next.ring();
      }
    },
  };
}

/** Numbers from 0 up to 1, the same for the same seed: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
