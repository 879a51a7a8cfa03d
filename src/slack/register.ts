import type { App } from "@slack/bolt";
import { ACTIONS, COMMAND, FIELD_VALUE, FORMS } from "./ids.ts";
import { onApplicationChosen } from "./listeners/application-chosen.ts";
import { onAskAgain } from "./listeners/ask-again.ts";
import { onAskForm } from "./listeners/ask-form.ts";
import { onCommand } from "./listeners/command.ts";
import { onApprove, onDeny, onDenyForm, onSendAgain, onTryAgain, onWithdraw } from "./listeners/decision.ts";
import { onHomeOpened } from "./listeners/home-opened.ts";
import { onNamesForm } from "./listeners/names-form.ts";
import { onNewInvitation } from "./listeners/new-invitation.ts";
import { onApplicationTyped, onRoleTyped } from "./listeners/typed-choice.ts";
import type { ListenerParts } from "./parts.ts";

/** Connects what people do in Slack to what the bot does about it. */
export function registerListeners(app: App, parts: ListenerParts): void {
  app.command(COMMAND, onCommand(parts));

  app.event("app_home_opened", onHomeOpened(parts));
  app.action({ type: "block_actions", action_id: ACTIONS.newInvitation }, onNewInvitation(parts));

  app.action({ type: "block_actions", action_id: ACTIONS.chooseApplication }, onApplicationChosen(parts));
  app.action({ type: "block_actions", action_id: ACTIONS.reloadRoles }, onApplicationChosen(parts));
  app.options({ type: "block_suggestion", action_id: ACTIONS.chooseApplication }, onApplicationTyped(parts));
  // Names here are strings: Bolt trusts that what a pattern is to be matched with is there, and is one.
  app.options({ type: "block_suggestion", action_id: FIELD_VALUE }, onRoleTyped(parts));
  app.view({ type: "view_submission", callback_id: FORMS.ask }, onAskForm(parts));
  app.view({ type: "view_submission", callback_id: FORMS.names }, onNamesForm(parts));

  app.action({ type: "block_actions", action_id: ACTIONS.approve }, onApprove(parts));
  app.action({ type: "block_actions", action_id: ACTIONS.deny }, onDeny(parts));
  app.view({ type: "view_submission", callback_id: FORMS.deny }, onDenyForm(parts));
  app.action({ type: "block_actions", action_id: ACTIONS.withdraw }, onWithdraw(parts));
  app.action({ type: "block_actions", action_id: ACTIONS.tryAgain }, onTryAgain(parts));
  app.action({ type: "block_actions", action_id: ACTIONS.sendAgain }, onSendAgain(parts));
  app.action({ type: "block_actions", action_id: ACTIONS.askAgain }, onAskAgain(parts));
}
