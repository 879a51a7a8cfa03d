import type { DecidedRequest } from "../../invite/request.ts";
import { unreachable } from "../../invite/values.ts";
import { type Message, renderSentences } from "./message.ts";
import { strongName } from "./rich.ts";
import { denialReason } from "./state-sentences.ts";
import type { Words } from "./words/words.ts";

/** The decision, for the thread under the card. */
export function renderDecision(words: Words, request: DecidedRequest): Message {
  const { card: says } = words;
  const requester = strongName(request.requester.name);
  switch (request.status) {
    case "denied": {
      const by = strongName(request.denial.by.name);
      const said = renderSentences(says.deniedInThread({ by, requester }));
      return { ...said, blocks: [...said.blocks, ...denialReason(words, request)] };
    }
    case "approved":
    case "completed":
    case "needs attention": {
      const by = strongName(request.approval.by.name);
      return renderSentences(says.approvedInThread({ by, requester }));
    }
    default:
      return unreachable(request);
  }
}
