import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { type PostgresServer, startPostgresServer } from "../store/postgres-server.ts";
import { findOrphans, isCrowd, openPlot } from "./kill/plot.ts";
import { KILL_POINTS, type KillPoint } from "./kill/points.ts";
import { countRequests, databases, findDoubts, getRow, isOver, readFacts, untilStatus } from "./kill/rows.ts";
import { openScene, type Scene } from "./kill/scene.ts";
import { goOn, killAt, prepare } from "./kill/story.ts";
import { expectTold, expectTruth, watchApprove } from "./kill/truth.ts";

/*
 * One bot after the other is killed in one world, each at a point of its own. KILL_POINTS=all takes every point on both
 * databases, KILL_POINTS="before the mail" those with these words, and the suite some of them, by a seed that it prints:
 * KILL_SEED=… takes the same ones again.
 */

const CHOSEN = process.env.KILL_POINTS;
const SEED = Number(process.env.KILL_SEED ?? Date.now() % 100_000);
/** So many points are taken in each world of the suite, and so many worlds each database has. */
const POINTS_A_WORLD = 4;
const WORLDS = 2;

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgresServer();
});
afterAll(() => server.remove());

async function playPoint(scene: Scene, number: number, point: KillPoint): Promise<void> {
  const { story } = point;
  const plot = await openPlot(scene, number, story);
  const watched = watchApprove(scene, plot);
  await prepare(scene, plot, story);
  await killAt(scene, plot, point);
  if (!isCrowd(story)) plot.lift();
  const rows = await countRequests(scene);
  const doubtsThen = rows > plot.before ? findDoubts(await readFacts(scene, await getRow(scene)), plot) : [];

  const orphans = await findOrphans(scene, plot);

  await scene.start();
  const isAskedAgain = await goOn(scene, plot, story);
  const doubts = isAskedAgain ? [] : doubtsThen;
  plot.lift();
  const row = await untilStatus(scene, isOver);
  watched.stop();
  expect(watched.missing).toEqual([]);
  await expectTruth(scene, plot, row);
  await expectTold(scene, plot, { row, orphans });
  const came = findDoubts(await readFacts(scene, row), plot);
  // Exactly those whose mail was under way, by whichever of the steps that run side by side the bot was held.
  if (!isCrowd(story) && (row.status === "completed" || row.status === "needs attention")) {
    expect(came).toEqual(doubts);
    expect(row.status).toBe(doubts.length > 0 ? "needs attention" : "completed");
  }
  if (doubts.length === 0) return;
  await scene.lee.presses(/^Send again/, { in: APPROVALS });
  const invited = await untilStatus(scene, (again) => again.version > row.version && isOver(again));
  expect(invited.status).toBe("completed");
  await expectTruth(scene, plot, invited);
  await expectTold(scene, plot, { row: invited, orphans });
}

/** What a point is called. */
const nameOf = ({ story, at }: KillPoint) => `${story}: ${at}`;

/** Fair dice from a seed: https://en.wikipedia.org/wiki/Mulberry32 */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What goes wrong here cannot be taken back: two worlds of the suite begin with these. */
const isMail = ({ story, at }: KillPoint) => story === "approved" && at.includes("API_SendInvitation");

/** The points of each world. */
function choosePoints(dice: () => number): KillPoint[][] {
  const points = KILL_POINTS.map((point) => ({ point, rank: dice() }))
    .sort((one, other) => Number(isMail(other.point)) - Number(isMail(one.point)) || one.rank - other.rank)
    .map(({ point }) => point)
    .filter((point) => CHOSEN === "all" || nameOf(point).includes(CHOSEN ?? ""));
  const chosen = CHOSEN === undefined ? points.slice(0, WORLDS * POINTS_A_WORLD) : points;
  const worlds = Math.ceil(chosen.length / POINTS_A_WORLD);
  return Array.from({ length: worlds }, (_, world) => chosen.filter((_, index) => index % worlds === world));
}

const dice = createDice(SEED);
describe.concurrent(`kill -9 loses nothing, does nothing twice and tells the truth (KILL_SEED=${SEED})`, () => {
  for (const [name, rows] of Object.entries(databases(() => server)))
    for (const points of choosePoints(dice))
      test(`on ${name}; ${points.map(nameOf).join("; ")}`, async ({ onTestFinished }) => {
        const scene = await openScene(rows, onTestFinished);
        for (const [number, point] of points.entries())
          await playPoint(scene, number, point).catch((error: unknown) => {
            throw new Error(`Killed at "${nameOf(point)}"`, { cause: error });
          });
      }, 300_000);
});
