import type { ViewResponseAction } from "@slack/bolt";
import { type AskObstacle, obstacleToAsking, toRequester } from "../../invite/policy.ts";
import type { Requester } from "../../invite/request.ts";
import { withinMs } from "../../lib/within-ms.ts";
import type { ListenerParts } from "../parts.ts";
import { renderAskObstacle } from "../views/form-sentences.ts";
import { renderNoticeForm } from "../views/notice-form.ts";
import type { Words } from "../views/words/words.ts";

/** Slack waits three seconds for the answer to a form, as people do after a click; the rest is for rows and the way. */
export const FORM_WAITS_MS = 2_500;
const LOOK_UP_MAY_TAKE_MS = 1_500;

/** Tells in the form why somebody may not ask; where another try may help, what they have typed stays. */
export function refuseAsker(
  words: Words,
  { obstacle, field }: { obstacle: AskObstacle; field: string },
): ViewResponseAction {
  return obstacle === "not verifiable"
    ? { response_action: "errors", errors: { [field]: words.privately.cannotAsk({ obstacle }) } }
    : {
        response_action: "update",
        view: renderNoticeForm(words, {
          title: words.forms.notSent,
          message: renderAskObstacle(words, obstacle),
        }),
      };
}

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
