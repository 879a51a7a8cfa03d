import type { Approvers, Obstacle } from "../../invite/policy.ts";
import type { InviteRequest } from "../../invite/request.ts";
import { unreachable } from "../../invite/values.ts";
import type { Elsewhere } from "../elsewhere.ts";
import { COMMAND } from "../ids.ts";
import { mentionApprovers } from "./approvers-line.ts";
import { type Message, renderSentences } from "./message.ts";
import { stateSentence } from "./state-sentences.ts";
import { english } from "./words/english/english.ts";
import { words } from "./words/say.ts";

/** Private sentences: why a click or a form did nothing, and what to do. */

/** Why somebody may not decide, and who may; only those who can are named. */
export function renderObstacle(
  obstacle: Obstacle,
  { approvers }: { approvers: Approvers | "nobody" },
): Message {
  const who =
    approvers === "nobody"
      ? [words("Nobody else can decide at present: please tell whoever looks after this bot.")]
      : [...(mentionApprovers(english, approvers) ?? [words("The approvers")]), words(" can decide.")];
  return renderSentences([words(OBSTACLES[obstacle])], who);
}

/** What became of a request before somebody's click arrived. */
export function renderAlreadyDecided(request: InviteRequest): Message {
  return renderSentences([words(`${sayTooLate(request)} `), ...stateSentence(english, request)]);
}

/** Something from another workspace or another app, or of which Slack does not say whose it is. */
export function renderElsewhere(
  elsewhere: Elsewhere,
  { aboutDecision }: { aboutDecision: boolean },
): Message {
  switch (elsewhere) {
    case "another workspace":
      return aboutDecision
        ? renderSentences([words(OBSTACLES["other workspace"])])
        : renderSentences([words("Only members of this workspace can ask for invitations here.")]);
    case "another app":
      return renderSentences([words("Nothing was done: this belongs to another app.")]);
    case "not said":
      return renderSentences([words("Nothing was done: Slack did not say which workspace this comes from.")]);
  }
}

/** A button of a message that no longer fits the request. */
export function renderOldButton(): Message {
  return renderSentences([
    words(`This button is no longer in use. ${COMMAND} status shows your requests as they are.`),
  ]);
}

/** A form that no longer does anything. */
export function renderOldForm(): Message {
  return renderSentences([
    words(`This form is out of date, so nothing was done. Type ${COMMAND} to open a new one.`),
  ]);
}

/** A request that is not known. */
export function renderUnknownRequest(): Message {
  return renderSentences([
    words("This request is not known here. Please tell whoever looks after this bot, or ask again."),
  ]);
}

/** Slack sent something that cannot be read. */
export function renderUnreadable(): Message {
  return renderSentences([
    words("That could not be read, so nothing was done. Please try again, or type "),
    words(`${COMMAND} help.`),
  ]);
}

/** A fault of ours; `reference` is a request id or the reference of a line in the log. */
export function renderInternalError(reference: string): Message {
  return renderSentences([
    words(
      "Something went wrong on our side. Please try again; if it happens again, tell whoever looks after this bot and quote ",
    ),
    words(`${reference}.`),
  ]);
}

/** The disk of the bot is full: what was asked for is not written, and nothing of it will happen. */
export function renderNotSaved(reference: string): Message {
  return renderSentences([
    words(
      "Nothing was saved: the bot has no room left to write to. Please tell whoever looks after it, quote ",
    ),
    words(`${reference}, and try again once there is room.`),
  ]);
}

const OBSTACLES: Record<Obstacle, string> = {
  "not an approver": "Nothing was decided: you are not one of the approvers of this request.",
  "own request": "Nothing was decided: this is your own request, so somebody else has to decide.",
  invited: "Nothing was decided: you are one of the people to be invited, so somebody else has to decide.",
  "no longer a member": "Nothing was decided: your account in this workspace is no longer active.",
  guest: "Nothing was decided: guests of this workspace cannot decide.",
  "other workspace": "Nothing was decided: only members of this workspace can decide.",
  "not shown as a member":
    "Nothing was decided: Slack does not show you as a member of this workspace, and only members can decide.",
  bot: "Nothing was decided: a bot cannot decide.",
  "not verifiable":
    "Nothing was decided: Slack did not say whether you may decide. Please try again in a moment.",
};

function sayTooLate(request: InviteRequest): string {
  switch (request.status) {
    case "pending":
      return "This request is still open.";
    case "withdrawn":
    case "expired":
      return "This request is closed, so nothing was changed.";
    case "denied":
    case "approved":
    case "completed":
    case "needs attention":
      return "This request was decided already, so nothing was changed.";
    default:
      return unreachable(request);
  }
}
