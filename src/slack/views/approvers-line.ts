import type { RichTextElement } from "@slack/types";
import type { Approvers } from "../../invite/policy.ts";
import { idsOf, type Requester } from "../../invite/request.ts";
import type { UserId } from "../../invite/values.ts";
import { mentionGroup, mentionUser } from "./rich.ts";
import { type Sentence, words } from "./words/say.ts";

/** Beyond this many a list of approvers is no help, and costs room. */
const MOST_MENTIONED = 20;

/** The approvers of a request but for whoever asks, and for those who could not decide it when it was asked for. */
export function withoutUnable(
  { userIds, groupIds }: Approvers,
  { requester, unable }: { requester: Requester; unable: readonly UserId[] },
): Approvers {
  const theirs = [...idsOf(requester), ...unable];
  return { userIds: userIds.filter((id) => !theirs.includes(id)), groupIds };
}

/** "@Lee, @Max or @ops", as mentions. */
export function mentionApprovers({ userIds, groupIds }: Approvers): Sentence {
  const all = [...userIds.map(mentionUser), ...groupIds.map(mentionGroup)];
  const shown = all.slice(0, MOST_MENTIONED);
  if (shown.length === 0) return [words("The approvers")];
  const rest = all.length - shown.length;
  return join(rest > 0 ? [...shown, words(rest === 1 ? "1 more" : `${rest} more`)] : shown);
}

function join(pieces: RichTextElement[]): Sentence {
  return pieces.flatMap((piece, at) => {
    if (at === 0) return [piece];
    return [words(at === pieces.length - 1 ? " or " : ", "), piece];
  });
}
