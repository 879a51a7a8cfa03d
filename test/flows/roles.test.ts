import { describe, expect, test } from "vitest";
import { APPROVALS, type DemoWorld } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, type BotWorld, openForm, openWorldWithBot } from "./bot-in-world.ts";

const TRACKER = "bqprjtrk7";
const PARTICIPANT = 11;
const TWO_PEOPLE = "Kim Known <kim@x.org>\nNova Reyes <nova@x.org>";

const writesAt = ({ quickbase }: DemoWorld) =>
  quickbase.calls
    .map(({ action }) => action)
    .filter((action) => /Provision|AddUser|Invitation|ChangeUser/.test(action));
const readsOfRoles = ({ quickbase }: DemoWorld) =>
  quickbase.calls.filter(({ action }) => action === "API_GetRoleInfo").length;

/** A bot that administers the application, so that Quickbase itself would refuse nothing. */
function openWorldOfAdministrator(): Promise<BotWorld> {
  return openWorldWithBot({
    before: ({ quickbase }) =>
      quickbase.giveRole({ appDbid: TRACKER, email: "service@acme.example", role: "Administrator" }),
  });
}

describe("the role that was approved is looked at again before anything is written", () => {
  test.each<[string, (world: DemoWorld) => void, string, string]>([
    [
      "has become an administrator's",
      ({ quickbase }) => quickbase.changeRole(TRACKER, PARTICIPANT, { accessLevel: 1 }),
      `The role "Participant" has become an administrator's role`,
      "[Retry",
    ],
    [
      "does not say any more what it may do",
      ({ quickbase }) => quickbase.changeRole(TRACKER, PARTICIPANT, { shownAccess: null }),
      "Quickbase no longer says what it allows",
      "[Retry",
    ],
    [
      "is gone",
      ({ quickbase }) => void quickbase.removeRole(TRACKER, PARTICIPANT),
      `The role "Participant" is gone`,
      "Retrying won't help 2 people: Ana Lee has to send a new request with another role.",
    ],
  ])("one that %s is given to nobody, and everybody is told", async (_, spoil, sentence, next) => {
    const world = await openWorldOfAdministrator();
    await askAndSeeCard(world, { people: TWO_PEOPLE });
    spoil(world);
    const before = readsOfRoles(world);
    await world.lee.presses("Approve", { in: APPROVALS });
    await world.ana.sees(sentence, { in: dmWithBot });
    const card = await world.lee.sees(next, { in: APPROVALS, thread: false });
    expect(card.buttons.map((button) => `[${button.slice(0, 5)}`)).toEqual(next === "[Retry" ? [next] : []);
    expect(writesAt(world)).toEqual([]);
    expect(readsOfRoles(world) - before).toBe(1);
  });

  test("Try again looks anew, and goes on once the role is as it was", async () => {
    const world = await openWorldOfAdministrator();
    await askAndSeeCard(world, { people: TWO_PEOPLE });
    world.quickbase.changeRole(TRACKER, PARTICIPANT, { accessLevel: 1 });
    await world.lee.presses("Approve", { in: APPROVALS });
    await world.lee.sees("[Retry", { in: APPROVALS });
    world.quickbase.changeRole(TRACKER, PARTICIPANT, { accessLevel: 2, name: "Colleague" });
    await world.lee.presses(/Retry/, { in: APPROVALS });
    await world.quickbase.until(({ mails }) => mails.length === 2, { deadlineMs: 10_000 });
  });

  test("a look that fails is tried again, and nothing is written meanwhile", async () => {
    const world = await openWorldWithBot({ timing: { readsMayTakeMs: 500 } });
    await askAndSeeCard(world, { people: TWO_PEOPLE });
    const lift = world.quickbase.faults.add({ action: "API_GetRoleInfo", fault: { kind: "hang" } });
    await world.lee.presses("Approve", { in: APPROVALS });
    await world.lee.sees("Still trying", { in: APPROVALS });
    expect(writesAt(world)).toEqual([]);
    lift();
    await world.quickbase.until(({ mails }) => mails.length === 2, { deadlineMs: 15_000 });
  });
});

test("only roles are offered of which Quickbase says that they do not administer", async () => {
  const world = await openWorldWithBot({
    before: ({ quickbase }) => {
      quickbase.addApp({
        name: "Vault",
        dbid: "bqvault77",
        roles: [
          { name: "Keeper", accessLevel: 2 },
          { name: "Guest", accessLevel: 3 },
          { name: "Spaced", accessLevel: 3, shownAccess: " 3 " },
          { name: "Head", accessLevel: 1 },
          { name: "Silent", accessLevel: 3, shownAccess: null },
          { name: "Zero", accessLevel: 1, shownAccess: "01" },
          { name: "Three", accessLevel: 1, shownAccess: "03" },
          { name: "Four", accessLevel: 3, shownAccess: "4" },
          { name: "Empty", accessLevel: 3, shownAccess: "" },
        ],
      });
    },
    configure: (config) => ({ ...config, policy: { ...config.policy, appDbids: ["bqvault77"] } }),
  });
  const form = await openForm(world.ana);
  await expect(form.chooses("Role", "Head")).rejects.toThrow(/There is: Keeper, Guest, Spaced$/);
});

test("whoever cannot be invited because the role is gone is asked for again with another one", async () => {
  const world = await openWorldOfAdministrator();
  const { ana, lee, quickbase } = world;
  await askAndSeeCard(world, { people: TWO_PEOPLE, message: "Welcome!", reason: "The audit" });
  quickbase.removeRole(TRACKER, PARTICIPANT);
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("[Ask again]", { in: dmWithBot });
  await ana.presses("Ask again", { in: dmWithBot });
  const form = await ana.seesModal("Invite people");
  expect(form.text()).toContain("Role: []");
  expect(form.text()).toContain(TWO_PEOPLE);
  expect(form.text()).toContain("[Welcome!]");
  expect(form.text()).toContain("[The audit]");
  await form.chooses("Role", "Viewer");
  expect(await form.submits()).toBe("cleared");
  await lee.sees(/2 people to Project Tracker as Viewer[\s\S]*\[Approve\]/, { in: APPROVALS });
  await lee.presses("Approve", { in: APPROVALS });
  await quickbase.until(({ mails }) => mails.length === 2, { deadlineMs: 10_000 });
});
