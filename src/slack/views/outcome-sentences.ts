import type { InviteRequest } from "../../invite/request.ts";
import { progressOf } from "../../invite/steps.ts";
import { unreachable } from "../../invite/values.ts";
import { nameOrCount, peopleInvited, peopleToSendAgain, standpointOf } from "./progress-words.ts";
import { name, type Sentence, strongName, when, words } from "./rich.ts";

type Carried = Extract<InviteRequest, { status: "approved" | "completed" | "needs attention" }>;

/** What has become of a request: who decided or acted, and when. */
export function stateSentence(request: InviteRequest): Sentence {
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

/** "2 of 3 people are invited." and what is open beside it. */
export function countSentence(request: Carried): Sentence {
  const invited = peopleInvited(request);
  const all = request.invitees.length;
  const unknown = peopleToSendAgain(request);
  const open: Sentence =
    unknown.length === 0
      ? []
      : [
          words(" The mail to "),
          name(nameOrCount(unknown)),
          words(" may or may not have been sent: Quickbase did not say."),
        ];
  return [...invitedSentence({ invited: invited.length, all, request }), ...open];
}

/** Since when Quickbase does not answer, or null when it does. */
export function silenceSentence(request: InviteRequest): Sentence | null {
  if (request.status !== "approved") return null;
  const trying = request.invitees.flatMap((invitee) => {
    const progress = progressOf(invitee);
    return progress.status === "still trying" ? [progress.since] : [];
  });
  const [first] = trying.toSorted((a, b) => a.getTime() - b.getTime());
  return first === undefined
    ? null
    : [words("Quickbase is not answering, still trying since "), when(first), words(".")];
}

/** Who asked once more, and when; null when nobody did. */
export function againSentence({ invitees }: InviteRequest): Sentence | null {
  const asked = invitees.flatMap(({ log }) => log.filter((entry) => entry.kind === "again"));
  const [last] = asked.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  if (last === undefined) return null;
  const what = last.what === "mail" ? "Mail sent again" : "Tried again";
  return [words(`${what} at the wish of `), strongName(last.by.name), words(", "), when(last.at), words(".")];
}

/** Whether everybody, somebody or nobody is invited. */
function invitedSentence({
  invited,
  all,
  request,
}: {
  invited: number;
  all: number;
  request: Carried;
}): Sentence {
  const [only] = request.invitees;
  const live = request.status === "approved";
  if (only !== undefined && all === 1) {
    const done = standpointOf(only, request) === "invited";
    const verb = done ? " is invited." : live ? " is being invited." : " is not invited yet.";
    return [name(nameOrCount([only])), words(verb)];
  }
  if (invited === all) return [words(`All ${all} people are invited.`)];
  if (invited === 0) return [words(live ? "Nobody is invited so far." : "Nobody is invited yet.")];
  const verb = invited === 1 ? "is" : "are";
  return [words(`${invited} of ${all} people ${verb} invited${live ? " so far" : ""}.`)];
}
