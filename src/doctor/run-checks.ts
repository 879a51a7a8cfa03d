import { createLane, type Lane } from "../lib/lane.ts";
import { type Check, type Finding, failed, type Parts, type Result, skipped } from "./check.ts";

const CHECK_MAY_TAKE_MS = 20_000;
/** There may be hundreds of applications. The time of a check does not include its wait for the others. */
const CHECKS_AT_ONCE = 8;

type Options = {
  /** Settings that cannot be read. */
  unusable?: ReadonlySet<string>;
  /** The time that each check has. */
  withinMs?: number;
};

/** Runs the checks side by side, a few at a time, each after those it builds upon; never rejects. */
export async function runChecks(
  checks: readonly Check[],
  parts: Parts,
  { unusable = new Set(), withinMs = CHECK_MAY_TAKE_MS }: Options = {},
): Promise<readonly Result[]> {
  const results = new Map<string, Promise<Result>>();
  const lane = createLane({ atOnce: CHECKS_AT_ONCE });
  for (const check of checks) {
    const before = check.after.flatMap((id) => results.get(id) ?? []);
    results.set(check.id, runAfter(before, check, { parts, unusable, withinMs, lane }));
  }
  return Promise.all(results.values());
}

async function runAfter(
  before: readonly Promise<Result>[],
  check: Check,
  { parts, unusable, withinMs, lane }: Required<Options> & { parts: Parts; lane: Lane },
): Promise<Result> {
  const unread = check.settings.find((name) => unusable.has(name));
  const obstacle = unread === undefined ? obstacleAmong(await Promise.all(before)) : fixFirst(unread);
  const finding =
    obstacle === null ? await lane.later(() => within(withinMs, () => check.run(parts))) : skipped(obstacle);
  return { id: check.id, title: check.title, ...finding };
}

/** Why a check cannot be made: the first cause, not the checks that it made fail in between. */
function obstacleAmong(before: readonly Result[]): string | null {
  const first = before.find(({ status }) => status !== "ok");
  if (first === undefined) return null;
  return first.status === "skipped" ? first.detail : fixFirst(`"${first.title}"`);
}

function fixFirst(what: string): string {
  return `not checked: fix ${what} first`;
}

async function within(ms: number, run: () => Promise<Finding>): Promise<Finding> {
  const timeIsUp = Promise.withResolvers<Finding>();
  const timer = setTimeout(
    () =>
      timeIsUp.resolve(
        failed(`no answer within ${ms / 1000} seconds`, "Try again. The network may be slow or blocked."),
      ),
    ms,
  );
  try {
    return await Promise.race([run(), timeIsUp.promise]);
  } catch (error) {
    const what = error instanceof Error ? `${error.name}, ${error.message}` : String(error);
    return failed(`could not be checked (${what})`, "This looks like a bug in qb-invite. Please report it.");
  } finally {
    clearTimeout(timer);
  }
}
