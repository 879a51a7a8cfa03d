import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import type { ListenerParts } from "../parts.ts";
import { parsePress } from "../payload.ts";
import { directMessagesOf } from "../place.ts";
import { tellPrivately } from "../private-note.ts";
import { renderUnreadable } from "../views/sentences.ts";
import { openAskForm } from "./open-form.ts";

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** New invitation was pressed: the same form as after the command. */
export function onNewInvitation(parts: ListenerParts) {
  return async ({ ack, body }: ButtonArgs): Promise<void> => {
    await ack();
    const press = parsePress(body);
    if (!press.ok) {
      parts.log.warn({ problem: press.problem }, "Cannot read a click");
      const words = await parts.readers.wordsFor(body.user.id);
      return tellPrivately(parts, directMessagesOf(body.user.id), renderUnreadable(words));
    }
    const { triggerId, userId } = press.value;
    await openAskForm(parts, { triggerId, place: directMessagesOf(userId) }, { filledIn: { people: "" } });
  };
}
