import type { InviteRequest } from "../../invite/request.ts";
import { askedSentence } from "./asked.ts";
import { decidedSentences, renderDecidedCard } from "./decided-card.ts";
import type { Message } from "./message.ts";
import { type PendingOptions, pendingSentences, renderPendingCard } from "./pending-card.ts";
import { mentionUser, strongName, toNotification } from "./rich.ts";
import { denialSentences } from "./state-sentences.ts";
import type { Words } from "./words/words.ts";

type Options = Pick<PendingOptions, "approvers"> & Partial<PendingOptions>;

/**
 * The card in the approval channel: a picture of the request as it is. It can be approved only on a card that, with its
 * thread, names everybody.
 */
export function renderCard(
  words: Words,
  request: InviteRequest,
  { approvers, listed = false, waitedEnough = false }: Options,
): Message {
  // A mention belongs to the blocks alone.
  const headline = askedSentence(words, request, strongName(request.requester.name));
  if (request.status === "pending")
    return {
      text: toNotification(headline, ...pendingSentences(words, request)),
      blocks: renderPendingCard(words, request, { approvers, listed, waitedEnough }),
    };
  const said = [...decidedSentences(words, request), ...denialSentences(words, request)];
  return { text: toNotification(headline, ...said), blocks: renderDecidedCard(words, request) };
}

/**
 * The card as it is posted, twice if need be: nobody can press it, and whoever asked is not notified of what they did.
 * What an edit adds notifies nobody.
 */
export function asPosted({ text, blocks }: Message, { requester }: InviteRequest): Message {
  const mention = JSON.stringify(mentionUser(requester.userId));
  const called = JSON.stringify(strongName(requester.name));
  const inert = blocks.filter(({ type }) => type !== "actions");
  return { text, blocks: JSON.parse(JSON.stringify(inert).replaceAll(mention, () => called)) };
}
