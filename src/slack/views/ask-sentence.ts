import type { InviteRequest } from "../../invite/request.ts";
import { toSummary } from "../../invite/summary.ts";
import { nameOrCount } from "./progress-words.ts";
import { strongName } from "./rich.ts";
import { type Sentence, words } from "./words/say.ts";

/** "Ana Lee asks to invite 3 people to Project Tracker as Participant." */
export function askSentence(request: InviteRequest): Sentence {
  return [
    strongName(request.requester.name),
    words(request.status === "pending" ? " asks to invite " : " asked to invite "),
    ...whatSentence(request),
    words("."),
  ];
}

/** "3 people to Project Tracker as Participant". */
export function whatSentence(request: InviteRequest): Sentence {
  return subjectSentence(request, nameOrCount(toSummary(request).people));
}

/** The same with `who` for the people. */
export function subjectSentence(
  { application, role }: Pick<InviteRequest, "application" | "role">,
  who: string,
): Sentence {
  return [
    words(who),
    words(" to "),
    strongName(application.name ?? `application ${application.dbid}`),
    words(" as "),
    strongName(role.name),
  ];
}
