import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { APPROVALS, GENERAL } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { askAndSeeCard, type BotWorld, CONNECTIONS, openForm, openWorldWithBot } from "./bot-in-world.ts";

const BOTH = { connections: CONNECTIONS, deadlineMs: 5_000 };

async function openConnectedWorld(): Promise<BotWorld> {
  const world = await openWorldWithBot();
  await world.slack.untilConnected(BOTH);
  return world;
}

const ready = async ({ app }: BotWorld) => {
  const answer = await fetch(`http://127.0.0.1:${app.port}/ready`);
  return { status: answer.status, ...((await answer.json()) as object) };
};

const openings = ({ requests }: BotWorld["slack"]) =>
  requests.filter(({ method }) => method === "apps.connections.open").length;

/** Somebody asks for help every few milliseconds; stops with how often. */
function startAsking({ ana }: BotWorld): {
  stop(): Promise<number>;
  more(clicks: number): Promise<void>;
  quiet<T>(action: () => T): Promise<T>;
} {
  const asked = new Set<Promise<void>>();
  let stopped = false;
  let count = 0;
  let gate = Promise.resolve();
  const running = (async () => {
    while (!stopped) {
      await gate;
      count += 1;
      const one = ana.types("/qb-invite help", { in: GENERAL });
      asked.add(one);
      void one.finally(() => asked.delete(one));
      await pause(5);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await running;
      await Promise.all(asked);
      return count;
    },
    /** Waits for so many clicks more, however quick the rest is. */
    async more(clicks) {
      const until = count + clicks;
      while (count < until) await pause(1);
    },
    /** What happens between two clicks: a connection that breaks takes along what is on its way. */
    async quiet(action) {
      const opened = Promise.withResolvers<void>();
      gate = opened.promise;
      while (asked.size > 0) await Promise.all(asked);
      const result = action();
      opened.resolve();
      return result;
    },
  };
}

test("fifty renewals and losses of connections under steady clicks lose none, and double none", async () => {
  const world = await openConnectedWorld();
  const { ana, slack } = world;
  const asking = startAsking(world);
  let before = 0;
  const renewed = (connections: number) =>
    slack.until(() => slack.connectionsSoFar === before + connections, {
      what: "new connections",
      deadlineMs: 10_000,
    });
  const warn = async (which: "one" | "every", connections: number) => {
    slack.sendDisconnect("warning", which);
    await renewed(connections);
    slack.sendDisconnect("refresh_requested", "warned");
  };
  const troubles = [
    () => warn("one", 1),
    () => warn("every", 2),
    async () => slack.sendDisconnect("refresh_requested", "one"),
    () => asking.quiet(() => slack.dropSockets("one")),
  ];
  for (let turn = 0; turn < 50; turn += 1) {
    before = slack.connectionsSoFar;
    await troubles[turn % troubles.length]?.();
    await renewed(turn % troubles.length === 1 ? 2 : 1);
    await asking.more(2);
  }
  const asked = await asking.stop();
  expect(slack.problems).toEqual([]);
  expect(asked).toBeGreaterThan(50);
  const answers = ana.messages(GENERAL).filter(({ text }) => text.includes("/qb-invite status"));
  expect(answers).toHaveLength(asked);
  expect(await ready(world)).toMatchObject({ status: 200, slackConnections: 2 });
}, 60_000);

test("what is in hand when Slack ends a connection is still acknowledged there", async () => {
  const world = await openConnectedWorld();
  const { ana, lee, slack } = world;
  const form = await openForm(ana);
  await form.chooses("Role", "Participant");
  await form.fills("People", "Kim Known <kim@x.org>");
  await form.fills("Reason", "The audit starts on Monday");
  const look = slack.faults.hold({ method: "users.info", at: "before" });
  const submitted = form.submits();
  await look.reached;
  slack.sendDisconnect("refresh_requested");
  await slack.untilConnected(BOTH);
  look.release();
  expect(await submitted).toBe("cleared");
  await lee.sees("Kim Known", { in: APPROVALS });
  expect(slack.problems).toEqual([]);
});

test("a click goes on although Slack cannot be told any more that it has arrived", async () => {
  const world = await openConnectedWorld();
  const { ana, lee, slack } = world;
  await askAndSeeCard(world, { people: "Kim Known <kim@x.org>" });
  const look = slack.faults.hold({ method: "users.info", at: "before" });
  const pressed = lee.presses("Approve", { in: APPROVALS });
  await look.reached;
  slack.dropSockets();
  look.release();
  await pressed;
  await ana.sees("Kim Known was invited", { in: dmWithBot, deadlineMs: 5_000 });
});

test("without any connection the bot is not ready, also while each new link is turned away, and is again", async () => {
  const world = await openConnectedWorld();
  const { slack } = world;
  slack.settings.refuseLinks = true;
  slack.dropSockets("one");
  await expect.poll(() => ready(world)).toMatchObject({ status: 200, slackConnections: 1 });
  slack.dropSockets();
  const before = openings(slack);
  await slack.until(() => openings(slack) >= before + 3, { what: "some more links", deadlineMs: 10_000 });
  expect(await ready(world)).toMatchObject({
    status: 503,
    problems: [expect.stringContaining("no connection to Slack")],
  });
  slack.settings.refuseLinks = false;
  await slack.untilConnected({ ...BOTH, deadlineMs: 10_000 });
  expect(await ready(world)).toMatchObject({ status: 200 });
}, 30_000);

test("a token that Slack no longer takes is one error in the log, and the bot lives on and is not ready", async () => {
  const world = await openConnectedWorld();
  const { slack, logLines } = world;
  slack.faults.add({ method: "apps.connections.open", error: "invalid_auth" });
  slack.dropSockets();
  const errors = () => logLines.filter((line) => line.includes('"level":50'));
  await expect.poll(errors, { timeout: 5_000 }).toHaveLength(1);
  expect(errors()[0]).toMatch(/invalid_auth.*check SLACK_APP_TOKEN/);
  expect(await ready(world)).toMatchObject({ status: 503 });
});

test.each([
  "null",
  "7",
  "{",
  "{}",
  '{"type":null}',
  '{"type":"no_such_thing","envelope_id":"e"}',
  '{"type":"events_api","envelope_id":"e"}',
  '{"type":"events_api","envelope_id":"e","payload":null}',
  '{"type":"events_api","envelope_id":"e","payload":{"type":"app_rate_limited","minute_rate_limited":1}}',
  '{"type":"events_api","envelope_id":"e","payload":{"event":null}}',
  '{"type":"events_api","envelope_id":"e","payload":{"event":{"type":"close"}}}',
  '{"type":"events_api","envelope_id":"e","payload":{"event":{"type":"disconnected"}}}',
  '{"type":"close","envelope_id":"e","payload":{}}',
  '{"type":"interactive","envelope_id":7,"payload":{}}',
  '{"type":"interactive","envelope_id":"e","payload":[]}',
])("a frame %s changes nothing about the connections, and the bot lives on", async (frame) => {
  const world = await openConnectedWorld();
  const { ana, slack, logLines } = world;
  const before = slack.connectionsSoFar;
  slack.sendFrame(frame);
  await ana.types("/qb-invite help", { in: GENERAL });
  await ana.types("/qb-invite help", { in: GENERAL });
  expect([slack.connections, slack.connectionsSoFar, slack.problems]).toEqual([2, before, []]);
  expect(logLines.filter((line) => /"level":[56]0/.test(line))).toEqual([]);
});
