import { expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import type { Modal } from "../../src/standin/slack/people/modal.ts";
import type { Person } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, openForm, openWorldWithBot } from "./bot-in-world.ts";

async function fillIn(person: Person, people: string): Promise<Modal> {
  const form = await openForm(person);
  await form.chooses("Role", "Participant");
  await form.fills("People", people);
  await form.fills("Reason", "The audit");
  return form;
}

test.each([
  { kind: "stranger", why: "only members of this workspace can ask for invitations" },
  { kind: "deleted", why: "your account in this workspace isn't active any more" },
  { kind: "bot", why: "bots can't ask for invitations" },
] as const)("somebody who is a $kind when the form is sent is refused in the form", async ({ kind, why }) => {
  const world = await openWorldWithBot();
  for (const people of ["Nova Reyes <nova@x.org>", "nova@x.org"]) {
    world.ana.becomes("member");
    const form = await fillIn(world.ana, people);
    world.ana.becomes(kind);
    // Whatever the payload says of the team: the view is one of ours.
    expect(await form.submits()).toBe("updated");
    expect(world.ana.modal()?.text()).toContain(`Not sent: ${why}`);
  }
  world.bob.becomes("member");
  await askAndSeeCard({ ...world, ana: world.bob }, { people: "Kim Known <kim@x.org>" });
  expect(world.lee.reads(APPROVALS)).not.toContain("Nova");
});

test("not known to Slack is refused in the form", async () => {
  const world = await openWorldWithBot();
  for (const error of ["user_not_found", "user_not_visible"]) {
    const form = await fillIn(world.ana, "Nova Reyes <nova@x.org>");
    world.slack.faults.add({ method: "users.info", error, times: 1 });
    expect(await form.submits()).toBe("updated");
    expect(world.ana.modal()?.text()).toContain("Slack doesn't show you as a member of this workspace");
  }
  expect(world.lee.reads(APPROVALS)).toBe("");
});

test("while Slack does not say who asks, the form says within three seconds to try again", async () => {
  const world = await openWorldWithBot();
  const form = await fillIn(world.ana, "Nova Reyes <nova@x.org>");
  const { release } = world.slack.faults.hold({ method: "users.info", at: "before" });
  expect(await form.submits()).toBe("errors");
  expect(form.errors()).toEqual({
    People: expect.stringMatching(/Slack didn't say whether you're a member.*try again/),
  });
  expect(form.text()).toContain("The audit");
  release();
  world.slack.faults.add({ method: "users.info", error: "fatal_error", times: 1 });
  expect(await form.submits()).toBe("errors");
  expect(world.lee.reads(APPROVALS)).toBe("");
  expect(await form.submits()).toBe("cleared");
  await world.lee.sees("[Approve]", { in: APPROVALS });
});

test("a guest of the workspace asks as anybody", async () => {
  const world = await openWorldWithBot();
  await askAndSeeCard({ ...world, ana: world.gus }, { people: "Nova Reyes <nova@x.org>" });
  expect(world.lee.reads(GENERAL)).not.toContain("Nova");
});
