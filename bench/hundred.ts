import { type BenchWorld, openBenchWorld, somePeople } from "./bench-world.ts";
import { startBenchBot } from "./bot.ts";
import { type Bench, type Row, times } from "./row.ts";

const PEOPLE = 100;
const CALLS_A_SECOND = 10;

/** A request for 100 new people, with a Quickbase that takes its time and turns away whoever calls too often. */
export const hundred: Bench = async () => [await approved(100, 0.9), await approved(300, 0.8)];

async function approved(callMs: number, least: number): Promise<Row> {
  const world = await openBenchWorld();
  try {
    world.quickbase.throttle({ perSecond: CALLS_A_SECOND, answer: "status 429" });
    world.quickbase.faults.add({ fault: { kind: "delay", ms: callMs } });
    const bot = await startBenchBot(world);
    const { calls, tookMs, refused } = await carryOut(world);
    await bot.stop();
    const bestMs = (calls / CALLS_A_SECOND) * 1_000 + callMs;
    return {
      measure: `100 people from approval to the last mail, ${callMs} ms a call, throttle at ${CALLS_A_SECOND} a second`,
      beside: `${calls} calls at ${CALLS_A_SECOND} a second: ${(bestMs / 1_000).toFixed(1)} s`,
      value: `${(tookMs / 1_000).toFixed(1)} s, ${refused} calls turned away`,
      ratio: times(bestMs, tookMs),
      target: `≥ ${least} ×`,
      reached: bestMs / tookMs >= least,
    };
  } finally {
    await world.close();
  }
}

async function carryOut(world: BenchWorld): Promise<{ calls: number; tookMs: number; refused: number }> {
  const [ana] = world.requesters;
  if (ana === undefined) throw new Error("Nobody asks");
  const { quickbase } = world;
  const buttons = world.seeButtons(ana, "p1@many.org");
  await world.ask(ana, somePeople(PEOPLE, "many.org"));
  const open = await buttons;
  const before = quickbase.calls.length;
  const pressedAt = await world.approve(open);
  await quickbase.until(({ mails }) => mails.length >= PEOPLE, { deadlineMs: 200_000 });
  const tookMs = performance.now() - pressedAt;
  const made = quickbase.calls.slice(before);
  const refused = made.filter(({ httpStatus }) => httpStatus === 429).length;
  return { calls: made.length - refused, tookMs, refused };
}
