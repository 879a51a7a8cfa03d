import type { InviteRequest } from "../../invite/request.ts";
import { whatOf } from "./asked.ts";
import { type Message, referenceLine } from "./message.ts";
import { paragraph, told, toNotification } from "./rich.ts";
import type { ChannelTrouble } from "./words/parts.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

type Why = {
  /** Slack's own word for it. */
  refusal: string;
  /** Whether a card stands there all the same. */
  hasCard: boolean;
};

/** Tells the requester that the approvers cannot be reached. */
export function renderChannelMissing(words: Words, request: InviteRequest, why: Why): Message {
  return render(words, request, { ...why, next: words.notice.keepsTrying({ until: request.expiresAt }) });
}

/** Tells the requester that the approvers will not see the request as it is. */
export function renderCardRefused(words: Words, request: InviteRequest, why: Why): Message {
  return render(words, request, { ...why, next: words.notice.doesNotTryAgain });
}

function render(
  words: Words,
  request: InviteRequest,
  { refusal, hasCard, next }: Why & { next: Sentence },
): Message {
  const { notice: says } = words;
  const what = whatOf(request);
  const sentences = [
    hasCard ? says.cannotDecideYet(what) : says.notSeenYet(what),
    says.channelTrouble({ trouble: troubleOf(refusal) }),
    next,
  ];
  return {
    text: toNotification(...sentences),
    blocks: [paragraph(...sentences), referenceLine(words, request)],
  };
}

/** What Slack's word for a refusal means; where it means nothing to anybody, the word itself. */
function troubleOf(refusal: string): ChannelTrouble {
  // A family, with the cases of a locked thread and a channel that is read-only.
  if (refusal.startsWith("restricted_action")) return "may not post";
  return TROUBLES[refusal] ?? { refusal: told(refusal) };
}

const TROUBLES: Record<string, ChannelTrouble> = {
  channel_not_found: "no such channel",
  not_in_channel: "not a member",
  is_archived: "archived",
  is_inactive: "archived",
  messages_tab_disabled: "no direct messages",
  cannot_reply_to_message: "no thread",
  message_limit_exceeded: "no messages left",
  ekm_access_denied: "switched off",
};
