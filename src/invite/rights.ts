import { isOneOf, type MemberFacts, type Policy } from "./policy.ts";
import type { Directory } from "./ports.ts";
import type { UserId } from "./values.ts";

/** Who somebody is, and whether they are an approver; null when that hangs on a group that cannot be read. */
export type Rights = { facts: MemberFacts | null; isApprover: boolean | null };

/**
 * Looks up somebody's rights afresh; rejects when Slack does not say who they are. One proof is enough: whoever is
 * named needs no group, and whoever is in one group does not wait for the others.
 */
export async function lookUpRights(
  { directory, policy }: { directory: Directory; policy: Policy },
  userId: UserId,
): Promise<Rights> {
  const { userIds, groupIds } = policy.approvers;
  const groups = userIds.includes(userId)
    ? []
    : groupIds.map((groupId) => directory.membersOf(groupId).catch(() => "not read" as const));
  const facts = await directory.member(userId);
  if (facts === null) return { facts, isApprover: false };
  return { facts, isApprover: isOneOf(facts, userIds) || (await isInAny(groups, facts)) };
}

type Group = readonly UserId[] | null | "not read";

async function isInAny(groups: readonly Promise<Group>[], facts: MemberFacts): Promise<boolean | null> {
  const found = Promise.withResolvers<boolean>();
  const read = groups.map(async (reading) => {
    const group = await reading;
    if (group !== "not read" && group !== null && isOneOf(facts, group)) found.resolve(true);
    return group;
  });
  const none = Promise.all(read).then((all) => (all.includes("not read") ? null : false));
  return Promise.race([found.promise, none]);
}
