import { expect, test } from "vitest";
import type { Config } from "../../src/config.ts";
import { APPROVALS, type DemoWorld, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot, type Person } from "../../src/standin/slack/people/person.ts";
import type { NewMember } from "../../src/standin/slack/state/workspace.ts";
import { ask, askAndSeeCard, openForm, openWorldWithBot } from "./bot-in-world.ts";

/*
 * Enterprise Grid: a person's `team_id` need not be ours, and one person has two ids.
 * https://docs.slack.dev/enterprise/developing-for-enterprise-orgs
 */

const NOVA = { people: "Nova Reyes <nova@x.org>" };
const OURS = "T0STANDIN";
const ELSEWHERE = "T0ELSEWHERE";

/** A world with one more person, Wim, of an organisation with several workspaces. */
async function openOrganisation(
  organisation: NewMember["organisation"] = {},
  approvers: (wim: Person, world: DemoWorld) => string[] = (wim) => [wim.id],
) {
  const settled: { wim?: Person; userIds?: string[] } = {};
  const world = await openWorldWithBot({
    before: (arranged) => {
      const wim = arranged.slack.addPerson({
        name: "Wim Oss",
        handle: "wim",
        email: "wim@acme.example",
        organisation,
      });
      arranged.approvals.addMember(wim);
      settled.wim = wim;
      settled.userIds = approvers(wim, arranged);
    },
    configure: (config): Config => ({
      ...config,
      policy: {
        ...config.policy,
        approvers: { ...config.policy.approvers, userIds: settled.userIds ?? [] },
      },
    }),
  });
  if (settled.wim === undefined) throw new Error("Wim should be there");
  for (const channel of world.slack.engine.workspace.channels.values())
    if (channel.name === GENERAL) channel.memberIds.add(settled.wim.id);
  return { ...world, wim: settled.wim };
}

test.each<[string, NewMember["organisation"]]>([
  ["whose team_id is the organisation", { teamId: "E0STANDIN" }],
  ["whose team_id is their home workspace", { teamId: ELSEWHERE, teamIds: [ELSEWHERE, OURS] }],
  ["who has no team_id", { teamId: undefined }],
  ["whose workspaces stand in a list of their own", { listedIn: "teams", teamId: ELSEWHERE }],
  ["whose team_id is ours, without a list", { teamId: OURS, teamIds: undefined }],
])("a member %s decides", async (_, organisation) => {
  const { wim, lee, ...world } = await openOrganisation(organisation);
  await askAndSeeCard({ ...world, lee }, NOVA);
  await wim.presses("Approve", { in: APPROVALS });
  await lee.sees("Wim Oss approved", { in: APPROVALS, thread: true });
});

const FOREIGN = "Only members of this workspace can decide";
const NOT_SHOWN = "Slack doesn't show you as a member of this workspace";

test.each<[string, NewMember["organisation"], string]>([
  ["whose list has other workspaces alone", { teamIds: [ELSEWHERE] }, FOREIGN],
  [
    "whose list has other workspaces alone, without team_id",
    { teamIds: [ELSEWHERE], teamId: undefined },
    FOREIGN,
  ],
  [
    "whose list has other workspaces alone, with our team_id",
    { teamIds: [ELSEWHERE], teamId: OURS },
    FOREIGN,
  ],
  ["of another list of the same kind", { teamIds: [ELSEWHERE], listedIn: "teams" }, FOREIGN],
  ["of the organisation, without a list", { teamIds: undefined }, NOT_SHOWN],
  ["of the organisation, with an empty list", { teamIds: [] }, NOT_SHOWN],
  ["of another home, without a list", { teamIds: undefined, teamId: ELSEWHERE }, NOT_SHOWN],
  ["of whom nothing is said", { teamIds: undefined, teamId: undefined }, NOT_SHOWN],
])("somebody %s neither decides nor asks", async (_, organisation, why) => {
  const { wim, ana, quickbase, ...world } = await openOrganisation(organisation);
  await askAndSeeCard({ ...world, ana, quickbase }, NOVA);
  await wim.presses("Approve", { in: APPROVALS });
  await wim.sees(why, { in: APPROVALS, privately: true });
  expect(quickbase.calls.map(({ action }) => action)).not.toContain("API_ProvisionUser");
  const form = await openForm(wim);
  await form.chooses("Role", "Participant");
  await form.fills("People", "Kim Known <kim@x.org>");
  await form.fills("Reason", "The audit");
  expect(await form.submits()).toBe("updated");
  expect(wim.modal()?.text()).toMatch(/Not sent: .*only members( of this workspace)? can ask/);
  expect(wim.reads(APPROVALS)).not.toContain("Kim Known");
});

test("an approver is one person by either id, in APPROVERS and in a group", async () => {
  const { wim, ops, lee, ...world } = await openOrganisation({}, (one) => [one.otherId]);
  await askAndSeeCard({ ...world, ops, lee }, NOVA);
  await wim.presses("Approve", { in: APPROVALS });
  await lee.sees("Wim Oss approved", { in: APPROVALS, thread: true });
});

test("an approver may stand in a group by the other id", async () => {
  const { wim, ops, lee, ...world } = await openOrganisation({}, (_, { lee }) => [lee.id]);
  ops.setMembers([wim.otherId]);
  await askAndSeeCard({ ...world, ops, lee }, NOVA);
  await wim.presses("Approve", { in: APPROVALS });
  await lee.sees("Wim Oss approved", { in: APPROVALS, thread: true });
});

test.each([
  ["W", "U"],
  ["U", "W"],
])("who asks as %s… and clicks as %s… clicks on their own request", async (first) => {
  const { wim, lee, quickbase } = await openOrganisation({}, (one, { lee }) => [one.id, lee.id]);
  const [asking, deciding] = first === "W" ? [wim.otherId, wim.id] : [wim.id, wim.otherId];
  wim.actsAs(asking);
  await ask(wim, NOVA);
  const card = await lee.sees("[Approve]", { in: APPROVALS });
  wim.actsAs(deciding);
  await wim.pressesAgain(card, "Approve");
  await wim.sees("your own request", { in: APPROVALS, privately: true });
  expect(quickbase.calls.map(({ action }) => action)).not.toContain("API_ProvisionUser");

  expect(await wim.opensHome()).toContain("Nova Reyes");
  await wim.types("/qb-invite status", { in: GENERAL });
  await wim.sees("Nova Reyes to Project Tracker", { in: GENERAL, privately: true });
  await wim.presses("Withdraw", { in: dmWithBot });
  await lee.sees("Withdrawn by Wim Oss", { in: APPROVALS });
});

test("a form for names goes on when Slack tells of the same person by the other id", async () => {
  const { wim, lee } = await openOrganisation({}, (_, { lee }) => [lee.id]);
  const form = await openForm(wim);
  await form.chooses("Role", "Participant");
  await form.fills("People", "nova.reyes@x.org");
  await form.fills("Reason", "The audit");
  await form.submits();
  wim.actsAs(wim.otherId);
  expect(await wim.modal()?.submits()).toBe("cleared");
  await lee.sees("Nova Reyes", { in: APPROVALS });
});
