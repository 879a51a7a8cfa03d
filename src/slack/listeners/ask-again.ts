import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import { needsAnotherRole } from "../../invite/ask-anew.ts";
import { mayAskAnew, type NotDecided } from "../../invite/decide.ts";
import { writePeople } from "../../invite/pasted-people/write-people.ts";
import type { ListenerParts } from "../parts.ts";
import { parseButton } from "../payload.ts";
import { directMessagesOf, findPlace } from "../place.ts";
import { tellPrivately } from "../private-note.ts";
import { renderNotTheirsToAskAgain } from "../views/form-sentences.ts";
import type { Message } from "../views/message.ts";
import { renderOldButton, renderUnknownRequest, renderUnreadable } from "../views/sentences.ts";
import type { Words } from "../views/words/words.ts";
import { acknowledgeDone } from "./acknowledge-done.ts";
import { logClick } from "./log-click.ts";
import { openAskForm } from "./open-form.ts";

type ButtonArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/**
 * Ask again was pressed: the form opens with what was asked for, as the request is by now, and whatever is sent with it
 * is a request like any other.
 */
export function onAskAgain(parts: ListenerParts) {
  return async ({ ack, body }: ButtonArgs): Promise<void> => {
    const place = findPlace(body) ?? directMessagesOf(body.user.id);
    const button = parseButton(body);
    if (!button.ok) {
      await ack();
      parts.log.warn({ problem: button.problem }, "Cannot read a click");
      return tellPrivately(parts, place, renderUnreadable(await parts.readers.wordsFor(place.userId)));
    }
    const { requestId, userId, triggerId } = button.value;
    const refused = await acknowledgeDone(ack, async () => {
      const allowed = await mayAskAnew(parts, { requestId, userId });
      if (allowed.result !== "allowed") return allowed;
      const { request, people } = allowed;
      await openAskForm(
        parts,
        { triggerId, place },
        {
          appDbid: request.application.dbid,
          filledIn: {
            people: writePeople(people),
            message: request.message ?? "",
            reason: request.reason,
            roleId: needsAnotherRole(people) ? null : request.role.id,
          },
        },
      );
      return null;
    });
    if (refused === null) return;
    logClick(parts, "ask again", { requestId, userId }, refused);
    await tellPrivately(parts, place, toNote(await parts.readers.wordsFor(userId), refused));
  };
}

function toNote(words: Words, refused: NotDecided): Message {
  switch (refused.result) {
    case "not the requester":
      return renderNotTheirsToAskAgain(words, refused.request);
    case "no such request":
      return renderUnknownRequest(words);
    default:
      return renderOldButton(words);
  }
}
