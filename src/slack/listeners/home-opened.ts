import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import type { ListenerParts } from "../parts.ts";
import { parseHomeOpened } from "../payload.ts";

type EventArgs = SlackEventMiddlewareArgs<"app_home_opened"> & AllMiddlewareArgs;

/** Somebody looks at the bot's Home tab: it shows their requests as they are. */
export function onHomeOpened(parts: ListenerParts) {
  return async ({ event }: EventArgs): Promise<void> => {
    const opened = parseHomeOpened(event);
    if (!opened.ok) return parts.log.warn({ problem: opened.problem }, "Cannot read who opened the Home tab");
    if (opened.value.tab === "home") await parts.home.open(opened.value.userId);
  };
}
