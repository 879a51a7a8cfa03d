// cspell:ignore hepl
import { expect, test } from "vitest";
import { GENERAL } from "../../src/standin/demo/demo-world.ts";
import type { Modal } from "../../src/standin/slack/people/modal.ts";
import { type BotWorld, openForm, openWorldWithBot } from "./bot-in-world.ts";

const updatesIn = ({ slack }: BotWorld) =>
  slack.requests.filter(({ method }) => method === "views.update").length;

function untilUpdated(world: BotWorld, times: number): Promise<boolean> {
  return world.slack.until(() => updatesIn(world) >= times, { what: `${times} updates of forms` });
}

/** Chooses an application, and waits until the form has followed. */
async function chooseApplication(world: BotWorld, form: Modal, name: string): Promise<void> {
  const before = updatesIn(world);
  await form.chooses("Application", name);
  await untilUpdated(world, before + 1);
}

test("the form opens empty, with every field, before anything but the language of its reader is asked of Slack", async () => {
  const world = await openWorldWithBot();
  const before = world.slack.requests.length;
  const form = await openForm(world.ana);
  expect(form.text()).toMatch(
    /Application: \[Project Tracker\][\s\S]*Role: \[\][\s\S]*People: [\s\S]*Note to the people you invite \(optional\): [\s\S]*Reason: /,
  );
  expect(world.slack.requests.slice(before).map(({ method }) => method)).toEqual([
    "users.info",
    "views.open",
  ]);
  expect(world.slack.problems).toEqual([]);
});

test("words after the command stand in the People field, one person a line", async () => {
  const world = await openWorldWithBot();
  const form = await openForm(world.ana, "nova@x.org; Bo Ray <bo@x.org>");
  expect(form.text()).toContain("nova@x.org; Bo Ray <bo@x.org>");
});

test("a mentioned member stands there with their name and address", async () => {
  const world = await openWorldWithBot({
    before: ({ slack }) =>
      void slack.addPerson({ name: "Carol Diaz", handle: "carol", email: "carol@acme.example" }),
  });
  const form = await openForm(world.ana, "@carol, Bo Ray <bo@x.org>");
  expect(form.text()).toContain("Carol Diaz <carol@acme.example>\nBo Ray <bo@x.org>");
});

test("the form opens while members are still being looked up, and survives that it is closed meanwhile", async () => {
  const world = await openWorldWithBot();
  const hold = world.slack.faults.hold({ method: "users.info", at: "before" });
  await world.ana.types("/qb-invite @bob", { in: GENERAL });
  const form = await world.ana.seesModal("Invite people");
  expect(form.text()).toContain("Looking up the people you mentioned");
  await hold.reached;
  await form.closesAll();
  const updated = untilUpdated(world, 1);
  hold.release();
  await updated;
  await openForm(world.ana);
  expect(world.logLines.join("\n")).not.toContain("Cannot finish");
});

test("a mention whose look-up fails leaves the form usable", async () => {
  const world = await openWorldWithBot();
  world.slack.faults.add({ method: "users.info", error: "user_not_found" });
  const form = await openForm(world.ana, "@bob");
  expect(form.text()).toContain("not known to Slack");
});

test("the form opens while Quickbase does not answer, and Try again brings the roles", async () => {
  const world = await openWorldWithBot({
    configure: (config) => ({ ...config, policy: { ...config.policy, appDbids: ["bqprjtrk7"] } }),
    before: ({ quickbase }) =>
      void quickbase.faults.add({
        action: "API_GetRoleInfo",
        times: 1,
        fault: { kind: "refuse", errcode: 75 },
      }),
  });
  const { ana, quickbase } = world;
  const held = quickbase.faults.hold({ action: "API_GetRoleInfo", at: "before" });
  const lift = quickbase.faults.add({
    action: "API_GetRoleInfo",
    fault: { kind: "refuse", errcode: 3, errtext: "Insufficient permissions" },
  });
  await ana.types("/qb-invite nova@x.org", { in: GENERAL });
  const form = await ana.seesModal("Invite people");
  expect(form.text()).toContain("Loading the roles …");
  await form.fills("Reason", "The audit starts on Monday");
  expect(await form.submits()).toBe("errors");
  expect(form.errors()).toEqual({
    Role: "The roles are still loading. Wait a moment, then send again.",
  });

  await held.reached;
  held.release();
  await form.shows("The roles can't be loaded");
  await form.shows("[Try again]");
  lift();
  await form.presses("Try again");
  await form.shows("Role: ");
  await form.chooses("Role", "Participant");
  expect(form.text()).toContain("nova@x.org");
  expect(form.text()).toContain("The audit starts on Monday");
});

test("where Slack takes no alert in a form the words stand there without one", async () => {
  const { ana, slack } = await openWorldWithBot({
    configure: (config) => ({ ...config, policy: { ...config.policy, appDbids: ["bqprjtrk7"] } }),
    before: ({ quickbase }) =>
      void quickbase.faults.add({ action: "API_GetRoleInfo", fault: { kind: "refuse", errcode: 75 } }),
  });
  const hasAlert = ({ view }: { view?: unknown }) => JSON.stringify(view).includes("alert");
  for (const method of ["views.open", "views.update"])
    slack.faults.add({ method, error: "invalid_arguments", when: hasAlert });
  await ana.types("/qb-invite nova@x.org", { in: GENERAL });
  const form = await ana.seesModal("Invite people");
  await form.shows("The roles can't be loaded: Quickbase refused to list them.");
  expect(form.text()).toContain("nova@x.org");
});

test("the form opens while Quickbase is down, says so, and has the roles once it is back", async () => {
  const world = await openWorldWithBot({
    before: ({ quickbase }) =>
      void quickbase.faults.add({ action: "API_GetRoleInfo", fault: { kind: "refuse", errcode: 3 } }),
  });
  const { ana, quickbase } = world;
  quickbase.faults.clear();
  await quickbase.down();
  await ana.types("/qb-invite nova@x.org", { in: GENERAL });
  const form = await ana.seesModal("Invite people");
  await form.shows("The roles can't be loaded: Quickbase isn't responding.");
  expect(form.text()).toContain("nova@x.org");
  await quickbase.up();
  await form.presses("Try again");
  await form.shows("Role: ");
  await form.chooses("Role", "Participant");
});

test("a form whose roles Quickbase keeps to itself says so after a while", async () => {
  const { ana, quickbase } = await openWorldWithBot({
    timing: { readsMayTakeMs: 300 },
    before: ({ quickbase }) =>
      void quickbase.faults.add({ action: "API_GetRoleInfo", fault: { kind: "hang" } }),
  });
  await ana.types("/qb-invite", { in: GENERAL });
  const form = await ana.seesModal("Invite people");
  await form.shows("The roles can't be loaded: Quickbase isn't responding.");
  quickbase.faults.clear();
  await form.presses("Try again");
  await form.shows("Role: ");
});

test("the roles follow the application, a role never survives the change, and nothing typed is lost", async () => {
  const world = await openWorldWithBot();
  const form = await openForm(world.ana);
  await form.chooses("Role", "Participant");
  await form.fills("People", "Nova Reyes <nova@x.org>");
  await form.fills("Note to the people you invite", "Welcome!");
  await form.fills("Reason", "The audit");
  await chooseApplication(world, form, "Audit Room");
  expect(form.text()).toContain("Application: [Audit Room]");
  expect(form.text()).toContain("Role: []");
  for (const typed of ["Nova Reyes <nova@x.org>", "Welcome!", "The audit"])
    expect(form.text()).toContain(typed);
  await form.chooses("Role", "Lead Auditor");
  await chooseApplication(world, form, "Project Tracker");
  await expect(form.chooses("Role", "Lead Auditor")).rejects.toThrow("There is: Viewer, Participant");
});

test("two changes of the application in quick succession end with the roles of the last", async () => {
  const world = await openWorldWithBot();
  const form = await openForm(world.ana);
  const hold = world.slack.faults.hold({ method: "views.update", at: "before" });
  await form.chooses("Application", "Audit Room");
  await hold.reached;
  await form.chooses("Application", "Project Tracker");
  hold.release();
  await untilUpdated(world, 2);
  await form.chooses("Role", "Participant");
  expect(form.text()).toContain("Application: [Project Tracker]");
  await openForm(world.bob);
  expect(world.logLines.join("\n")).not.toContain("Cannot finish");
});

test("a choice that is made while the roles of another application arrive is followed", async () => {
  const world = await openWorldWithBot({
    before: ({ quickbase }) =>
      void quickbase.faults.add({ action: "API_GetRoleInfo", fault: { kind: "refuse", errcode: 3 } }),
  });
  const { ana, quickbase, slack } = world;
  quickbase.faults.clear();
  const roles = quickbase.faults.hold({ action: "API_GetRoleInfo", at: "before" });
  await ana.types("/qb-invite", { in: GENERAL });
  const form = await ana.seesModal("Invite people");
  await roles.reached;
  const choice = slack.faults.hold({ method: "views.update", at: "before" });
  await form.chooses("Application", "Audit Room");
  await choice.reached;
  roles.release();
  await form.shows("Role: ");
  choice.release();
  await untilUpdated(world, 3);
  await form.chooses("Role", "Lead Auditor");
});

test("administrator roles are not offered, whatever they are called", async () => {
  const world = await openWorldWithBot({
    before: ({ quickbase }) => {
      quickbase.addApp({
        name: "Vault",
        dbid: "bqvault77",
        roles: [
          { id: 10, name: "Keeper", accessLevel: 2 },
          { id: 11, name: "Helper of the house", accessLevel: 1 },
        ],
      });
    },
    configure: (config) => ({ ...config, policy: { ...config.policy, appDbids: ["bqvault77"] } }),
  });
  const form = await openForm(world.ana);
  await expect(form.chooses("Role", "Helper of the house")).rejects.toThrow("There is: Keeper");
});

test("where there is just one application the field is left out, and its name is said", async () => {
  const world = await openWorldWithBot({
    configure: (config) => ({ ...config, policy: { ...config.policy, appDbids: ["bqaudtrm4"] } }),
  });
  const form = await openForm(world.ana);
  expect(form.text()).not.toContain("Application: [");
  expect(form.text()).toContain("Application: Audit Room");
  await form.chooses("Role", "Reader");
  await form.fills("People", "Nova Reyes <nova@x.org>");
  await form.fills("Reason", "The audit");
  expect(await form.submits()).toBe("cleared");
  await world.lee.sees("to Audit Room as Reader");
});

test("help and status answer privately, and open nothing", async () => {
  const { ana, bob } = await openWorldWithBot();
  await ana.types("/qb-invite help", { in: GENERAL });
  const help = await ana.sees("/qb-invite opens the form", { in: GENERAL });
  expect(help.text).toContain("@carol");
  expect(help.text).toContain("Home tab");
  await ana.types("/qb-invite hepl", { in: GENERAL });
  const mistyped = await ana.sees("qb-invite doesn't know /qb-invite hepl.", { in: GENERAL });
  expect(mistyped.text).toContain("/qb-invite help shows this");
  await ana.types("/qb-invite  STATUS ", { in: GENERAL });
  const status = await ana.sees("You haven't asked for an invitation yet", { in: GENERAL });
  expect([help.isPrivate, status.isPrivate]).toEqual([true, true]);
  expect(ana.modal()).toBeUndefined();
  expect(bob.reads(GENERAL)).toBe("");
});
