import type { AskObstacle } from "../../invite/policy.ts";
import { MOST_PEOPLE } from "../../invite/policy.ts";
import type { InviteRequest } from "../../invite/request.ts";
import type { EmailAddress } from "../../invite/values.ts";
import { COMMAND } from "../ids.ts";
import { type Message, renderSentences } from "./message.ts";
import { joinNames } from "./text.ts";
import { words } from "./words/say.ts";

/** Private sentences about asking: why a form went no further, and what to do. */

/** Why somebody may not ask. */
export function renderAskObstacle(obstacle: AskObstacle): Message {
  return renderSentences([words(sayAskObstacle(obstacle))]);
}

/** The same, for a field of a form. */
export function sayAskObstacle(obstacle: AskObstacle): string {
  return `Nothing was sent: ${ASK_OBSTACLES[obstacle]}`;
}

const ASK_OBSTACLES: Record<AskObstacle, string> = {
  "other workspace": "only members of this workspace can ask for invitations here.",
  "not shown as a member":
    "Slack does not show you as a member of this workspace, and only members can ask for invitations here.",
  "no longer a member": "your account in this workspace is no longer active.",
  bot: "a bot cannot ask for invitations.",
  "not verifiable":
    "Slack did not say whether you are a member of this workspace. Please try again in a moment.",
};

/** Where nobody could decide: a request that waits for nobody is not sent. A phrase, without its full stop. */
export const NOBODY_LEFT =
  "Nobody could decide this request: each approver is you, is one of these people, or cannot decide at present. Ask whoever looks after this bot to name another approver, then send it again";

/** Shown while members that were mentioned are looked up. */
export function renderLookingUpMembers(): Message {
  return renderSentences([words("One moment: looking up the people you mentioned ...")]);
}

/** More members were mentioned than one request can be for: nobody is looked up. */
export function renderTooManyMentions(count: number): Message {
  return renderSentences([
    words(
      `You can invite up to ${MOST_PEOPLE} people at once. You mentioned ${count}: please split them into several requests.`,
    ),
  ]);
}

/** A command with more words than any message of Slack's has. */
export function renderCommandTooLong(): Message {
  return renderSentences([
    words(`That was too long to read, so nothing was done. Please type ${COMMAND} and paste the list there.`),
  ]);
}

/** A form that did not open: what somebody did is good for three seconds only. */
export function renderTooSlow(): Message {
  return renderSentences([words("Slack was too slow to open the form: please try again.")]);
}

/** The first form behind a form for names is not kept any longer. */
export function renderFormTooOld(): Message {
  return renderSentences([
    words(`This form is too old, so nothing was sent. Please type ${COMMAND} and fill it in again.`),
  ]);
}

/** Something in the first form changed its meaning while the names were asked for. */
export function renderNotSent(problem: string): Message {
  return renderSentences([
    words(`Nothing was sent. ${problem}. Close this form to go back to the first one.`),
  ]);
}

/** A form that had arrived before, and was changed when Slack could not say so. */
export function renderSentBefore({ id }: InviteRequest): Message {
  return renderSentences([
    words(
      `This form had arrived already, and counts as it was first sent (${id}). The message that you have from the bot shows what it asks for. To change it, withdraw it there and ask again.`,
    ),
  ]);
}

/** Addresses that stood more than once in what was pasted. */
export function renderRepeated(repeated: readonly EmailAddress[]): Message {
  const once = repeated.length === 1 ? "It counts once." : "Each counts once.";
  return renderSentences([words(`You named ${joinNames(repeated)} more than once. ${once}`)]);
}

/** Somebody else tried to take a request back. */
export function renderNotTheRequester({ requester }: InviteRequest): Message {
  return renderSentences([words(`Nothing was changed: only ${requester.name} can withdraw this request.`)]);
}
