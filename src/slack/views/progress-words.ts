import type { Invitee, InviteRequest, StepAnswer, StepName } from "../../invite/request.ts";
import { type Progress, progressAtEnd, progressOf } from "../../invite/steps.ts";
import type { Trouble } from "../../invite/trouble.ts";
import { unreachable } from "../../invite/values.ts";
import { shortName, told, when } from "./rich.ts";
import { joinNames } from "./text.ts";
import { refusalWords, troubleWords } from "./trouble-words.ts";
import { type Sentence, words } from "./words/say.ts";

/** What has become of a person, in a few groups that one counts. */
export type Standpoint = "invited" | "not invited" | "mail unknown" | "still trying" | "in work" | "waiting";

/** The group a person belongs to; after the end nobody waits any more. */
export function standpointOf(invitee: Invitee, { status }: InviteRequest): Standpoint {
  const progress = progressIn(invitee, status);
  switch (progress.status) {
    case "invited":
      return "invited";
    case "refused":
      return "not invited";
    case "mail unknown":
      return "mail unknown";
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

/** How far a person is, as one says it after their name. `times` adds when. */
export function progressWords(
  invitee: Invitee,
  { request, times }: { request: InviteRequest; times: boolean },
): Sentence {
  const progress = progressIn(invitee, request.status);
  const before = doneSoFar(invitee);
  const role = request.role.name;
  switch (progress.status) {
    case "waiting":
      return [words(isOver(request.status) ? "not invited: it was not tried" : "waiting")];
    case "working":
      return [words(workingWords(progress.step, { before, over: isOver(request.status) }))];
    case "still trying":
      return [
        ...tryingWords(progress, { before, over: isOver(request.status), times, role }),
        words(earlierMailWords(invitee)),
      ];
    case "held up":
      return [
        words(heldUpWords(troubleWords(progress.trouble, role), { before, over: isOver(request.status) })),
        words(earlierMailWords(invitee)),
      ];
    case "invited":
      return invitedWords(progress, times);
    case "refused":
      return [words(refusedWords(progress, { before, role }) + earlierMailWords(invitee))];
    case "mail unknown":
      return [words(`${sentenceStart(before)}the mail may have been sent, Quickbase did not say.`)];
    default:
      return unreachable(progress);
  }
}

/** Whether somebody said no to what was asked for a person, rather than nothing. */
export function isRefused(invitee: Invitee): boolean {
  return progressAtEnd(invitee).status === "refused";
}

/** The name, or how many they are. */
export function nameOrCount(people: readonly { name: string }[]): string {
  const [only] = people;
  return only !== undefined && people.length === 1 ? shortName(only.name) : `${people.length} people`;
}

const MOST_NAMES = 3;

/** The names, or the first two and how many more: "Nova Reyes, Kim Known and 2 more". */
export function fewNames(people: readonly { name: string }[]): string {
  if (people.length <= MOST_NAMES) return joinNames(people.map(({ name }) => shortName(name)));
  const shown = people.slice(0, MOST_NAMES - 1).map(({ name }) => shortName(name));
  return joinNames([...shown, `${people.length - shown.length} more`]);
}

function progressIn(invitee: Invitee, status: InviteRequest["status"]): Progress {
  return isOver(status) ? progressAtEnd(invitee) : progressOf(invitee);
}

function isOver(status: InviteRequest["status"]): boolean {
  return status !== "approved" && status !== "pending";
}

function sentenceStart(before: string | null): string {
  return before === null ? "" : `${before}; `;
}

/** A mail of an earlier round, of which nobody can say, stays in doubt whatever came after it. */
function earlierMailWords({ log }: Invitee): string {
  const inDoubt = log
    .slice(0, -1)
    .some((entry) => entry.kind === "step" && entry.step === "mail" && isInDoubt(entry.answer));
  return inDoubt ? " An earlier mail may have been sent." : "";
}

function isInDoubt(answer: StepAnswer | null): boolean {
  return answer === null || answer.outcome === "unknown";
}

/** What Quickbase has confirmed for this person, in words. */
function doneSoFar({ log }: Invitee): string | null {
  for (const entry of log.toReversed()) {
    if (entry.kind !== "step" || entry.answer?.outcome !== "done") continue;
    switch (entry.answer.result) {
      case "account made":
        return "account made";
      case "role given":
        return "role given";
      case "role held":
        return "has the role already";
      case "mail sent":
        return "mail sent before";
      default:
    }
  }
  return null;
}

function workingWords(step: StepName, { before, over }: { before: string | null; over: boolean }): string {
  if (over) return `not invited: ${sentenceStart(before)}the work stopped before the end`;
  return step === "mail" && before !== null ? `${before}, ${DOING.mail} ...` : `${DOING[step]} ...`;
}

function tryingWords(
  { step, trouble, since }: Extract<Progress, { status: "still trying" }>,
  { before, over, times, role }: { before: string | null; over: boolean; times: boolean; role: string },
): Sentence {
  const why = ` (${told(troubleWords(trouble, role))})`;
  // While it goes on, the card says once for all since when.
  if (!over) return [words(`${sentenceStart(before)}still trying to ${TO_DO[step]}${why}`)];
  const from = times ? [words(" since "), when(since)] : [];
  return [
    words(`not invited: ${sentenceStart(before)}Quickbase did not answer, tried to ${TO_DO[step]}`),
    ...from,
    words(`${why}.`),
  ];
}

/** Nothing is wrong with the person: why it waits is said as it is. */
function heldUpWords(problem: string, { before, over }: { before: string | null; over: boolean }): string {
  const done = before === null ? "" : `${before}. `;
  return `${over ? "not invited: " : "waiting: "}${done}${told(problem)}`;
}

function invitedWords(
  { at, newAccount }: Extract<Progress, { status: "invited" }>,
  times: boolean,
): Sentence {
  const invited = words(newAccount ? "invited (new account)" : "invited");
  return times ? [invited, words(", "), when(at)] : [invited];
}

function refusedWords(
  { step, trouble }: Extract<Progress, { status: "refused" }>,
  { before, role }: { before: string | null; role: string },
): string {
  const sentence = told(refusalWords(trouble, role), LONGEST_ADVICE);
  const quoted = quotedWords(trouble);
  // Without a number it was not Quickbase that refused: our sentence says it all.
  if (quoted === null) return `not invited: ${before === null ? "" : `${before}. `}${sentence}`.trimEnd();
  const done = before === null ? "" : `${before}, but `;
  return `not invited: ${done}Quickbase refused ${REFUSED[step]} (${quoted}). ${sentence}`.trimEnd();
}

/** Quickbase's number and its words; null where it gave none. */
function quotedWords(trouble: Trouble): string | null {
  if (trouble.why === "exists yet not found") return '111, "User exists"';
  if (trouble.why !== "refused") return null;
  // Its own detail says most: "Invalid input" may be anything.
  const errtext = trouble.errdetail || trouble.errtext;
  return errtext === "" ? `${trouble.errcode}` : `${trouble.errcode}, "${told(errtext)}"`;
}

const LONGEST_ADVICE = 400;

const DOING: Record<StepName, string> = {
  "look up": "asking Quickbase for the account",
  provision: "making the account",
  "add to role": "giving the role",
  mail: "sending the mail",
};

const TO_DO: Record<StepName, string> = {
  "look up": "find the account",
  provision: "make the account",
  "add to role": "give the role",
  mail: "send the mail",
};

const REFUSED: Record<StepName, string> = {
  "look up": "to look for the account",
  provision: "the account",
  "add to role": "the role",
  mail: "the mail",
};
