import type { Button, KnownBlock } from "@slack/types";
import type { InviteRequest, PendingRequest } from "../../invite/request.ts";
import { peopleInDoubt, peopleToRetry, toSummary } from "../../invite/summary.ts";
import { unreachable } from "../../invite/values.ts";
import { ACTIONS } from "../ids.ts";
import { askedSentence } from "./asked.ts";
import { actions, button, confirmation } from "./buttons.ts";
import { FIRST_ON_CARD, MOST_ON_CARD } from "./card-people.ts";
import { referenceLine } from "./message.ts";
import { type Detail, firstPeople, nameLines, progressLines, usualDetail } from "./people-lines.ts";
import { type Picture, renderEverybody, renderFirst, renderSome } from "./people-room.ts";
import { mentionUser, paragraph } from "./rich.ts";
import {
  againSentence,
  denialReason,
  newRequestSentence,
  progressSentences,
  stateSentence,
} from "./state-sentences.ts";
import { named } from "./whose-turn.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";
import { whatPeopleWrote } from "./written.ts";

/** A request that waits for no decision any more. */
type ClosedOrDecided = Exclude<InviteRequest, PendingRequest>;

const ROOM_FOR_COUNT = 400;

/** The card of a request that was decided, withdrawn, or ran out of time. */
export function renderDecidedCard(words: Words, request: ClosedOrDecided): KnownBlock[] {
  const pictures = decidedPictures(words, request);
  const isFew = request.invitees.length <= MOST_ON_CARD;
  const firstOnes = pictures.map((picture) =>
    isFew ? picture : { ...picture, lines: firstPeople(picture.lines, FIRST_ON_CARD) },
  );
  const isFinished = request.status === "completed" || request.status === "needs attention";
  const closing = isFew || !isFinished ? [] : [words.card.resultInThread];
  const at = firstOnes.findIndex((picture) => renderEverybody([picture], { spare: ROOM_FOR_COUNT }) !== null);
  const whole = pictures[at];
  if (whole !== undefined) return renderFirst(words, whole, { shown: firstOnes[at]?.lines ?? [], closing });
  const least = pictures.at(-1) ?? { top: [], lines: [], bottom: [] };
  return renderSome(words, least, closing);
}

/** Everybody with what is said of them, with more words and with fewer. */
function decidedPictures(words: Words, request: ClosedOrDecided): Picture[] {
  const head = paragraph(askedSentence(words, request, mentionUser(request.requester.userId)));
  const state = paragraph(...decidedSentences(words, request));
  const wrote = whatPeopleWrote(words, request);
  const end = referenceLine(words, request);
  switch (request.status) {
    case "denied": {
      const lines = nameLines(words, request);
      const reasons = [denialReason(words, request), [paragraph(words.card.reasonInThread)]];
      return reasons.map((reason) => ({ top: [head, state, ...reason, ...wrote], lines, bottom: [end] }));
    }
    case "withdrawn":
    case "expired":
      return [{ top: [head, state, ...wrote], lines: nameLines(words, request), bottom: [end] }];
    case "approved":
    case "completed":
    case "needs attention": {
      const buttons = actions(request.status === "needs attention" ? againButtons(words, request) : []);
      const details: Detail[] = [usualDetail(request), "plain", "brief"];
      return details.map((detail) => ({
        top: [head, state, ...buttons, ...wrote],
        lines: progressLines(words, request, { detail }),
        bottom: [end],
      }));
    }
    default:
      return unreachable(request);
  }
}

/** What has become of the request, before the people. */
export function decidedSentences(words: Words, request: ClosedOrDecided): Sentence[] {
  const state = stateSentence(words, request);
  switch (request.status) {
    case "withdrawn":
    case "denied":
    case "expired":
      return [state, words.request.noOneInvited];
    case "approved":
    case "completed":
    case "needs attention":
      return [
        state,
        againSentence(words, request),
        ...progressSentences(words, toSummary(request)),
        request.status === "needs attention" ? newRequestSentence(words, request) : null,
      ].filter((sentence) => sentence !== null);
    default:
      return unreachable(request);
  }
}

function againButtons({ card: says }: Words, request: InviteRequest): Button[] {
  const summary = toSummary(request);
  const failed = peopleToRetry(summary);
  const unknown = peopleInDoubt(summary);
  const buttons: Button[] = [];
  if (failed.length > 0)
    buttons.push(
      button(says.retry({ who: named(failed) }), {
        actionId: ACTIONS.tryAgain,
        request,
        style: "primary",
      }),
    );
  if (unknown.length > 0) {
    const confirm = confirmation({
      title: says.sendAgainTitle,
      text: says.sendAgainText({ who: named(unknown) }),
      yes: says.sendAgainYes,
      no: says.cancel,
    });
    buttons.push(
      button(says.sendAgain({ who: named(unknown) }), { actionId: ACTIONS.sendAgain, request, confirm }),
    );
  }
  return buttons;
}
