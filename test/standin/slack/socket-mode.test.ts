import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { objectOf, textOf } from "../../../src/standin/slack/json.ts";
import { home, type Person } from "../../../src/standin/slack/people/person.ts";
import type { SlackStandin } from "../../../src/standin/slack/slack-standin.ts";
import { startSlackStandin } from "../../../src/standin/slack/start.ts";
import { startBolt } from "./bolt-bot.ts";
import { call, connectRaw } from "./raw-app.ts";

let slack: SlackStandin;
let ana: Person;

beforeEach(async () => {
  slack = await startSlackStandin();
  ana = slack.addPerson({ name: "Ana Lee", handle: "ana" });
  slack.addChannel({ name: "general", members: [ana] });
});
afterEach(() => slack.close());

test("a socket is greeted, and its ticket opens no second one", async () => {
  const { body } = await call(slack, "apps.connections.open", {}, { token: slack.appToken });
  const url = textOf(body.url);
  expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=.+&app_id=/);
  const app = await connectRaw(slack);
  expect(app.frames[0]).toMatchObject({
    type: "hello",
    num_connections: 1,
    connection_info: { app_id: slack.appId },
  });
  const first = new WebSocket(url);
  await once(first, "open");
  const second = new WebSocket(url);
  const [refused] = await once(second, "error");
  expect(String(refused)).toContain("401");
});

test("each payload goes to any one of several sockets", async () => {
  const apps = [await connectRaw(slack), await connectRaw(slack)];
  for (let turn = 0; turn < 40; turn += 1) await ana.types("/qb-invite", { in: "general" });
  const [first = 0, second = 0] = apps.map((app) => app.payloads().length);
  expect(first + second).toBe(40);
  expect(Math.min(first, second)).toBeGreaterThan(0);
});

test("a command carries what was typed, escaped", async () => {
  const app = await connectRaw(slack);
  slack.addUserGroup({ handle: "ops", members: [] });
  await ana.types("/qb-invite a@x.org <b> & @ana @ops #general @nobody", { in: "general" });
  const [payload] = app.payloads();
  expect(payload).toMatchObject({
    command: "/qb-invite",
    channel_name: "general",
    user_id: ana.id,
    is_enterprise_install: "false",
  });
  expect(payload?.text).toMatch(
    /^<mailto:a@x\.org\|a@x\.org> &lt;b&gt; &amp; <@U\w+\|ana> <!subteam\^S\w+\|@ops> <#C\w+\|general> @nobody$/,
  );
});

test("an acknowledged command can carry a private answer", async () => {
  await connectRaw(slack, () => ({ text: "Use it *so*" }));
  await ana.types("/qb-invite help", { in: "general" });
  expect(ana.reads("general")).toBe("(only visible to you) qb-invite: Use it so");
});

test("who gets no acknowledgement in time is told so, and a late one is noticed", async () => {
  slack.settings.acknowledgeWithinMs = 30;
  const app = await connectRaw(slack, () => undefined);
  await ana.types("/qb-invite", { in: "general" });
  expect(ana.reads("general")).toContain("/qb-invite failed because the app did not respond");
  expect(slack.problems).toMatchObject([{ kind: "unacknowledged", what: "/qb-invite: timeout" }]);
  app.acknowledge(app.frames.find(({ envelope_id }) => envelope_id !== undefined) ?? {});
  await slack.until(() => slack.problems[1]?.kind === "late acknowledgement", {
    what: "the late acknowledgement",
  });
});

test("a command that nobody takes, or that does not exist, or of a stranger, fails for the person", async () => {
  await ana.types("/qb-invite", { in: "general" });
  expect(slack.problems).toMatchObject([{ what: "/qb-invite: no connection" }]);
  await ana.types("/other", { in: "general" });
  expect(ana.reads("general")).toContain("/other is not a valid command.");
  ana.becomes("stranger");
  await ana.types("/qb-invite", { in: "general" });
  expect(ana.reads("general")).toContain("/qb-invite is not a valid command.");
});

test("a socket that dies takes its unacknowledged payload along", async () => {
  const { promise: received, resolve } = Promise.withResolvers<void>();
  const app = await connectRaw(slack, () => {
    resolve();
    return undefined;
  });
  const typed = ana.types("/qb-invite", { in: "general" });
  await received;
  app.cut();
  await typed;
  expect(slack.problems).toMatchObject([{ what: "/qb-invite: connection closed" }]);
});

test("an event that is not acknowledged comes again with its attempt and reason", async () => {
  slack.settings.acknowledgeWithinMs = 30;
  slack.settings.eventRetriesAfterMs = [0, 0, 0];
  const app = await connectRaw(slack, () => undefined);
  expect(await slack.sendEvent({ type: "tokens_revoked" })).toBe(false);
  const events = app.frames.filter(({ type }) => type === "events_api");
  expect(events.map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
    [0, ""],
    [1, "timeout"],
    [2, "timeout"],
    [3, "timeout"],
  ]);
  expect(new Set(events.map(({ payload }) => objectOf(payload).event_id)).size).toBe(1);
});

test("an event waits for an app that is not there yet", async () => {
  const sent = slack.sendEvent({ type: "tokens_revoked" });
  const app = await connectRaw(slack);
  expect(await sent).toBe(true);
  expect(app.frames.at(-1)).toMatchObject({ type: "events_api", retry_attempt: 1 });
});

// The client leaves a hole of five seconds after each: the three wait for theirs at the same time.
test("a real Bolt app comes back after a disconnect for any reason", async () => {
  const reasons = ["warning", "refresh_requested", "link_disabled"] as const;
  await Promise.all(reasons.map((reason) => comesBackAfter(reason)));
});

async function comesBackAfter(reason: "warning" | "refresh_requested" | "link_disabled"): Promise<void> {
  const other = await startSlackStandin();
  const bo = other.addPerson({ name: "Bo", handle: "bo" });
  other.addChannel({ name: "general", members: [bo] });
  const { stop } = await startBolt(other, (app) => {
    app.command("/qb-invite", ({ ack }) => ack("Here again"));
  });
  other.sendDisconnect(reason);
  await other.until(() => other.connections === 0, { what: "the socket to leave" });
  await bo.types("/qb-invite", { in: "general" });
  await bo.sees("did not respond", { privately: true });
  await other.untilConnected({ deadlineMs: 15_000 });
  await bo.types("/qb-invite", { in: "general" });
  await bo.sees("Here again", { privately: true });
  await stop();
  await other.close();
}

test("the Home tab of a real Bolt app opens, and its buttons work", async () => {
  const { stop } = await startBolt(slack, (app) => {
    const text = (words: string) => ({ type: "plain_text" as const, text: words });
    const blocksOf = (words: string) => [
      {
        type: "section" as const,
        text: text(words),
        accessory: { type: "button" as const, action_id: "go", text: text("Go") },
      },
    ];
    app.event("app_home_opened", async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: "home", blocks: blocksOf("Welcome") },
      });
    });
    app.action("go", async ({ ack, body, client }) => {
      await ack();
      await client.views.publish({ user_id: body.user.id, view: { type: "home", blocks: blocksOf("Gone") } });
    });
  });
  expect(await ana.opensHome()).toBe("Welcome\n[Go]");
  await ana.presses("Go", { in: home });
  await ana.seesHome("Gone");
  await stop();
});
