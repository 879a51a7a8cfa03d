import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import { createOneAtATime } from "../../lib/one-at-a-time.ts";
import { ASK_FIELDS } from "../ids.ts";
import type { ListenerParts } from "../parts.ts";
import { parseFormAction } from "../payload.ts";
import { directMessagesOf } from "../place.ts";
import { tellPrivately } from "../private-note.ts";
import { renderAskForm } from "../views/ask-form.ts";
import { renderUnreadable } from "../views/sentences.ts";
import { chosenApplication, parseTypedIn } from "./ask-form-state.ts";
import { chosenAtFirst, contentFor, showRoles, updateView } from "./open-form.ts";

type Args = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** Another application was chosen, or the roles are to be asked for again: the roles follow. */
export function onApplicationChosen(parts: ListenerParts) {
  const oneAtATime = createOneAtATime();
  return async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const action = parseFormAction(body);
    if (!action.ok) {
      parts.log.warn({ problem: action.problem }, "Cannot read a change in a form");
      return tellPrivately(
        parts,
        directMessagesOf(body.user.id),
        renderUnreadable(await parts.readers.wordsFor(body.user.id)),
      );
    }
    const { view, selected } = action.value;
    const words = await parts.readers.wordsFor(body.user.id);
    const content = contentFor(parts, {
      chosenDbid: selected ?? chosenApplication(view, parts.catalogue) ?? chosenAtFirst(parts),
      filledIn: {
        people: view.values[ASK_FIELDS.people] ?? "",
        message: view.values[ASK_FIELDS.message] ?? "",
        reason: view.values[ASK_FIELDS.reason] ?? "",
      },
      typedIn: parseTypedIn(view.metadata),
    });
    // In turn and whatever else has changed meanwhile: the last choice must be the one that shows. What
    // was typed stays, for Slack keeps the input of fields whose ids stay the same.
    const shown = await oneAtATime(view.id, () =>
      updateView(parts, { viewId: view.id }, renderAskForm(words, content)),
    );
    if (shown !== null && content.roles === "loading")
      await showRoles(parts, words, { opened: shown, content });
  };
}
