import type { Approvers } from "../../invite/policy.ts";
import { idsOf, type Requester } from "../../invite/request.ts";
import type { UserId } from "../../invite/values.ts";
import { mentionGroup, mentionUser } from "./rich.ts";
import type { ApproversNamed } from "./words/parts.ts";
import type { Words } from "./words/words.ts";

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

/** "@Lee, @Max or @ops", as mentions; null where there is nobody to name. */
export function mentionApprovers({ people }: Words, { userIds, groupIds }: Approvers): ApproversNamed {
  const all = [...userIds.map(mentionUser), ...groupIds.map(mentionGroup)];
  const named = all.slice(0, MOST_MENTIONED);
  return named.length === 0 ? null : people.approvers({ named, more: all.length - named.length });
}
