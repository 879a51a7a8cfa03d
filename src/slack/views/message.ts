import type { ContextBlock, KnownBlock } from "@slack/types";
import type { InviteRequest } from "../../invite/request.ts";
import { paragraph, toMrkdwn, toNotification } from "./rich.ts";
import { mrkdwn } from "./text.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** A message: `text` is a full sentence for notifications and screen readers. */
export type Message = { text: string; blocks: KnownBlock[] };

/** A message of a few sentences and nothing else. */
export function renderSentences(...sentences: Sentence[]): Message {
  return { text: toNotification(...sentences), blocks: [paragraph(...sentences)] };
}

/** What people quote when they ask for help. */
export function referenceLine({ request: says }: Words, { id, askedAt }: InviteRequest): ContextBlock {
  return { type: "context", elements: [mrkdwn(toMrkdwn(says.reference({ id, at: askedAt })))] };
}
