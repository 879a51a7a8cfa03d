import type { Member } from "./request.ts";
import type { UserId } from "./values.ts";

/** Who may decide: people by id, and everybody who is in one of the groups at that moment. */
export type Approvers = { userIds: UserId[]; groupIds: string[] };

/** What is offered, who decides it, and for how long. */
export type Policy = {
  /** Application dbids, in the order in which they are offered. */
  appDbids: string[];
  approvalChannelId: string;
  approvers: Approvers;
  /** After this long without a decision a request expires. */
  expiresAfterMs: number;
};

/** Slack's form holds 100 blocks, and an approver reads no longer list. */
export const MOST_PEOPLE = 100;

/** What the workspace says of somebody at this moment. */
export type MemberFacts = {
  userId: UserId;
  name: string;
  deleted: boolean;
  bot: boolean;
  guest: boolean;
  /** Belongs to another workspace: a Slack Connect partner. */
  foreign: boolean;
};

/** Why somebody may not decide. */
export type Obstacle =
  | "not an approver"
  | "own request"
  | "no longer a member"
  | "guest"
  | "other workspace"
  | "bot"
  | "not verifiable";

/** Whether somebody may decide a request of `requester`, from facts that are fresh. */
export function obstacleTo(
  facts: MemberFacts,
  { requester, isApprover }: { requester: Member; isApprover: boolean },
): Obstacle | null {
  if (facts.foreign) return "other workspace";
  if (facts.deleted) return "no longer a member";
  if (facts.bot) return "bot";
  if (facts.guest) return "guest";
  if (facts.userId === requester.userId) return "own request";
  return isApprover ? null : "not an approver";
}
