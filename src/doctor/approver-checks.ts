import { isOneOf, type MemberFacts, type Obstacle, obstacleTo } from "../invite/policy.ts";
import { type Check, type Finding, failed, ok, type Parts } from "./check.ts";
import { type Meanings, toSlackTrouble } from "./slack-trouble.ts";

/** So many people are looked up at a time, and no more once two are found who can decide. */
const LOOK_UPS = 20;

const MEANINGS: Meanings = {
  // https://docs.slack.dev/reference/methods/usergroups.list
  plan_upgrade_required: [
    "this workspace's Slack plan has no user groups",
    "List people in APPROVERS instead of groups.",
  ],
};

/** The people who decide. */
export const approverChecks: Check[] = [
  {
    id: "slack.approvers",
    title: "Approvers by name",
    settings: ["APPROVERS"],
    after: ["slack.bot-token"],
    run: (parts) => orTrouble(() => checkMembers(parts)),
  },
  {
    id: "slack.approver-groups",
    title: "Approver groups",
    settings: ["APPROVERS"],
    after: ["slack.bot-token"],
    run: (parts) => orTrouble(() => checkGroups(parts)),
  },
  {
    id: "slack.deciders",
    title: "Enough approvers",
    settings: ["APPROVERS"],
    after: ["slack.bot-token"],
    run: (parts) => orTrouble(() => checkDeciders(parts)),
  },
];

async function orTrouble(check: () => Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    return toSlackTrouble(error, MEANINGS);
  }
}

async function checkMembers({ config, slack }: Parts): Promise<Finding> {
  const { userIds } = config.policy.approvers;
  if (userIds.length === 0) return ok("none named");
  const found = await Promise.all(userIds.map(async (id) => toApprover(id, await slack.member(id))));
  const problems = found.flatMap(({ problem }) => problem ?? []);
  return problems.length === 0
    ? ok(`${found.map(({ name }) => name).join(", ")} can decide`)
    : failed(
        problems.join("; "),
        "Remove them from APPROVERS, or correct their ids (in each person's profile).",
      );
}

function toApprover(id: string, member: MemberFacts | null): { name: string; problem: string | null } {
  if (member === null) return { name: id, problem: `${id} does not exist` };
  const obstacle = obstacleOf(member);
  const problem = obstacle === null ? null : `${member.name} (${id}) ${WORDS[obstacle] ?? obstacle}`;
  return { name: member.name, problem };
}

async function checkGroups({ config, slack }: Parts): Promise<Finding> {
  const { groupIds } = config.policy.approvers;
  if (groupIds.length === 0) return ok("none named");
  const groups = await slack.groups();
  const missing = groupIds.filter((id) => !groups.some((group) => group.id === id));
  if (missing.length > 0)
    return failed(
      `no such user group, or disabled: ${missing.join(", ")}`,
      "Correct the id in APPROVERS (it is at the end of the group's address), or enable the group again.",
    );
  const used = groups.filter(({ id }) => groupIds.includes(id));
  return ok(used.map(({ handle, userIds }) => `@${handle} has ${people(userIds.length)}`).join(", "));
}

async function checkDeciders({ config, slack }: Parts): Promise<Finding> {
  const { userIds, groupIds } = config.policy.approvers;
  const groups = groupIds.length === 0 ? [] : await slack.groups();
  const inGroups = groups.filter(({ id }) => groupIds.includes(id)).flatMap((group) => group.userIds);
  const everybody = [...new Set([...userIds, ...inGroups])];
  const able: MemberFacts[] = [];
  for (let at = 0; at < everybody.length; at += LOOK_UPS) {
    const members = await Promise.all(everybody.slice(at, at + LOOK_UPS).map((id) => slack.member(id)));
    for (const member of members)
      if (member !== null && obstacleOf(member) === null && !able.some((one) => isOneOf(one, member.userIds)))
        able.push(member);
    const isExact = at + LOOK_UPS >= everybody.length;
    if (able.length > 1)
      return ok(`${isExact ? "" : "at least "}${able.length} of ${people(everybody.length)} can decide`);
  }
  const [only] = able;
  if (only !== undefined)
    return failed(
      `only ${only.name}, who can't approve their own requests`,
      "Add a second person to APPROVERS or to its groups.",
    );
  return failed(
    everybody.length === 0 ? "no one is an approver" : `none of ${people(everybody.length)} can decide`,
    "Add members of this workspace to APPROVERS or to its groups. Guests, bots and deactivated people can't decide.",
  );
}

const ANY_REQUEST = { requester: { userId: "", name: "" }, invitees: [] };

/** What keeps an approver from deciding whatever is asked: the rule of every click. */
function obstacleOf(member: MemberFacts): Obstacle | null {
  return obstacleTo(member, { ...ANY_REQUEST, isApprover: true });
}

const WORDS: Partial<Record<Obstacle, string>> = {
  "no longer a member": "is deactivated",
  guest: "is a guest",
  "other workspace": "belongs to another workspace",
  "not shown as a member": "is not shown as a member of this workspace",
  bot: "is a bot",
};

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}
