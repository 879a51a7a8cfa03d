import type { Acknowledgement } from "../delivery/deliver.ts";
import { describe } from "../delivery/sockets.ts";
import type { Engine } from "../engine.ts";
import type { JsonObject } from "../json.ts";

/** What Slack says above a form whose submission nobody acknowledged. */
export const FORM_TROUBLE = "We had some trouble connecting. Try again?";
/** What Slack says when a press was not acknowledged in time. */
export const PRESS_TROUBLE = "This app did not respond. Try again?";

/** Hands an interactive payload or a command to the app; a missed acknowledgement is put on record. */
export async function deliverGesture(
  { deliver, journal }: Engine,
  type: "interactive" | "slash_commands",
  payload: JsonObject,
): Promise<Acknowledgement> {
  const acknowledgement = await deliver({ type, payload });
  if (!acknowledgement.acknowledged)
    journal.addProblem("unacknowledged", `${describe(payload)}: ${acknowledgement.why}`, payload);
  return acknowledgement;
}

/** Slack itself says something to one person, where only that person sees it. */
export function showNotice(
  { workspace }: Engine,
  notice: { personId: string; channelId: string; text: string; threadTs?: string | undefined },
): void {
  workspace.post({
    channelId: notice.channelId,
    authorId: "USLACKBOT",
    text: notice.text,
    threadTs: notice.threadTs,
    onlyFor: notice.personId,
    isSlackNotice: true,
  });
}
