import { describe, expect, test } from "vitest";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { ask, askAndSeeCard, openWorld, openWorldWithBot, startBot } from "./bot-in-world.ts";

const NOVA = { people: "Nova Reyes <nova@x.org>" };
const NO_ANSWER = "This app did not respond";

describe.concurrent("kill -9 loses no click that Slack counts as taken", () => {
  test("killed before the decision is written, whoever clicked sees Slack's error, and can click again", async ({
    onTestFinished: atEnd,
  }) => {
    const world = await openWorld(atEnd);
    const { lee, ana, slack, quickbase } = world;
    const bot = await startBot(world, atEnd);
    await ask(ana, NOVA);
    await lee.sees("[Approve]", { in: APPROVALS });
    const held = slack.faults.hold({ method: "users.info", at: "before" });
    const pressed = lee.presses("Approve", { in: APPROVALS });
    await held.reached;
    await bot.end("SIGKILL");
    held.release();
    await pressed;
    await lee.sees(NO_ANSWER, { in: APPROVALS, privately: true });
    await startBot(world, atEnd);
    expect(lee.reads(APPROVALS)).not.toContain("Approved by");
    expect(quickbase.mails).toEqual([]);
    await lee.presses("Approve", { in: APPROVALS });
    await ana.sees("Nova Reyes was invited", { in: dmWithBot, deadlineMs: 60_000 });
  });

  test("killed as soon as the click is acknowledged, the bot has the decision", async ({
    onTestFinished: atEnd,
  }) => {
    const world = await openWorld(atEnd);
    const { lee, ana, quickbase } = world;
    const bot = await startBot(world, atEnd);
    await ask(ana, NOVA);
    await lee.sees("[Approve]", { in: APPROVALS });
    await lee.presses("Approve", { in: APPROVALS });
    await bot.end("SIGKILL");
    expect(lee.reads(APPROVALS)).not.toContain(NO_ANSWER);
    await startBot(world, atEnd);
    await ana.sees("Nova Reyes was invited", { in: dmWithBot, deadlineMs: 60_000 });
    expect(quickbase.mails).toHaveLength(1);
  });
});

test("each click and each request sent is one line in the log, by ids", async () => {
  const world = await openWorldWithBot();
  const { ana, bob, lee, max } = world;
  const lines = (message: string) =>
    world.logLines
      .map((line): Record<string, unknown> => JSON.parse(line))
      .filter(({ msg }) => msg === message)
      .map(({ userId, click, why, status, requestId }) => ({ userId, click, why, status, requestId }));
  const first = await askAndSeeCard(world, NOVA);
  const [sent] = lines("A request was sent");
  const { requestId } = sent ?? {};
  expect(requestId).toMatch(/^req_/);
  expect(sent?.userId).toBe(ana.id);
  await bob.pressesAgain(first, "Approve");
  await bob.sees("You aren't an approver of this request.", { in: APPROVALS });
  await lee.presses("Approve", { in: APPROVALS });
  await ana.sees("Nova Reyes was invited", { in: dmWithBot });
  await max.pressesAgain(first, "Approve");
  await max.sees("Lee Park already approved this request", { in: APPROVALS });
  expect(lines("A click was taken")).toEqual([
    { requestId, userId: lee.id, click: "approve", why: undefined, status: "approved" },
  ]);
  expect(lines("A click was refused")).toEqual([
    { requestId, userId: bob.id, click: "approve", why: "not an approver", status: undefined },
    { requestId, userId: max.id, click: "approve", why: "too late", status: undefined },
  ]);

  const second = await ask(ana, { people: "Kim Known <kim@x.org>" }).then(() =>
    lee.sees("[Deny]", { in: APPROVALS }),
  );
  expect(second.ts).not.toBe(first.ts);
  await lee.presses("Deny", { in: APPROVALS });
  const form = await lee.seesModal("Deny the request");
  await form.fills("Reason", "Not needed");
  await form.submits();
  await ana.sees("Denied by Lee Park", { in: dmWithBot });
  await lee.sees("Denied by Lee Park", { in: APPROVALS, thread: false });
  await ask(ana, { people: "Kim Known <kim@x.org>" });
  await ana.sees("[Withdraw]", { in: dmWithBot });
  await ana.presses("Withdraw", { in: dmWithBot });
  expect(lines("A click was taken").map(({ click, status }) => [click, status])).toEqual([
    ["approve", "approved"],
    ["deny", "denied"],
    ["withdraw", "withdrawn"],
  ]);
  expect(world.logLines.join("\n")).not.toMatch(/@x\.org|Not needed|Reyes/);
});

test("who is the only approver is told by the form that nobody could decide, and nothing is written", async () => {
  const world = await openWorldWithBot({
    configure: (config) => ({
      ...config,
      policy: { ...config.policy, approvers: { ...config.policy.approvers, groupIds: [] } },
    }),
  });
  const { lee, ana } = world;
  await expect(ask(lee, NOVA)).rejects.toThrow("No one could approve this request");
  expect(lee.modal()?.text()).toContain("Nova Reyes <nova@x.org>");
  // Whoever was invited could not decide either.
  await expect(ask(ana, { people: "Lee Park <lee@acme.example>" })).rejects.toThrow(
    "No one could approve this request",
  );
  expect(world.quickbase.mails).toEqual([]);
  expect(lee.reads(APPROVALS)).toBe("");
  expect(world.logLines.join("\n")).toContain("nobody could decide the request");
  await askAndSeeCard({ ...world, ana: world.bob }, NOVA);
});

test("a request that is sent while Slack does not say who the approvers are is written", async () => {
  const world = await openWorldWithBot();
  world.slack.faults.add({
    method: "users.info",
    when: ({ user }) => user === world.lee.id,
    error: "fatal_error",
  });
  world.slack.faults.add({ method: "usergroups.users.list", error: "fatal_error" });
  await askAndSeeCard(world, NOVA);
});

describe("whoever cannot decide a request is never named as one who can", () => {
  const seesWho = async (world: Awaited<ReturnType<typeof openWorldWithBot>>, why: string) =>
    (await world.lee.sees(why, { in: APPROVALS, privately: true })).text;

  test("the requester, on the card and in the refusal", async () => {
    const world = await openWorldWithBot();
    await ask(world.lee, NOVA);
    const card = await world.lee.sees("[Approve]", { in: APPROVALS });
    expect(card.text).toContain("@ops can decide until");
    expect(card.text).not.toMatch(/@Lee Park.* can decide/);
    await world.lee.presses("Approve", { in: APPROVALS });
    const text = await seesWho(world, "You can't approve your own request.");
    expect(text).toContain("Ask @ops to decide.");
    expect(text).not.toContain("@Lee Park");
  });

  test("a group in which the requester is alone, and an approver who was invited", async () => {
    const world = await openWorldWithBot();
    const { ana, bob, lee, max } = world;
    await ask(max, { people: "Lee Park <lee@acme.example>\nNova Reyes <nova@x.org>" }).catch(() => undefined);
    expect(max.modal()?.text()).toContain("No one could approve this request");
    world.ops.setMembers([max, ana]);
    expect(await max.modal()?.submits()).toBe("cleared");
    await bob.sees("[Approve]", { in: APPROVALS });
    world.ops.setMembers([max]);
    await bob.presses("Approve", { in: APPROVALS });
    const told = await bob.sees("You aren't an approver of this request.", {
      in: APPROVALS,
      privately: true,
    });
    expect(told.text).toContain("No one else can decide at the moment.");
    expect(told.text).not.toMatch(/@Lee Park|@ops/);
    expect(lee.reads(APPROVALS)).toContain("[Approve]");
  });

  test("somebody who was deactivated", async () => {
    const world = await openWorldWithBot();
    await askAndSeeCard(world, NOVA);
    world.lee.becomes("deleted");
    await world.bob.presses("Approve", { in: APPROVALS });
    const told = await world.bob.sees("You aren't an approver of this request.", {
      in: APPROVALS,
      privately: true,
    });
    expect(told.text).toContain("Ask @ops to decide.");
    expect(told.text).not.toContain("@Lee Park");
  });
});

test("somebody who presses on and on is not told names each time, and rights are still looked up", async () => {
  const world = await openWorldWithBot();
  const card = await askAndSeeCard(world, NOVA);
  const refusals = () => world.bob.messages(APPROVALS).filter(({ isPrivate }) => isPrivate);
  for (let press = 1; press <= 20; press++) {
    await world.bob.pressesAgain(card, "Approve");
    await world.slack.until(() => refusals().length === press, { what: `refusal ${press}` });
  }
  expect(refusals().filter(({ text }) => text.includes("@Lee Park")).length).toBeLessThan(15);
  expect(refusals().at(-1)?.text).toContain("Ask another approver to decide.");
  expect(world.slack.requests.filter(({ method }) => method === "users.info").length).toBeLessThan(55);
});

test("whoever presses a button while Slack says nothing of anybody hears so soon", async () => {
  const world = await openWorldWithBot();
  const { lee, slack } = world;
  await askAndSeeCard(world, NOVA);
  slack.faults.add({ method: "users.info", delayMs: 60_000 });
  await lee.presses("Deny", { in: APPROVALS });
  // Slack itself has waited three seconds before that.
  await lee.sees("Slack didn't say whether you can decide.", { in: APPROVALS, deadlineMs: 2_500 });
  slack.faults.clear();
});

test("whoever decides is told so privately when Slack takes its time with the card", async () => {
  const world = await openWorldWithBot({ timing: { cardMayTakeMs: 1 } });
  const { lee, max, slack } = world;
  await askAndSeeCard(world, NOVA);
  const edit = slack.faults.hold({ method: "chat.update", at: "before" });
  await lee.presses("Approve", { in: APPROVALS });
  const told = await lee.sees("You approved this request. The card will show it in a moment.", {
    in: APPROVALS,
  });
  expect(told.isPrivate).toBe(true);
  expect(max.reads(APPROVALS)).not.toContain("You approved");
  edit.release();
  await lee.sees("Approved by Lee Park", { in: APPROVALS, thread: false });

  const denied = await ask(world.ana, { people: "Bo Ray <bo@x.org>" }).then(() =>
    max.sees(/Bo Ray[\s\S]*\[Deny\]/, { in: APPROVALS, thread: false }),
  );
  expect(denied.buttons).toContain("Deny");
  const second = slack.faults.hold({ method: "chat.update", at: "before" });
  await max.presses("Deny", { in: APPROVALS });
  const form = await max.seesModal("Deny the request");
  await form.fills("Reason", "Not needed");
  await form.submits();
  await max.sees("You denied this request.", { in: APPROVALS, privately: true });
  second.release();
});

test("a card that shows the decision in time says it all", async () => {
  const world = await openWorldWithBot({ timing: { cardMayTakeMs: 30_000 } });
  const { lee } = world;
  await askAndSeeCard(world, NOVA);
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: true });
  expect(lee.messages(APPROVALS).filter(({ isPrivate }) => isPrivate)).toEqual([]);
});

test("each round says in the thread and to the requester what it came to, and none says it twice", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase, slack } = world;
  await askAndSeeCard(world, { people: "Nova Reyes <nova@x.org>\nKim Known <kim@x.org>" });
  const lift = quickbase.faults.add({
    action: "API_ProvisionUser",
    fault: { kind: "refuse", errcode: 2, errtext: "Invalid input" },
  });
  const untilTold = async (said: RegExp) => {
    await lee.sees(said, { in: APPROVALS, thread: true });
    await ana.sees(said, { in: dmWithBot });
  };
  const retry = () => lee.presses("Retry for Nova Reyes", { in: APPROVALS });
  await lee.presses("Approve", { in: APPROVALS });
  await untilTold(/^1 of 2 people/);
  await retry();
  await untilTold(/^After the retry: 1 of 2 people/);
  await retry();
  const provisions = () => quickbase.calls.filter(({ action }) => action === "API_ProvisionUser").length;
  await slack.until(() => provisions() === 3 && lee.reads(APPROVALS).includes("[Retry"), {
    what: "the end of the third round",
  });
  lift();
  await retry();
  await untilTold(/^After the retry: Both people/);
  const results = [
    lee.messages(APPROVALS).filter(({ isReply, text }) => isReply && text.includes("Kim Known")),
    ana.messages(dmWithBot).filter(({ text }) => /people (was|were) invited to/.test(text)),
  ];
  for (const told of results)
    expect(told.map(({ text }) => text.slice(0, 24))).toEqual([
      expect.stringMatching(/^1 of 2 people/),
      "After the retry: 1 of 2 ",
      "After the retry: Both pe",
    ]);
});
