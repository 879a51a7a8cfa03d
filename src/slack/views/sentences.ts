import type { Approvers, Obstacle } from "../../invite/policy.ts";
import { type InviteRequest, idsOf, type Member } from "../../invite/request.ts";
import { type UserId, unreachable } from "../../invite/values.ts";
import type { Elsewhere } from "../elsewhere.ts";
import { COMMAND } from "../ids.ts";
import { mentionApprovers } from "./approvers-line.ts";
import { type Message, renderSentences } from "./message.ts";
import { strongName } from "./rich.ts";
import type { Deed } from "./words/parts.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** Private sentences: why a click or a form did nothing, and what to do. */

/** Why somebody may not decide, and who may; only those who can are named. */
export function renderObstacle(
  words: Words,
  { obstacle, deed, approvers }: { obstacle: Obstacle; deed: Deed; approvers: Approvers | "nobody" },
): Message {
  const who = approvers === "nobody" ? approvers : mentionApprovers(words, approvers);
  return renderSentences(
    words.privately.cannotDecide({ obstacle, deed }),
    words.privately.whoCanDecide({ approvers: who }),
  );
}

/** What became of a request before the click or the form of `userId` arrived. */
export function renderAlreadyDecided(
  { privately }: Words,
  request: InviteRequest,
  { deed, userId }: { deed: Deed; userId: UserId },
): Message {
  const byOf = (who: Member) => (who.userId === userId ? null : strongName(who.name));
  const wanted = deed === "approve" || deed === "deny" ? deed : null;
  switch (request.status) {
    case "pending":
      return renderSentences(privately.moved);
    case "withdrawn": {
      const isTheirs = idsOf(request.requester).includes(userId);
      const by = isTheirs ? null : strongName(request.requester.name);
      const at = request.withdrawnAt;
      return tooLate(privately.tooLate({ became: "withdrawn", by, at }), { said: isTheirs });
    }
    case "expired":
      return tooLate(privately.tooLate({ became: "expired", by: null, at: request.expiresAt }));
    case "denied": {
      const by = byOf(request.denial.by);
      const said = by === null && deed === "deny";
      return tooLate(privately.tooLate({ became: "denied", by, at: request.denial.at }), { said });
    }
    case "approved":
    case "completed":
    case "needs attention": {
      if (wanted === null && deed !== "withdraw") return renderSentences(privately.movedSince);
      const by = byOf(request.approval.by);
      const said = by === null && deed === "approve";
      return tooLate(privately.tooLate({ became: "approved", by, at: request.approval.at }), { said });
    }
    default:
      return unreachable(request);
  }

  /** Who did the same before need not hear that it was not recorded. */
  function tooLate(sentence: Sentence, { said } = { said: false }): Message {
    return said ? renderSentences(sentence) : renderSentences(sentence, privately.notRecorded({ deed }));
  }
}

/** What somebody did counts, though the card does not show it yet. */
export function renderRecorded({ privately }: Words, deed: Deed): Message {
  return renderSentences(privately.recorded({ deed }));
}

/** Something from another workspace or another app, or of which Slack does not say whose it is. */
export function renderElsewhere(
  { privately }: Words,
  elsewhere: Elsewhere,
  { aboutDecision }: { aboutDecision: boolean },
): Message {
  switch (elsewhere) {
    case "another workspace":
      return renderSentences(aboutDecision ? privately.onlyMembersDecide : privately.onlyMembersAsk);
    case "another app":
      return renderSentences(privately.anotherApp);
    case "not said":
      return renderSentences(privately.workspaceNotSaid);
  }
}

/** A button of a message that no longer fits the request. */
export function renderOldButton({ privately }: Words): Message {
  return renderSentences(privately.oldButton({ command: COMMAND }));
}

/** A form that no longer does anything. */
export function renderOldForm({ privately }: Words): Message {
  return renderSentences(privately.oldForm({ command: COMMAND }));
}

/** A request that is not known. */
export function renderUnknownRequest({ privately }: Words): Message {
  return renderSentences(privately.unknownRequest({ command: COMMAND }));
}

/** Slack sent something that cannot be read. */
export function renderUnreadable({ privately }: Words): Message {
  return renderSentences(privately.unreadable({ command: COMMAND }));
}

/** A fault of ours; `reference` is a request id or the reference of a line in the log. */
export function renderInternalError({ privately }: Words, reference: string): Message {
  return renderSentences(privately.internalError({ reference }));
}

/** The disk of the bot is full: what was asked for is not written, and nothing of it will happen. */
export function renderNotSaved({ privately }: Words, reference: string): Message {
  return renderSentences(privately.notSaved({ reference }));
}
