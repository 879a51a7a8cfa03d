import type { RichTextBlock } from "@slack/types";
import type { InviteRequest } from "../../invite/request.ts";
import {
  type Become,
  peopleInDoubt,
  peopleInvited,
  peopleToAskAnewFor,
  peopleToTryAgain,
  type RequestSummary,
  sinceWhen,
} from "../../invite/summary.ts";
import { unreachable } from "../../invite/values.ts";
import { COMMAND } from "../ids.ts";
import { nameOrCount } from "./progress-words.ts";
import { quote, strongName, when } from "./rich.ts";
import { joinNames } from "./text.ts";
import { type Sentence, words } from "./words/say.ts";

/** A request, whole or as in lists. */
type Stated = Pick<InviteRequest, "requester" | "expiresAt"> & Become;

/** What has become of a request: who decided or acted, and when. */
export function stateSentence(request: Stated): Sentence {
  switch (request.status) {
    case "pending":
      return [words("Waiting for a decision until "), when(request.expiresAt), words(".")];
    case "withdrawn":
      return [
        words("Withdrawn by "),
        strongName(request.requester.name),
        words(", "),
        when(request.withdrawnAt),
        words("."),
      ];
    case "expired":
      return [words("Expired, "), when(request.expiresAt), words(": nobody decided in time.")];
    case "denied":
      return [
        words("Denied by "),
        strongName(request.denial.by.name),
        words(", "),
        when(request.denial.at),
        words("."),
      ];
    case "approved":
    case "completed":
    case "needs attention":
      return [
        words("Approved by "),
        strongName(request.approval.by.name),
        words(", "),
        when(request.approval.at),
        words("."),
      ];
    default:
      return unreachable(request);
  }
}

/** The same for the requester themself. */
export function ownStateSentence(request: Stated): Sentence {
  return request.status === "withdrawn"
    ? [words("You withdrew it, "), when(request.withdrawnAt), words(".")]
    : stateSentence(request);
}

/** The reason of a denial, as the approver wrote it; nothing for any other state. */
export function denialReason(request: InviteRequest): RichTextBlock[] {
  return request.status === "denied" ? [quote("Reason of the denial:", request.denial.reason)] : [];
}

/** "2 of 3 people are invited." and whose mail is in doubt. */
export function countSentence(request: RequestSummary): Sentence {
  const unknown = peopleInDoubt(request);
  if (unknown.length === 0) return [words(invitedWords(request, { doubt: false }))];
  const everybody = unknown.length === request.people.length;
  return [
    words(everybody ? "" : `${invitedWords(request, { doubt: true })} `),
    words(`The mail to ${nameOrCount(unknown)} may or may not have been sent: Quickbase did not say.`),
  ];
}

/** Since when Quickbase does not answer, or keeps the bot itself out; null when neither. */
export function silenceSentence(request: RequestSummary): Sentence | null {
  if (request.status !== "approved") return null;
  const heldUp = sinceWhen(request, "held up");
  if (heldUp !== null)
    return [
      words("Quickbase has kept qb-invite out since "),
      when(heldUp),
      words(": whoever runs it has to mend that. The invitations go on by themselves then."),
    ];
  const silent = sinceWhen(request, "still trying");
  return silent === null
    ? null
    : [words("Quickbase is not answering, still trying since "), when(silent), words(".")];
}

/**
 * "try again", "send the mail again": what approvers can do about those who are not invited; empty when nothing of it
 * would help.
 */
export function remedyWords(request: RequestSummary): string {
  const failed = canTryAgainHelp(request) ? ["try again"] : [];
  const unknown = peopleInDoubt(request).length;
  const mails = unknown > 0 ? [`send the ${unknown === 1 ? "mail" : "mails"} again`] : [];
  return joinNames([...failed, ...mails], "or");
}

/** Whether there is anybody for whom a second try may come to something else. */
export function canTryAgainHelp(request: RequestSummary): boolean {
  return peopleToTryAgain(request).length > peopleToAskAnewFor(request).length;
}

/** For whom only a new request helps, and `whose` that is to send; nothing when there is nobody. */
export function newRequestSentences(request: RequestSummary, whose: "yours" | "theirs"): Sentence[] {
  const hopeless = peopleToAskAnewFor(request);
  if (hopeless.length === 0) return [];
  const who = nameOrCount(hopeless.map(({ person }) => person));
  const isRole = hopeless.every(({ needs }) => needs === "another role");
  const what = isRole ? " with another role" : " with what is missing";
  const how =
    whose === "yours" ? `please ask again${what}, with ${COMMAND}` : `it takes a new request${what}`;
  const by: Sentence =
    whose === "yours" ? [] : [words(", which "), strongName(request.requester.name), words(" can send")];
  return [[words(`To try again cannot help ${who}: ${how}`), ...by, words(".")]];
}

/** Who asked once more, and when; null when nobody did. */
export function againSentence({ invitees }: InviteRequest): Sentence | null {
  const asked = invitees.flatMap(({ log }) => log.filter((entry) => entry.kind === "again"));
  const [last] = asked.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  if (last === undefined) return null;
  const what = last.what === "mail" ? "send the mail again" : "try again";
  return [strongName(last.by.name), words(` asked to ${what}, `), when(last.at), words(".")];
}

/** Whether everybody, somebody or nobody is invited; where mails are in doubt, who is for certain. */
function invitedWords(request: RequestSummary, { doubt }: { doubt: boolean }): string {
  const live = request.status === "approved";
  const all = request.people.length;
  const invited = peopleInvited(request).length;
  const how = doubt ? " for certain" : live ? " so far" : "";
  if (all === 1) {
    const state = invited === 1 ? "is invited" : live ? "is being invited" : "is not invited yet";
    return `${nameOrCount(request.people)} ${state}.`;
  }
  if (invited === all) return `All ${all} people are invited.`;
  if (invited === 0) return `Nobody is invited${how || " yet"}.`;
  return `${invited} of ${all} people ${invited === 1 ? "is" : "are"} invited${how}.`;
}
