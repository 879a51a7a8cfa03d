import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackEventMiddlewareArgs,
} from "@slack/bolt";
import type { ListenerParts } from "../parts.ts";
import { parseHomeOpened, parsePress } from "../payload.ts";
import { directMessagesOf } from "../place.ts";
import { tellPrivately } from "../private-note.ts";
import { renderUnreadable } from "../views/sentences.ts";
import { openAskForm } from "./open-form.ts";

type EventArgs = SlackEventMiddlewareArgs<"app_home_opened"> & AllMiddlewareArgs;
type ButtonArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** Somebody looks at the bot's Home tab: it shows their requests as they are. */
export function onHomeOpened(parts: ListenerParts) {
  return async ({ event }: EventArgs): Promise<void> => {
    const opened = parseHomeOpened(event);
    if (!opened.ok) return parts.log.warn({ problem: opened.problem }, "Cannot read who opened the Home tab");
    if (opened.value.tab === "home") await parts.home.open(opened.value.userId);
  };
}

/** New invitation was pressed: the same form as after the command. */
export function onNewInvitation(parts: ListenerParts) {
  return async ({ ack, body }: ButtonArgs): Promise<void> => {
    await ack();
    const press = parsePress(body);
    if (!press.ok) {
      parts.log.warn({ problem: press.problem }, "Cannot read a click");
      return tellPrivately(parts, directMessagesOf(body.user.id), renderUnreadable());
    }
    const { triggerId, userId } = press.value;
    await openAskForm(parts, { triggerId, place: directMessagesOf(userId) }, "");
  };
}
