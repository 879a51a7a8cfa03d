import type { AskObstacle } from "../../invite/policy.ts";
import { MOST_PEOPLE } from "../../invite/policy.ts";
import type { InviteRequest } from "../../invite/request.ts";
import type { EmailAddress } from "../../invite/values.ts";
import { COMMAND } from "../ids.ts";
import { type Message, renderSentences } from "./message.ts";
import { strongName } from "./rich.ts";
import { words } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** Private sentences about asking: why a form went no further, and what to do. */

/** Why somebody may not ask. */
export function renderAskObstacle({ privately }: Words, obstacle: AskObstacle): Message {
  return renderSentences([words(privately.cannotAsk({ obstacle }))]);
}

/** Shown while members that were mentioned are looked up. */
export function renderLookingUpMembers({ privately }: Words): Message {
  return renderSentences(privately.lookingUpMembers);
}

/** More members were mentioned than one request can be for: nobody is looked up. */
export function renderTooManyMentions({ privately }: Words, count: number): Message {
  return renderSentences(privately.tooManyMentions({ count, most: MOST_PEOPLE }));
}

/** A command with more words than any message of Slack's has. */
export function renderCommandTooLong({ privately }: Words): Message {
  return renderSentences(privately.commandTooLong({ command: COMMAND }));
}

/** A form that did not open: what somebody did is good for three seconds only. */
export function renderTooSlow({ privately }: Words): Message {
  return renderSentences(privately.tooSlow);
}

/** The first form behind a form for names is not kept any longer. */
export function renderFormTooOld({ privately }: Words): Message {
  return renderSentences(privately.formTooOld({ command: COMMAND }));
}

/** Something in the first form changed its meaning while the names were asked for. */
export function renderNotSent({ privately }: Words, problem: string): Message {
  return renderSentences(privately.notSent({ problem }));
}

/** A request is on its way; of a form that arrives once more, that it was before. */
export function renderSent(
  { privately }: Words,
  { isNew, repeated }: { isNew: boolean; repeated: readonly EmailAddress[] },
): Message {
  const sent = isNew ? privately.sent : privately.sentAlready;
  return renderSentences(sent, ...(repeated.length > 0 ? [privately.repeated({ addresses: repeated })] : []));
}

/** A form that had arrived before, and was changed when Slack could not say so. */
export function renderSentBefore({ privately }: Words): Message {
  return renderSentences(privately.sentBefore);
}

/** Addresses that stood more than once in what was pasted. */
export function renderRepeated({ privately }: Words, addresses: readonly EmailAddress[]): Message {
  return renderSentences(privately.repeated({ addresses }));
}

/** Somebody else tried to take a request back. */
export function renderNotTheRequester({ privately }: Words, { requester }: InviteRequest): Message {
  return renderSentences(privately.onlyRequesterWithdraws({ requester: strongName(requester.name) }));
}

/** Somebody else tried to ask once more for what another had asked for. */
export function renderNotTheirsToAskAgain({ privately }: Words, { requester }: InviteRequest): Message {
  const asked = { requester: strongName(requester.name), command: COMMAND };
  return renderSentences(privately.onlyRequesterAsksAgain(asked));
}
