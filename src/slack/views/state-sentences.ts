import type { RichTextBlock } from "@slack/types";
import type { InviteRequest } from "../../invite/request.ts";
import { findLastAgain } from "../../invite/rounds.ts";
import {
  type Become,
  type PersonSummary,
  peopleInDoubt,
  peopleInvited,
  type RequestSummary,
  sinceWhen,
  toSummary,
} from "../../invite/summary.ts";
import { unreachable } from "../../invite/values.ts";
import { toCounts } from "./progress-part.ts";
import { quote, strongName, told } from "./rich.ts";
import { named, whoNeedsAnew } from "./whose-turn.ts";
import type { ProgressGroup } from "./words/parts.ts";
import type { Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** A request, whole or as in lists. */
type Stated = Pick<InviteRequest, "requester" | "expiresAt"> & Become;

/** What has become of a request: who decided or acted, and when. */
export function stateSentence({ request: says }: Words, request: Stated): Sentence {
  switch (request.status) {
    case "pending":
      return says.waiting({ until: request.expiresAt });
    case "withdrawn":
      return says.withdrawn({ by: strongName(request.requester.name), at: request.withdrawnAt });
    case "expired":
      return says.expired({ at: request.expiresAt });
    case "denied":
      return says.denied({ by: strongName(request.denial.by.name), at: request.denial.at });
    case "approved":
    case "completed":
    case "needs attention":
      return says.approved({ by: strongName(request.approval.by.name), at: request.approval.at });
    default:
      return unreachable(request);
  }
}

/** The same for the requester themself. */
export function ownStateSentence(words: Words, request: Stated): Sentence {
  return request.status === "withdrawn"
    ? words.request.youWithdrew({ at: request.withdrawnAt })
    : stateSentence(words, request);
}

/** Who asked once more, and when; null when nobody did. */
export function againSentence({ request: says }: Words, request: InviteRequest): Sentence | null {
  const last = findLastAgain(request);
  if (last === null) return null;
  const again = { by: strongName(last.by.name), at: last.at };
  return last.what === "mail" ? says.sentAgain(again) : says.retried(again);
}

/** What came of a round; a later one says what it came after. */
export function afterAgain({ progress: says }: Words, request: InviteRequest, said: Sentence): Sentence {
  const last = findLastAgain(request);
  if (last === null) return said;
  return last.what === "mail" ? says.afterSendingAgain({ said }) : says.afterRetry({ said });
}

/** How far an approved request is on the whole, and what holds it up. */
export function progressSentences(words: Words, request: RequestSummary): Sentence[] {
  const { progress: says } = words;
  const who = named(request.people);
  if (request.status === "approved") {
    const counts = toCounts(request.people.map(groupInList));
    const silence = silenceSentence(words, request);
    return [says.underWay({ who, counts }), ...(silence === null ? [] : [silence])];
  }
  const invited = peopleInvited(request).length;
  const unsure = peopleInDoubt(request).length > 0;
  return [says.ended({ who, invited, unsure }), ...attentionSentences(words, request)];
}

/** How many need somebody, and whose email is in doubt. */
export function attentionSentences({ progress: says }: Words, request: RequestSummary): Sentence[] {
  const inDoubt = peopleInDoubt(request);
  const left = request.people.length - peopleInvited(request).length;
  return [
    ...(left > 0 && request.people.length > 1 ? [says.needAttention({ count: left })] : []),
    ...(inDoubt.length > 0 ? [says.unconfirmed({ who: named(inDoubt) })] : []),
  ];
}

/** The reason of a denial, as the approver wrote it; nothing for any other state. */
export function denialReason({ request: says }: Words, request: InviteRequest): RichTextBlock[] {
  return request.status === "denied" ? [quote(says.denialReason, request.denial.reason)] : [];
}

/** The same in one line, for lists and for who hears a message; nothing for any other state. */
export function denialSentences({ request: says }: Words, request: Stated): Sentence[] {
  return request.status === "denied"
    ? [says.because({ reason: told(request.denial.reason, LONGEST_IN_A_LINE) })]
    : [];
}

const LONGEST_IN_A_LINE = 300;

/** Since when Quickbase does not answer, or keeps the bot itself out; null when neither. */
function silenceSentence({ progress: says }: Words, request: RequestSummary): Sentence | null {
  const keptOut = sinceWhen(request, "held up");
  if (keptOut !== null) return says.keptOut({ since: keptOut });
  const silent = sinceWhen(request, "still trying");
  return silent === null ? null : says.silent({ since: silent });
}

/** While the work goes on, as far as lists tell people apart. */
function groupInList({ is }: PersonSummary): ProgressGroup {
  switch (is) {
    case "open":
      return "in work";
    case "still trying":
    case "held up":
      return "still trying";
    case "refused":
      return "not invited";
    case "mail unknown":
      return "email unknown";
    case "invited":
      return is;
    default:
      return unreachable(is);
  }
}

/** For whom only a new request helps, and whose turn that is; null when there is nobody. */
export function newRequestSentence(words: Words, request: InviteRequest): Sentence | null {
  const anew = whoNeedsAnew(toSummary(request));
  const by = strongName(request.requester.name);
  return anew === null ? null : words.card.needsNewRequest({ ...anew, by });
}
