import { type AskObstacle, obstacleToAsking, toRequester } from "../../invite/policy.ts";
import type { Requester } from "../../invite/request.ts";
import type { ListenerParts } from "../parts.ts";
import { withinMs } from "../within-ms.ts";

/** Whoever sent the form waits three seconds in all for its answer. */
const LOOK_UP_MAY_TAKE_MS = 1_500;

/** Who asks, if they may at this moment. What Slack does not say in time is not proven, and refused. */
export async function identifyAsker(
  { directory, log }: ListenerParts,
  userId: string,
): Promise<{ ok: true; requester: Requester } | { ok: false; obstacle: AskObstacle }> {
  const refuse = (obstacle: AskObstacle, error?: unknown) => {
    log.info({ userId, obstacle, ...(error === undefined ? {} : { error }) }, "Refused a form");
    return { ok: false as const, obstacle };
  };
  try {
    const found = await withinMs(
      LOOK_UP_MAY_TAKE_MS,
      directory.member(userId).then((facts) => ({ facts })),
    );
    if (found === null) return refuse("not verifiable");
    const obstacle = obstacleToAsking(found.facts);
    if (found.facts === null || obstacle !== null) return refuse(obstacle ?? "not shown as a member");
    return { ok: true, requester: toRequester(found.facts, userId) };
  } catch (error) {
    return refuse("not verifiable", error);
  }
}
