import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import { chosenApplication } from "../ask-form-state.ts";
import { ASK_FIELDS } from "../ids.ts";
import type { ListenerParts } from "../parts.ts";
import { type FormView, parseFormAction } from "../payload.ts";
import { renderAskForm } from "../views/ask-form.ts";
import { chosenAtFirst, contentFor, showRoles } from "./open-form.ts";

type Args = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** Another application was chosen, or the roles are to be asked for again: the roles follow. */
export function onApplicationChosen(parts: ListenerParts) {
  return async ({ ack, body }: Args): Promise<void> => {
    await ack();
    const action = parseFormAction(body);
    if (!action.ok) return parts.log.warn({ problem: action.problem }, "Cannot read a change in a form");
    const { view, selected } = action.value;
    await followApplication(
      parts,
      view,
      selected ?? chosenApplication(view, parts.catalogue) ?? chosenAtFirst(parts),
    );
  };
}

async function followApplication(parts: ListenerParts, view: FormView, appDbid: string): Promise<void> {
  const content = contentFor(parts, appDbid, view.values[ASK_FIELDS.people] ?? "");
  // What was typed stays: Slack keeps the input of fields whose ids stay the same.
  const shown = await parts.promptClient.views.update({
    view_id: view.id,
    view: renderAskForm(content),
    ...(view.hash === "" ? {} : { hash: view.hash }),
  });
  if (content.roles === "loading")
    await showRoles(parts, { viewId: view.id, hash: shown.view?.hash ?? "" }, content);
}
