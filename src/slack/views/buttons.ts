import type { ActionsBlock, Button, ConfirmationDialog } from "@slack/types";
import { findPeopleToAskAnewFor } from "../../invite/ask-anew.ts";
import type { InviteRequest } from "../../invite/request.ts";
import { ACTIONS, toButtonValue } from "../ids.ts";
import {
  LONGEST_BUTTON,
  LONGEST_CONFIRM_ANSWER,
  LONGEST_CONFIRM_TEXT,
  LONGEST_CONFIRM_TITLE,
} from "./limits.ts";
import { plain } from "./text.ts";
import type { Words } from "./words/words.ts";

/** A button that carries the request and its version, and nothing else; it hands itself back as `actionId`. */
export function button(
  label: string,
  {
    actionId,
    request,
    style,
    confirm,
  }: {
    actionId: string;
    request: InviteRequest;
    style?: "primary" | "danger";
    confirm?: ConfirmationDialog;
  },
): Button {
  return {
    type: "button",
    text: plain(label, LONGEST_BUTTON),
    action_id: actionId,
    value: toButtonValue({ requestId: request.id, version: request.version }),
    ...(style && { style }),
    ...(confirm && { confirm }),
  };
}

/** Lets the requester send a new request like this one, where that helps somebody. */
export function askAgainBlocks({ end: says }: Words, request: InviteRequest): ActionsBlock[] {
  if (findPeopleToAskAnewFor(request).length === 0) return [];
  const askAgain = button(says.askAgainButton, { actionId: ACTIONS.askAgain, request });
  return [{ type: "actions", elements: [askAgain] }];
}

/** Asks "are you sure" before a click counts. */
export function confirmation(of: {
  title: string;
  text: string;
  yes: string;
  no: string;
}): ConfirmationDialog {
  return {
    title: plain(of.title, LONGEST_CONFIRM_TITLE),
    text: plain(of.text, LONGEST_CONFIRM_TEXT),
    confirm: plain(of.yes, LONGEST_CONFIRM_ANSWER),
    deny: plain(of.no, LONGEST_CONFIRM_ANSWER),
  };
}

/** Buttons in a row; nothing where there are none. */
export function actions(elements: Button[]): ActionsBlock[] {
  return elements.length > 0 ? [{ type: "actions", elements }] : [];
}
