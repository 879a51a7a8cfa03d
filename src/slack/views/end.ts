import type {
  DeniedRequest,
  ExpiredRequest,
  FinishedRequest,
  InviteRequest,
  NeedsAttentionRequest,
} from "../../invite/request.ts";
import { peopleToAskAnewFor, toSummary } from "../../invite/summary.ts";
import { unreachable } from "../../invite/values.ts";
import { COMMAND } from "../ids.ts";
import { whatSentence } from "./ask-sentence.ts";
import { referenceLine } from "./message.ts";
import { countSentence, denialReason, newRequestSentences, remedyWords } from "./outcome-sentences.ts";
import { nameLines, progressLines } from "./people-lines.ts";
import { type PeopleMessage, renderInParts } from "./people-room.ts";
import { isRefused } from "./progress-words.ts";
import { paragraph, strongName, when } from "./rich.ts";
import { type Sentence, words } from "./words/say.ts";

type Ended = DeniedRequest | ExpiredRequest | FinishedRequest;

/** The end of a request, for the requester's direct messages. */
export function renderEnd(request: Ended): PeopleMessage[] {
  const said = [endSentence(request), subjectSentence(request)];
  const next = nextSentences(request);
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
      return countSentence(toSummary(request));
    default:
      return unreachable(request);
  }
}

function subjectSentence(request: InviteRequest): Sentence {
  return [words("You had asked to invite "), ...whatSentence(request), words(".")];
}

/** What the requester can do, and what others can; nothing when all is done. */
function nextSentences(request: Ended): Sentence[] {
  switch (request.status) {
    case "denied":
      return [[words(`Talk to them, or ask again with ${COMMAND}.`)]];
    case "expired":
      return [[words(`You can ask again with ${COMMAND}.`)]];
    case "needs attention": {
      const summary = toSummary(request);
      const remedy = remedyWords(summary);
      const others = `${othersWords(request)} the approvers see the same, and can ${remedy}.`;
      return [...newRequestSentences(summary, "yours"), ...(remedy === "" ? [] : [[words(others)]])];
    }
    case "completed":
      return [];
    default:
      return unreachable(request);
  }
}

/** What is for the approvers, said so that nobody waits who should do something. */
function othersWords(request: NeedsAttentionRequest): string {
  if (peopleToAskAnewFor(toSummary(request)).length > 0) return "For whoever else is not invited,";
  return request.invitees.some(isRefused)
    ? "What has to be mended first is said above;"
    : "You need not do anything now:";
}
