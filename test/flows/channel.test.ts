import { expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { ask, CONNECTIONS, openWorldWithBot } from "./bot-in-world.ts";

const NOVA = { people: "Nova Reyes <nova@x.org>" };
const impatient = { timing: { knockAfterMs: 60, sweepEveryMs: 60 } };

const away = [
  {
    what: "the bot is not in the approval channel",
    leave: ({ approvals }: Place) => approvals.removeMember("bot"),
    comeBack: ({ approvals }: Place) => approvals.addMember("bot"),
    told: "qb-invite isn't a member of their channel.",
  },
  {
    what: "the approval channel is archived",
    leave: ({ approvals }: Place) => approvals.archive(),
    comeBack: ({ approvals }: Place) => approvals.unarchive(),
    told: "Their channel is archived.",
  },
  {
    what: "the approval channel is gone",
    leave: ({ approvals }: Place) => approvals.remove(),
    comeBack: ({ approvals }: Place) => approvals.restore(),
    told: "Their channel doesn't exist, or qb-invite can't see it.",
  },
];
type Place = Awaited<ReturnType<typeof openWorldWithBot>>;

test.each(away)(
  "when $what the requester is told once, the request stays, and its card comes later",
  async ({ leave, comeBack, told }) => {
    const world = await openWorldWithBot(impatient);
    const { ana, lee, slack } = world;
    leave(world);
    await ask(ana, NOVA);
    const message = await ana.sees("is saved, but the approvers haven't seen it yet", { in: dmWithBot });
    expect(message.text).toContain(told);
    expect(message.text).toMatch(/with the reference below\.\nReference req_/);
    const knocks = () =>
      slack.requests.filter(
        ({ method, args }) => method === "chat.postMessage" && args.channel === world.approvals.id,
      );
    await slack.until(() => knocks().length >= 3, { what: "the bot to knock again" });
    await ana.types("/qb-invite status", { in: GENERAL });
    await ana.sees("Waiting for a decision", { in: GENERAL });

    comeBack(world);
    await lee.sees("[Approve]", { in: APPROVALS });
    await lee.presses("Approve", { in: APPROVALS });
    await ana.sees("Nova Reyes was invited", { in: dmWithBot });
    expect(ana.messages(dmWithBot).filter(({ text }) => text.includes("is saved, but"))).toHaveLength(1);
    expect(
      lee.messages(APPROVALS).filter(({ text }) => text.includes("Ana Lee asked to invite")),
    ).toHaveLength(1);
  },
);

test("a request whose card could not be posted can be withdrawn, and no card comes after that", async () => {
  const world = await openWorldWithBot(impatient);
  const { ana, lee, slack, approvals } = world;
  approvals.removeMember("bot");
  await ask(ana, NOVA);
  await ana.sees("is saved, but the approvers haven't seen it yet", { in: dmWithBot });
  await ana.presses("Withdraw", { in: dmWithBot });
  await ana.sees("You withdrew this request", { in: dmWithBot });
  approvals.addMember("bot");
  await ask(ana, { people: "Kim Known <kim@x.org>" });
  await lee.sees(/Kim Known[\s\S]*\[Approve\]/, { in: APPROVALS });
  expect(lee.reads(APPROVALS)).not.toContain("Nova Reyes");
  expect(slack.connections).toBe(CONNECTIONS);
});

test("a request whose card could not be posted expires, and the requester is told", async () => {
  const world = await openWorldWithBot({
    ...impatient,
    configure: (config) => ({ ...config, policy: { ...config.policy, expiresAfterMs: 300 } }),
  });
  world.approvals.removeMember("bot");
  await ask(world.ana, NOVA);
  await world.ana.sees(/Your request to invite [\s\S]* expired on/, { in: dmWithBot });
});

test("a card whose message was deleted does not keep the decision from being told to the requester", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, slack } = world;
  await ask(ana, NOVA);
  const card = await lee.sees("[Approve]", { in: APPROVALS });
  slack.engine.workspace.removeMessage(card.snapshot);
  const message = slack.engine.workspace.findMessage(card.snapshot.channelId, card.ts);
  if (message !== null) slack.engine.workspace.removeMessage(message);
  await lee.pressesAgain(card, "Approve");
  await ana.sees("Nova Reyes was invited", { in: dmWithBot });
});

test("the channel that is archived after the card does not keep an approved request from its end", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, approvals, quickbase } = world;
  await ask(ana, NOVA);
  await lee.sees("[Approve]", { in: APPROVALS });
  const held = quickbase.faults.hold({ action: "API_ProvisionUser", at: "before" });
  await lee.presses("Approve", { in: APPROVALS });
  await held.reached;
  approvals.archive();
  held.release();
  await ana.sees("Nova Reyes was invited", { in: dmWithBot });
  expect(quickbase.mails).toHaveLength(1);
});

// An edit goes through when the bot has left the channel.
test.each(away.slice(1))(
  "when $what while people are looked up, their card gets its buttons once it is back",
  async ({ leave, comeBack }) => {
    const world = await openWorldWithBot(impatient);
    const { ana, lee, slack, quickbase } = world;
    const held = quickbase.faults.hold({ action: "API_GetUserInfo", at: "before" });
    await ask(ana, NOVA);
    await held.reached;
    leave(world);
    held.release();
    await slack.until(() => refusals(world) > 5, {
      what: "the bot to try the card again",
      deadlineMs: 30_000,
    });
    comeBack(world);
    await lee.sees("[Approve]", { in: APPROVALS });
  },
);

test.each(away)(
  "when $what while a request is carried out, its card and thread tell the end once it is back, and only once",
  async ({ leave, comeBack }) => {
    const world = await openWorldWithBot(impatient);
    const { ana, lee, slack, quickbase } = world;
    await ask(ana, NOVA);
    await lee.sees("[Approve]", { in: APPROVALS });
    const held = quickbase.faults.hold({ action: "API_ProvisionUser", at: "before" });
    await lee.presses("Approve", { in: APPROVALS });
    await held.reached;
    leave(world);
    held.release();
    await ana.sees(/Nova Reyes \(.*\) was invited to/, { in: dmWithBot });
    await slack.until(() => refusals(world) > 10, {
      what: "the bot to try card and thread again",
      deadlineMs: 30_000,
    });
    comeBack(world);
    await lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: true });
    const card = await lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: false });
    expect(card.buttons).toEqual([]);
    expect(lee.messages(APPROVALS)).toHaveLength(3);
    expect(ana.messages(dmWithBot).filter(({ text }) => text.includes("was invited to"))).toHaveLength(1);
    expect(quickbase.mails).toHaveLength(1);
  },
);

/** How often Slack has refused a post or an edit in the approval channel. */
function refusals({ slack, approvals }: Place): number {
  return slack.requests.filter(
    ({ args, answer }) => args.channel === approvals.id && JSON.stringify(answer).includes('"ok":false'),
  ).length;
}

test("a requester who is deactivated meanwhile does not keep the others from the end of the request", async () => {
  const world = await openWorldWithBot();
  const { ana, lee, quickbase } = world;
  await ask(ana, NOVA);
  await lee.sees("[Approve]", { in: APPROVALS });
  ana.becomes("deleted");
  await lee.presses("Approve", { in: APPROVALS });
  await lee.sees("Nova Reyes was invited", { in: APPROVALS, thread: true });
  expect(quickbase.mails).toHaveLength(1);
});
