import type { Invitee, InviteRequest, StepAnswer } from "../../invite/request.ts";
import { type Progress, progressAtEnd, progressOf } from "../../invite/steps.ts";
import type { Trouble } from "../../invite/trouble.ts";
import { unreachable } from "../../invite/values.ts";
import { told } from "./rich.ts";
import { shortRole } from "./standing-part.ts";
import type { Confirmed, GroupCounts, ProgressGroup, ProgressPart } from "./words/parts.ts";
import { inOneLine, type Sentence } from "./words/say.ts";
import type { Words } from "./words/words.ts";

/** The group a person belongs to; after the end nobody waits any more. */
export function groupOf(invitee: Invitee, { status }: InviteRequest): ProgressGroup {
  const progress = progressIn(invitee, status);
  switch (progress.status) {
    case "invited":
      return "invited";
    case "refused":
      return "not invited";
    case "mail unknown":
      return "email unknown";
    case "still trying":
    case "held up":
      return isOver(status) ? "not invited" : "still trying";
    case "working":
      return isOver(status) ? "not invited" : "in work";
    case "waiting":
      return isOver(status) ? "not invited" : "waiting";
    default:
      return unreachable(progress);
  }
}

const ORDER: ProgressGroup[] = [
  "invited",
  "in work",
  "waiting",
  "still trying",
  "email unknown",
  "not invited",
];

/** How often each group is there. */
export function toCounts(groups: readonly ProgressGroup[]): GroupCounts {
  return ORDER.map((group) => ({ group, count: groups.filter((each) => each === group).length })).filter(
    ({ count }) => count > 0,
  );
}

/** How far a person is, as it stands after their name. `times` adds when. */
export function progressSentence(
  words: Words,
  invitee: Invitee,
  { request, times }: { request: InviteRequest; times: boolean },
): Sentence {
  const { progress: says } = words;
  const part = progressPart(words, invitee, { request, times });
  return inOneLine(says.person(part), hasEarlierEmail(invitee, part) ? says.earlierEmail : null);
}

/** How far a person is, in what a sentence about it is made of. */
export function progressPart(
  words: Words,
  invitee: Invitee,
  { request: { status, role }, times }: { request: InviteRequest; times: boolean },
): ProgressPart {
  const reasonOf = (trouble: Trouble) => told(words.trouble.reason({ trouble, role: shortRole(role.name) }));
  const progress = progressIn(invitee, status);
  const over = isOver(status);
  const confirmed = confirmedFor(invitee);
  switch (progress.status) {
    case "waiting":
      return { progress: over ? "not tried" : "waiting" };
    case "working":
      return over
        ? { progress: "stopped", confirmed }
        : { progress: "working", step: progress.step, confirmed };
    case "still trying": {
      const { step, since } = progress;
      const problem = reasonOf(progress.trouble);
      // While it goes on, the card says once for all since when.
      return over
        ? { progress: "given up", step, confirmed, since: times ? since : null, problem }
        : { progress: "still trying", step, confirmed, problem };
    }
    case "held up":
      return { progress: over ? "kept out" : "held up", confirmed, problem: reasonOf(progress.trouble) };
    case "invited":
      return { progress: "invited", newAccount: progress.newAccount, at: times ? progress.at : null };
    case "refused":
      return refusedPart(progress, {
        confirmed,
        advice: told(
          words.trouble.refusal({ trouble: progress.trouble, role: shortRole(role.name) }),
          LONGEST_ADVICE,
        ),
      });
    case "mail unknown":
      return { progress: "email unknown", confirmed };
    default:
      return unreachable(progress);
  }
}

const LONGEST_ADVICE = 400;

function refusedPart(
  { step, trouble }: Extract<Progress, { status: "refused" }>,
  { confirmed, advice }: { confirmed: Confirmed | null; advice: string },
): ProgressPart {
  if (trouble.why === "exists yet not found")
    return { progress: "refused", step, confirmed, errcode: 111, errtext: "User exists", advice };
  // Without a number it was not Quickbase that refused: our sentence says it all.
  if (trouble.why !== "refused") return { progress: "held back", confirmed, advice };
  // Its own detail says most: "Invalid input" may be anything.
  const errtext = told(trouble.errdetail || trouble.errtext);
  return { progress: "refused", step, confirmed, errcode: trouble.errcode, errtext, advice };
}

function progressIn(invitee: Invitee, status: InviteRequest["status"]): Progress {
  return isOver(status) ? progressAtEnd(invitee) : progressOf(invitee);
}

function isOver(status: InviteRequest["status"]): boolean {
  return status !== "approved" && status !== "pending";
}

/** A mail of an earlier round, of which nobody can say, stays in doubt whatever came after it. */
export function hasEarlierEmail({ log }: Invitee, { progress }: ProgressPart): boolean {
  if (progress === "email unknown" || progress === "waiting" || progress === "working") return false;
  return log
    .slice(0, -1)
    .some((entry) => entry.kind === "step" && entry.step === "mail" && isInDoubt(entry.answer));
}

function isInDoubt(answer: StepAnswer | null): boolean {
  return answer === null || answer.outcome === "unknown";
}

/** The last that Quickbase has confirmed for this person. */
function confirmedFor({ log }: Invitee): Confirmed | null {
  for (const entry of log.toReversed()) {
    if (entry.kind !== "step" || entry.answer?.outcome !== "done") continue;
    switch (entry.answer.result) {
      case "account made":
        return "account made";
      case "role given":
        return "role given";
      case "role held":
        return "role held";
      case "mail sent":
        return "emailed before";
      default:
    }
  }
  return null;
}
