import { domainOf } from "./company.ts";
import { idsOf, type Requester } from "./request.ts";
import type { EmailAddress, UserId } from "./values.ts";

/** Who may decide: people by id, and everybody who is in one of the groups at that moment. */
export type Approvers = { userIds: readonly UserId[]; groupIds: readonly string[] };

/** What is offered, who decides it, and for how long. */
export type Policy = {
  /** Application dbids, in the order in which they are offered. */
  appDbids: readonly string[];
  approvalChannelId: string;
  approvers: Approvers;
  /** After this long without a decision a request expires. */
  expiresAfterMs: number;
};

/** Slack's form holds 100 blocks, and an approver reads no longer list. */
export const MOST_PEOPLE = 100;

/** Requests of one person that wait for a decision or are being carried out: nobody uses up what the others need. */
export const MOST_OPEN_REQUESTS = 50;

/** So long approvers have for a request. */
export const EXPIRES_AFTER_MS = 7 * 86_400_000;

/** What the workspace says of somebody at this moment. */
export type MemberFacts = {
  /** Every id that Slack has for this one person: in an organisation `W…` beside `U…`. */
  userIds: readonly UserId[];
  name: string;
  /** The address in their profile; null where Slack tells none. */
  email: EmailAddress | null;
  deleted: boolean;
  bot: boolean;
  guest: boolean;
  /** Whether they belong to our workspace; "not shown" when nothing proves that they do. */
  membership: "ours" | "foreign" | "not shown";
};

/** Why somebody may not ask. */
export type AskObstacle =
  | "no longer a member"
  | "other workspace"
  | "not shown as a member"
  | "bot"
  | "not verifiable";

/** Why somebody may not decide. */
export type Obstacle = AskObstacle | "not an approver" | "own request" | "invited" | "guest";

/** Whether somebody may ask, from facts that are fresh; null for `facts` when Slack knows no such person. */
export function obstacleToAsking(facts: MemberFacts | null): AskObstacle | null {
  if (facts === null || facts.membership === "not shown") return "not shown as a member";
  if (facts.membership === "foreign") return "other workspace";
  if (facts.deleted) return "no longer a member";
  return facts.bot ? "bot" : null;
}

/** What of a request bears on who may decide it. */
export type Decidable = { requester: Requester; invitees: readonly { email: EmailAddress }[] };

/**
 * Whether somebody may decide a request, from facts that are fresh; `isApprover` is null when that could not be
 * looked up. Somebody whose address Slack does not tell is not taken for one of the invited people.
 */
export function obstacleTo(
  facts: MemberFacts | null,
  { requester, invitees, isApprover }: Decidable & { isApprover: boolean | null },
): Obstacle | null {
  const obstacle = obstacleToAsking(facts);
  if (facts === null || obstacle !== null) return obstacle;
  if (facts.guest) return "guest";
  if (isOneOf(facts, idsOf(requester))) return "own request";
  if (isApprover === null) return "not verifiable";
  if (!isApprover) return "not an approver";
  const mine = facts.email === null ? null : mailboxOf(facts.email);
  return invitees.some(({ email }) => mailboxOf(email) === mine) ? "invited" : null;
}

/** Where mail to an address arrives: `lee+qb@x.org` is another account at Quickbase, and the same person. */
function mailboxOf(email: EmailAddress): string {
  return email.replace(/(?<=.)\+.*(?=@)/, "");
}

/** Whether somebody is meant by one of these ids. */
export function isOneOf({ userIds }: MemberFacts, ids: readonly UserId[]): boolean {
  return userIds.some((id) => ids.includes(id));
}

/** Somebody as the requester, by the id that they used: the other one is kept beside it. */
export function toRequester({ userIds, name, email }: MemberFacts, userId: UserId): Requester {
  const alsoId = userIds.find((id) => id !== userId);
  return {
    userId,
    name,
    ...(alsoId !== undefined && { alsoId }),
    ...(email !== null && { domain: domainOf(email) }),
  };
}
