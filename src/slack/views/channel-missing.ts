import type { InviteRequest } from "../../invite/request.ts";
import { whatSentence } from "./ask-sentence.ts";
import { type Message, referenceLine } from "./message.ts";
import { paragraph, type Sentence, told, toNotification, when, words } from "./rich.ts";

/** Tells the requester that the approvers cannot be reached; `problem` says why. */
export function renderChannelMissing(request: InviteRequest, problem: string): Message {
  const sentences: Sentence[] = [
    [
      words("Your request to invite "),
      ...whatSentence(request),
      words(" is kept, but the approvers have not seen it yet."),
    ],
    [words(`Their channel cannot be reached: ${told(problem)}.`)],
    [
      words("The bot goes on trying until "),
      when(request.expiresAt),
      words(". Please tell whoever looks after this bot, and quote the reference below."),
    ],
  ];
  return { text: toNotification(...sentences), blocks: [paragraph(...sentences), referenceLine(request)] };
}
