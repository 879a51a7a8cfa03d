import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/standin/slack/json.ts";
import { textOf } from "../../../src/standin/slack/json.ts";
import type { Person } from "../../../src/standin/slack/people/person.ts";
import type { ChannelHandle } from "../../../src/standin/slack/people/places.ts";
import type { SlackStandin } from "../../../src/standin/slack/slack-standin.ts";
import { startSlackStandin } from "../../../src/standin/slack/start.ts";
import { call, connectRaw, type RawSocket } from "./raw-app.ts";

let slack: SlackStandin;
let ana: Person;
let lee: Person;
let general: ChannelHandle;
let app: RawSocket;

beforeEach(async () => {
  slack = await startSlackStandin();
  ana = slack.addPerson({ name: "Ana Lee", handle: "ana" });
  lee = slack.addPerson({ name: "Lee Park", handle: "lee" });
  general = slack.addChannel({ name: "general", members: [ana, lee] });
  app = await connectRaw(slack);
});
afterEach(() => slack.close());

const plain = (text: string): JsonObject => ({ type: "plain_text", text });
const card = (words: string, ...elements: JsonObject[]): JsonObject => ({
  channel: general.id,
  text: words,
  blocks: [
    { type: "section", text: { type: "mrkdwn", text: words } },
    { type: "actions", block_id: "decide", elements },
  ],
});
const approve: JsonObject = { type: "button", action_id: "approve", text: plain("Approve"), value: "req_1" };
const post = async (args: JsonObject) => textOf((await call(slack, "chat.postMessage", args)).body.ts);
const clicks = () => app.payloads().filter(({ type }) => type === "block_actions");

describe("presses()", () => {
  test("sends what Slack sends for a button in a message", async () => {
    const ts = await post(card("One", approve));
    await lee.presses("Approve", { in: "general" });
    expect(clicks()).toMatchObject([
      {
        user: { id: lee.id, team_id: slack.teamId },
        api_app_id: slack.appId,
        container: { type: "message", message_ts: ts, channel_id: general.id, is_ephemeral: false },
        channel: { id: general.id, name: "general" },
        message: { ts, bot_id: expect.stringMatching(/^B/), text: "One" },
        state: { values: {} },
        actions: [{ type: "button", action_id: "approve", block_id: "decide", value: "req_1" }],
      },
    ]);
  });

  test("takes the newest message, or the one that is meant", async () => {
    const first = await post(card("First", approve));
    const second = await post(card("Second", approve));
    await lee.presses("Approve", { in: "general" });
    await lee.presses("Approve", { in: "general", on: /First/ });
    await lee.presses("Approve", { in: "general", on: await lee.sees("First") });
    expect(clicks().map(({ container }) => container)).toMatchObject(
      [second, first, first].map((message_ts) => ({ message_ts })),
    );
  });

  test("refuses a button that is not there, or not to be told from another", async () => {
    await post(card("One", approve, { ...approve, action_id: "again" }));
    await expect(lee.presses("Deny", { in: "general" })).rejects.toThrow(
      /Lee Park sees no such thing[\s\S]*One/,
    );
    await expect(lee.presses("Approve", { in: "general" })).rejects.toThrow(
      "There is more than one button Approve",
    );
    lee.becomes("deleted");
    await expect(lee.presses("Approve", { in: "general" })).rejects.toThrow("Lee Park is deactivated");
  });

  test("opens a confirm dialog, which is confirmed unless told otherwise", async () => {
    const confirm = {
      title: plain("Sure?"),
      text: plain("For ever"),
      confirm: plain("Yes"),
      deny: plain("No"),
    };
    await post(card("One", { ...approve, confirm }));
    expect(lee.confirmOf("Approve", { in: "general" })).toBe("Sure?\nFor ever\n[Yes]");
    await lee.presses("Approve", { in: "general", confirm: false });
    expect(clicks()).toEqual([]);
    await lee.presses("Approve", { in: "general" });
    expect(clicks()).toHaveLength(1);
  });

  test("chooses an entry of an overflow menu, and an option of a select", async () => {
    const options = [{ text: plain("Later"), value: "l" }];
    await post(
      card(
        "One",
        { type: "overflow", options },
        { type: "static_select", placeholder: plain("When"), options },
      ),
    );
    await lee.presses("Later", { in: "general" });
    await lee.chooses("When", "Later", { in: "general" });
    expect(clicks().map(({ actions }) => actions)).toMatchObject([
      [{ type: "overflow", selected_option: { value: "l" } }],
      [{ type: "static_select", selected_option: { value: "l" } }],
    ]);
    expect(lee.reads("general")).toContain("[... Later] [Later]");
    expect(ana.reads("general")).toContain("[... Later] [When]");
  });

  test("of somebody from another workspace carries the other team", async () => {
    const guest = slack.addPerson({ name: "Gus", handle: "gus", kind: "stranger" });
    await post(card("One", approve));
    await expect(guest.presses("Approve", { in: "general" })).rejects.toThrow("Gus sees no such thing");
    general.addMember(guest);
    await guest.presses("Approve", { in: "general" });
    expect(clicks()[0]).not.toMatchObject({ user: { team_id: slack.teamId } });
  });

  test("shows Slack's own words when nobody acknowledges", async () => {
    slack.settings.acknowledgeWithinMs = 30;
    await post(card("One", approve));
    app.cut();
    await slack.until(() => slack.connections === 0, { what: "nobody to be connected" });
    await lee.presses("Approve", { in: "general" });
    await lee.sees("This app did not respond", { privately: true });
    expect(ana.reads("general")).not.toContain("did not respond");
  });
});

test("pressesAgain() sends a click that was under way: the button may be gone, and the person too", async () => {
  const ts = await post(card("One", approve));
  const seen = await lee.sees("One");
  await call(slack, "chat.update", { channel: general.id, ts, text: "Decided" });
  lee.becomes("deleted");
  await lee.pressesAgain(seen, "Approve");
  expect(clicks()).toMatchObject([
    { user: { id: lee.id }, actions: [{ value: "req_1" }], container: { message_ts: ts } },
  ]);
});

test("two people can press at the same instant", async () => {
  await post(card("One", approve));
  await Promise.all([ana, lee].map((person) => person.presses("Approve", { in: "general" })));
  expect(clicks()).toHaveLength(2);
});

test("a press in an ephemeral message carries no message, and its URL can replace it", async () => {
  await call(slack, "chat.postEphemeral", { ...card("Psst", approve), user: ana.id });
  await ana.presses("Approve", { in: "general" });
  const [click] = clicks();
  expect(click).toMatchObject({ container: { is_ephemeral: true } });
  expect(click).not.toHaveProperty("message");
  await respond(click, { replace_original: true, text: "Over" });
  expect(ana.reads("general")).toBe("(only visible to you) qb-invite: Over");
  await respond(click, { delete_original: true });
  expect(ana.reads("general")).toBe("");
});

test("a response URL takes five posts, private ones unless told otherwise", async () => {
  await ana.types("/qb-invite", { in: "general" });
  const [command] = app.payloads();
  const statuses: number[] = [];
  for (const response_type of ["ephemeral", "in_channel", "ephemeral", "ephemeral", "ephemeral", "ephemeral"])
    statuses.push((await respond(command, { text: response_type, response_type })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  expect(lee.reads("general")).toBe("qb-invite: in_channel");
  expect(slack.requests.filter(({ method }) => method === "response_url")).toHaveLength(6);
});

test("a payload can be sent as malformed as one likes", async () => {
  expect(await slack.sendPayload({ type: "block_actions" })).toEqual({ acknowledged: true, body: {} });
  expect(clicks()).toEqual([{ type: "block_actions" }]);
});

test("sees() in vain says what there is instead, and of what Slack complained", async () => {
  await post({ channel: general.id, text: "Something else" });
  await post({ channel: general.id, text: "x", blocks: [{ type: "nonsense" }] });
  const waiting = lee.sees("Approved", { in: "general", deadlineMs: 20 });
  await expect(waiting).rejects.toThrow(
    /Waited 20 ms[\s\S]*qb-invite: Something else[\s\S]*unsupported type: nonsense/,
  );
});

test("guests see only the channels they are in, and nobody sees a removed one", async () => {
  await post({ channel: general.id, text: "Hello" });
  const guest = slack.addPerson({ name: "Gus", handle: "gus", kind: "guest" });
  const bob = slack.addPerson({ name: "Bob", handle: "bob" });
  expect([guest.reads("general"), bob.reads("general")]).toEqual(["", "qb-invite: Hello"]);
  general.remove();
  expect(bob.reads("general")).toBe("");
});

test("reset() empties the workspace and leaves the app connected", async () => {
  await post({ channel: general.id, text: "Hello" });
  slack.reset();
  expect([slack.requests.length, slack.problems.length, slack.connections]).toEqual([0, 0, 1]);
  const again = slack.addPerson({ name: "Ana Lee", handle: "ana" });
  slack.addChannel({ name: "general", members: [again] });
  expect(again.reads("general")).toBe("");
});

test("on() tells of each change until it is stopped", async () => {
  const changes: string[] = [];
  const stop = slack.on("change", (what) => changes.push(what));
  await post({ channel: general.id, text: "Hello" });
  expect(changes).toContain("a message was posted");
  stop();
  const count = changes.length;
  await post({ channel: general.id, text: "Hello" });
  expect(changes).toHaveLength(count);
});

function respond(payload: JsonObject | undefined, body: JsonObject): Promise<Response> {
  return fetch(textOf(payload?.response_url), { method: "POST", body: JSON.stringify(body) });
}
