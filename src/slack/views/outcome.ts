import type { DeniedRequest, ExpiredRequest, FinishedRequest, InviteRequest } from "../../invite/request.ts";
import { unreachable } from "../../invite/values.ts";
import { COMMAND } from "../ids.ts";
import { whatSentence } from "./ask-sentence.ts";
import { referenceLine } from "./message.ts";
import { countSentence, denialReason, remedyWords } from "./outcome-sentences.ts";
import { nameLines, progressLines } from "./people-lines.ts";
import { type PeopleMessage, renderInParts } from "./people-room.ts";
import { paragraph, type Sentence, strongName, when, words } from "./rich.ts";

type Ended = DeniedRequest | ExpiredRequest | FinishedRequest;

/** The end of a request, for the requester's direct messages. */
export function renderOutcome(request: Ended): PeopleMessage[] {
  const said = [endSentence(request), subjectSentence(request)];
  const todo = nextSentence(request);
  const next = todo === null ? [] : [todo];
  const picture = {
    top: [paragraph(...said), ...denialReason(request)],
    lines: "approval" in request ? progressLines(request) : nameLines(request),
    bottom: [...next.map((sentence) => paragraph(sentence)), referenceLine(request)],
  };
  return renderInParts(picture, ...said, ...next);
}

function endSentence(request: Ended): Sentence {
  switch (request.status) {
    case "denied":
      return [
        strongName(request.denial.by.name),
        words(" denied your request, "),
        when(request.denial.at),
        words(". Nobody was invited."),
      ];
    case "expired":
      return [
        words("Nobody decided about your request in time: it expired, "),
        when(request.expiresAt),
        words(". An expiry is not a denial. Nobody was invited."),
      ];
    case "completed":
    case "needs attention":
      return countSentence(request);
    default:
      return unreachable(request);
  }
}

function subjectSentence(request: InviteRequest): Sentence {
  return [words("You had asked to invite "), ...whatSentence(request), words(".")];
}

/** What the requester can do, or null when there is nothing to do. */
function nextSentence(request: Ended): Sentence | null {
  switch (request.status) {
    case "denied":
      return [words(`Talk to them, or ask again with ${COMMAND}.`)];
    case "expired":
      return [words(`You can ask again with ${COMMAND}.`)];
    case "needs attention": {
      const remedy = remedyWords(request);
      const approvers = `the approvers see the same${remedy === "" ? "" : `, and can ${remedy}`}`;
      return [words(`You need not do anything now: ${approvers}.`)];
    }
    case "completed":
      return null;
    default:
      return unreachable(request);
  }
}
