import type { DecidedRequest } from "../../invite/request.ts";
import { unreachable } from "../../invite/values.ts";
import { type Message, renderSentences } from "./message.ts";
import { paragraph, strongName, toNotification } from "./rich.ts";
import { denialReason, denialSentences } from "./state-sentences.ts";
import type { Words } from "./words/words.ts";

/** The decision, for the thread under the card. */
export function renderDecision(words: Words, request: DecidedRequest): Message {
  const { card: says } = words;
  const requester = strongName(request.requester.name);
  switch (request.status) {
    case "denied": {
      const by = strongName(request.denial.by.name);
      const said = says.deniedInThread({ by, requester });
      return {
        text: toNotification(said, ...denialSentences(words, request)),
        blocks: [paragraph(said), ...denialReason(words, request)],
      };
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
