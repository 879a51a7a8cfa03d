import type { InviteRequest } from "../../invite/request.ts";
import { whatSentence } from "./ask-sentence.ts";
import { type Message, referenceLine } from "./message.ts";
import { paragraph, told, toNotification, when } from "./rich.ts";
import { type Sentence, words } from "./words/say.ts";

/** Tells the requester that the approvers cannot be reached; `problem` says why, `hasCard` whether a card stands there. */
export function renderChannelMissing(
  request: InviteRequest,
  problem: string,
  { hasCard } = { hasCard: false },
): Message {
  return render(request, [
    keptSentence(request, { hasCard }),
    [words(`Their channel cannot be reached: ${told(problem)}.`)],
    [words("The bot goes on trying until "), when(request.expiresAt), words(". "), ...ASK_FOR_HELP],
  ]);
}

/** Tells the requester that the approvers will not see the request as it is; `problem` says why. */
export function renderCardRefused(
  request: InviteRequest,
  problem: string,
  { hasCard } = { hasCard: false },
): Message {
  return render(request, [
    keptSentence(request, { hasCard }),
    [words(`Their channel does not take it: ${told(problem)}. The bot does not try again.`)],
    [...ASK_FOR_HELP, words(" You can withdraw it, and ask again.")],
  ]);
}

const ASK_FOR_HELP = [words("Please tell whoever looks after this bot, and quote the reference below.")];

function keptSentence(request: InviteRequest, { hasCard }: { hasCard: boolean }): Sentence {
  const approvers = hasCard ? "cannot decide about it yet" : "have not seen it yet";
  return [
    words("Your request to invite "),
    ...whatSentence(request),
    words(` is kept, but the approvers ${approvers}.`),
  ];
}

function render(request: InviteRequest, sentences: Sentence[]): Message {
  return { text: toNotification(...sentences), blocks: [paragraph(...sentences), referenceLine(request)] };
}
