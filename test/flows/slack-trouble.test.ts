import { expect, test } from "vitest";
import { SLACK_TAKES } from "../../src/slack/announcer/paced-lane.ts";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot, home } from "../../src/standin/slack/people/person.ts";
import { ask, askAndSeeCard, openForm, openWorldWithBot } from "./bot-in-world.ts";

const TOO_SLOW = "Slack was too slow to open the form. Please try again.";
const NOVA = { people: "Nova Reyes <nova@x.org>" };

test.each(["chat.postMessage", "chat.update"])(
  "a whole story comes through while Slack asks to slow down with %s, and nothing is said twice",
  async (method) => {
    const world = await openWorldWithBot();
    const { ana, lee, quickbase, slack } = world;
    await ask(ana, NOVA);
    await lee.sees("[Approve]", { in: APPROVALS });
    slack.faults.add({ method, rateLimited: 1, times: 1 });
    await lee.presses("Approve", { in: APPROVALS });
    await ana.sees(/Nova Reyes \(.*\) was invited to/, { in: dmWithBot });
    await lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: false });
    await lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: true });
    expect(lee.messages(APPROVALS)).toHaveLength(3);
    expect(ana.messages(dmWithBot)).toHaveLength(2);
    expect(quickbase.mails).toHaveLength(1);
  },
);

test("requests that come all at once keep Slack's pace, each person's their order, and nobody waits behind another's", async () => {
  const world = await openWorldWithBot({ timing: { pace: SLACK_TAKES } });
  const { ana, approvals, bob, lee, slack } = world;
  slack.settings.limitPosts = true;
  const names = ["Ada", "Bea", "Cy", "Dora", "Eli", "Fay"];
  for (const name of names)
    await ask(name === "Fay" ? bob : ana, { people: `${name} Reyes <${name.toLowerCase()}@x.org>` });
  const shown = () =>
    lee.messages(APPROVALS).flatMap(({ text }) => text.match(/wants to invite (\w+) Reyes/)?.[1] ?? []);
  await bob.sees("You asked to invite Fay Reyes", { in: dmWithBot });
  expect(shown()).not.toContain("Fay");
  await slack.until(() => shown().length === names.length, {
    what: "all cards",
    deadlineMs: 15_000,
  });
  expect(shown().filter((name) => name !== "Fay")).toEqual(names.slice(0, -1));
  expect(shown().indexOf("Fay")).toBeLessThan(names.length - 1);
  expect(slack.busiestSecond(approvals.id)).toBe(1);
  expect(slack.busiestSecond(ana.id)).toBe(1);
  expect(slack.requests.filter(({ status }) => status === 429)).toEqual([]);
});

test("a form that Slack does not open is told in a direct message, with a reference that stands in the log", async () => {
  const world = await openWorldWithBot();
  const { ana, slack } = world;
  slack.faults.add({ method: "views.open", error: "fatal_error", times: 1 });
  await ana.types("/qb-invite", { in: GENERAL });
  const told = await ana.sees("Something went wrong in qb-invite", { in: dmWithBot });
  const [reference = "none"] = told.text.match(/err_\w+/) ?? [];
  expect(world.logLines.join("\n")).toContain(reference);
  await openForm(ana);
});

test.each([
  { trouble: "asks to slow down", fault: { rateLimited: 5 } },
  { trouble: "breaks down", fault: { httpStatus: 500 } },
  { trouble: "takes the trigger for too old", fault: { error: "expired_trigger_id" } },
  { trouble: "takes the trigger for used", fault: { error: "exchanged_trigger_id" } },
  { trouble: "does not know the trigger", fault: { error: "invalid_trigger_id" } },
])(
  "when Slack $trouble as a form opens the person is told at once where they typed, and the log has no error",
  async ({ fault }) => {
    const world = await openWorldWithBot();
    world.slack.faults.add({ method: "views.open", times: 1, ...fault });
    await world.ana.types("/qb-invite", { in: GENERAL });
    await world.ana.sees(TOO_SLOW, { in: GENERAL, deadlineMs: 2_500 });
    expect(world.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
    await openForm(world.ana);
  },
);

test.each(["user_not_in_channel", "not_in_channel", "is_archived", "channel_not_found", "ekm_access_denied"])(
  "an answer to a click that Slack refuses to show in the channel (%s) comes by another way",
  async (error) => {
    const world = await openWorldWithBot();
    const { bob, slack } = world;
    world.approvals.addMember(bob);
    await askAndSeeCard(world, NOVA);
    slack.faults.add({ method: "chat.postEphemeral", error });
    await bob.presses("Approve", { in: APPROVALS });
    const told = await bob.sees("You aren't an approver of this request.", { in: APPROVALS });
    expect(told.isPrivate).toBe(true);
    slack.faults.add({ method: "response_url", httpStatus: 404 });
    await bob.presses("Approve", { in: APPROVALS });
    await bob.sees("You aren't an approver of this request.", { in: dmWithBot });
    expect(world.logLines.join("\n")).not.toMatch(/\/actions\/T/);
  },
);

test("whoever types where the bot is not, and whose form Slack does not open, is told there", async () => {
  const world = await openWorldWithBot();
  const { ana, slack } = world;
  slack.addChannel({ name: "elsewhere", members: [ana], private: true, botIsMember: false });
  slack.faults.add({ method: "views.open", error: "expired_trigger_id", times: 2 });
  await ana.types("/qb-invite", { in: "elsewhere" });
  await ana.sees(TOO_SLOW, { in: "elsewhere" });
  await ana.opensHome();
  await ana.presses("New invitation", { in: home });
  await ana.sees(TOO_SLOW, { in: dmWithBot });
});

test("a denial whose form comes too late to open is told, and the card can still be decided", async () => {
  const world = await openWorldWithBot();
  const { lee, slack } = world;
  await askAndSeeCard(world, NOVA);
  slack.settings.triggerLifeMs = 0;
  await lee.presses("Deny", { in: APPROVALS });
  await lee.sees(TOO_SLOW, { in: APPROVALS });
  slack.settings.triggerLifeMs = 3000;
  await lee.presses("Deny", { in: APPROVALS });
  await lee.seesModal("Deny the request");
});

test("a request is kept and told when its first messages fail for a while", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, slack } = world;
  slack.faults.add({ method: "chat.postMessage", error: "internal_error", times: 1 });
  await ask(ana, NOVA);
  await lee.sees("[Approve]", { in: APPROVALS });
  await ana.sees("You asked to invite Nova Reyes", { in: dmWithBot });
  expect(lee.messages(APPROVALS)).toHaveLength(1);
});

test("an approval is carried out although its card cannot be edited meanwhile, and the card catches up", async () => {
  const world = await openWorldWithBot();
  const { lee, quickbase, slack } = world;
  await askAndSeeCard(world, NOVA);
  const lift = slack.faults.add({ method: "chat.update", error: "internal_error" });
  await lee.presses("Approve", { in: APPROVALS });
  await quickbase.until(({ mails }) => mails.length === 1, { deadlineMs: 5_000 });
  lift();
  await lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: true });
  const card = await lee.sees("Approved by Lee Park", { in: APPROVALS, thread: false });
  expect(card.buttons).toEqual([]);
});

test.each([
  { trouble: "fails", fault: { error: "fatal_error" } },
  { trouble: "breaks down", fault: { httpStatus: 500 } },
  { trouble: "hangs", fault: { delayMs: 60_000 } },
])(
  "a request is refused in time when the look-up of who asks $trouble, and goes out later",
  async ({ fault }) => {
    const world = await openWorldWithBot();
    const lift = world.slack.faults.add({ method: "users.info", ...fault });
    await expect(ask(world.ana, NOVA)).rejects.toThrow("Slack didn't say whether you're a member");
    expect(world.slack.problems).toEqual([]);
    lift();
    expect(await world.ana.modal()?.submits()).toBe("cleared");
    await world.lee.sees("Ana Lee wants to invite Nova Reyes", { in: APPROVALS });
  },
);

test.each([
  { trouble: "breaks down", fault: { httpStatus: 500 } },
  { trouble: "hangs", fault: { delayMs: 60_000 } },
])("a denial is refused in time when the look-up of rights $trouble", async ({ fault }) => {
  const world = await openWorldWithBot();
  const { max, slack } = world;
  await askAndSeeCard(world, NOVA);
  await max.presses("Deny", { in: APPROVALS });
  const form = await max.seesModal("Deny the request");
  await form.fills("Reason", "Not needed");
  slack.faults.add({ method: "usergroups.users.list", ...fault });
  expect(await form.submits()).toBe("updated");
  expect(max.modal()?.text()).toContain("Slack didn't say whether you can decide");
  expect(slack.problems).toEqual([]);
  expect(max.reads(APPROVALS)).toContain("[Approve]");
});

test.each([
  { method: "chat.update", of: "the card", when: () => true },
  { method: "chat.postMessage", of: "the thread", when: (args: object) => "thread_ts" in args },
])("the requester hears how it ended although Slack refuses $method for $of for good", async (refused) => {
  const world = await openWorldWithBot();
  const { ana, lee, slack } = world;
  await askAndSeeCard(world, NOVA);
  const { method, when } = refused;
  slack.faults.add({ method, when, undocumentedError: "some_new_error" });
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees(/Nova Reyes \(.*\) was invited to/, { in: dmWithBot, deadlineMs: 10_000 });
});

test("a requester is told when the approval channel takes no posts of the bot", async () => {
  const world = await openWorldWithBot({ timing: { knockAfterMs: 20 } });
  const { ana, lee, slack } = world;
  const lift = slack.faults.add({
    method: "chat.postMessage",
    when: ({ channel }) => channel !== ana.id,
    error: "restricted_action_read_only_channel",
  });
  await ask(ana, NOVA);
  await ana.sees("doesn't let qb-invite post in their channel", { in: dmWithBot });
  lift();
  await lee.sees("[Approve]", { in: APPROVALS });
});

test("a notice shows that its request is withdrawn although Slack refuses edits of the card for good", async () => {
  const world = await openWorldWithBot();
  const { ana, approvals, slack } = world;
  await askAndSeeCard(world, NOVA);
  await ana.opensHome();
  await ana.sees("[Withdraw]", { in: dmWithBot });
  slack.faults.add({
    method: "chat.update",
    when: ({ channel }) => channel === approvals.id,
    undocumentedError: "some_new_error",
  });
  await ana.presses("Withdraw", { in: dmWithBot });
  const notice = await ana.sees("You withdrew this request", { in: dmWithBot });
  expect(notice.buttons).toEqual(["Ask again"]);
  await ana.seesHome("You withdrew this request");
});

test("a request that is written goes its way although its form could not be acknowledged any more", async () => {
  const world = await openWorldWithBot({ timing: { sweepEveryMs: 3_600_000 } });
  const { ana, lee, slack } = world;
  const form = await openForm(ana);
  await form.chooses("Role", "Participant");
  await form.fills("People", "Kim Known <kim@x.org>");
  await form.fills("Reason", "The audit starts on Monday");
  const look = slack.faults.hold({ method: "users.info", at: "before" });
  const submitted = form.submits();
  await look.reached;
  const reconnect = slack.faults.hold({ method: "apps.connections.open", at: "before" });
  slack.dropSockets();
  expect(await submitted).toBe("failed");
  await reconnect.reached;
  look.release();
  await lee.sees("Kim Known", { in: APPROVALS });
});

test.each([
  "ekm_access_denied",
  "team_access_not_granted",
  "access_denied",
  "missing_scope",
  "token_revoked",
])(
  "while posts to the channel are answered %s the requester and the log hear it once, and the card comes afterwards",
  async (error) => {
    const world = await openWorldWithBot({ timing: { knockAfterMs: 20 } });
    const { ana, approvals, lee, slack } = world;
    const lift = slack.faults.add({
      method: "chat.postMessage",
      when: ({ channel }) => channel === approvals.id,
      error,
    });
    await ask(ana, NOVA);
    await ana.sees(`(${error})`, { in: dmWithBot });
    const knocks = () => refusedWith(slack.requests, error).length;
    await slack.until(() => knocks() > 3, { what: "the bot to knock again" });
    lift();
    await lee.sees("[Approve]", { in: APPROVALS });
    expect(ana.messages(dmWithBot).filter(({ text }) => text.includes("is saved, but"))).toHaveLength(1);
    expect(world.logLines.filter((line) => line.includes("Slack refuses a message"))).toHaveLength(1);
  },
);

test.each([
  { method: "chat.postMessage", error: "invalid_blocks", problem: "haven't seen it yet" },
  { method: "chat.update", error: "invalid_blocks", problem: "can't decide on it yet" },
  { method: "chat.update", error: "msg_too_long", problem: "can't decide on it yet" },
])(
  "a card that Slack never takes ($method answers $error) is told once and not tried again",
  async ({ method, error, problem }) => {
    const world = await openWorldWithBot({ timing: { knockAfterMs: 10, sweepEveryMs: 20 } });
    const { ana, approvals, slack } = world;
    slack.faults.add({ method, error, when: ({ channel }) => channel === approvals.id });
    await ask(ana, NOVA);
    const told = await ana.sees("qb-invite won't try again", { in: dmWithBot });
    expect(told.text).toContain(problem);
    const tries = refusedWith(slack.requests, error).length;
    await ana.types("/qb-invite status", { in: GENERAL });
    await ana.sees("Waiting for a decision", { in: GENERAL });
    await ana.presses("Withdraw", { in: dmWithBot });
    await ana.sees("You withdrew this request", { in: dmWithBot });
    // At most one more for the withdrawal, and those that were under way.
    expect(refusedWith(slack.requests, error).length).toBeLessThanOrEqual(tries + 2);
  },
);

test("an error that Slack's pages do not have is tried a few times, and then as something that is away", async () => {
  const world = await openWorldWithBot({ timing: { knockAfterMs: 3_600_000 } });
  const { ana, approvals, slack } = world;
  slack.faults.add({
    method: "chat.postMessage",
    undocumentedError: "some_new_error",
    when: ({ channel }) => channel === approvals.id,
  });
  await ask(ana, NOVA);
  await ana.sees("(some_new_error)", { in: dmWithBot, deadlineMs: 10_000 });
  expect(refusedWith(slack.requests, "some_new_error")).toHaveLength(3);
});

/** The calls that were refused with this error. */
function refusedWith(requests: readonly { answer: unknown }[], error: string): unknown[] {
  return requests.filter(({ answer }) => JSON.stringify(answer).includes(`"${error}"`));
}
