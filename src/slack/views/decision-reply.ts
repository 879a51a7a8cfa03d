import type { ApprovedRequest, DecidedRequest, FinishedRequest } from "../../invite/request.ts";
import { unreachable } from "../../invite/values.ts";
import { whatSentence } from "./ask-sentence.ts";
import { type Message, renderSentences } from "./message.ts";
import { denialReason } from "./outcome-sentences.ts";
import { shortName, strongName, when } from "./rich.ts";
import { type Sentence, words } from "./words/say.ts";

/** The decision, for the thread under the card. */
export function renderDecision(request: DecidedRequest): Message {
  switch (request.status) {
    case "denied": {
      const { by, at } = request.denial;
      const said = renderSentences(decided(by.name, { verb: "denied", at, request }));
      return { ...said, blocks: [...said.blocks, ...denialReason(request)] };
    }
    case "approved":
    case "completed":
    case "needs attention":
      return renderSentences(approvalSentence(request), [
        words("The card shows every step; the result follows here."),
      ]);
    default:
      return unreachable(request);
  }
}

/** Who approved what, and when. */
export function approvalSentence(request: ApprovedRequest | FinishedRequest): Sentence {
  const { by, at } = request.approval;
  return decided(by.name, { verb: "approved", at, request });
}

/** "Lee Park approved inviting 3 people to Project Tracker as Participant, today at 10:42, for Ana Lee." */
function decided(
  by: string,
  { verb, at, request }: { verb: "approved" | "denied"; at: Date; request: DecidedRequest },
): Sentence {
  return [
    strongName(by),
    words(` ${verb} the request of ${shortName(request.requester.name)} to invite `),
    ...whatSentence(request),
    words(", "),
    when(at),
    words("."),
  ];
}
