import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type JsonObject, objectOf, textOf } from "../../../src/standin/slack/json.ts";
import type { Person } from "../../../src/standin/slack/people/person.ts";
import type { ChannelHandle } from "../../../src/standin/slack/people/places.ts";
import type { SlackStandin } from "../../../src/standin/slack/slack-standin.ts";
import { startSlackStandin } from "../../../src/standin/slack/start.ts";
import { call } from "./raw-app.ts";

let slack: SlackStandin;
let ana: Person;
let general: ChannelHandle;

beforeEach(async () => {
  slack = await startSlackStandin();
  ana = slack.addPerson({ name: "Ana Lee", handle: "ana", email: "Ana@x.org" });
  general = slack.addChannel({ name: "general", members: [ana] });
});
afterEach(() => slack.close());

const post = async (args: JsonObject) => (await call(slack, "chat.postMessage", args)).body;
const error = async (method: string, args: JsonObject = {}) => (await call(slack, method, args)).body.error;

describe("the door", () => {
  test("takes forms and JSON, with the token in the header or the body", async () => {
    const args = { channel: general.id, text: "Hello" };
    expect((await call(slack, "chat.postMessage", args)).body.ok).toBe(true);
    expect((await call(slack, "chat.postMessage", args, { as: "json" })).body.ok).toBe(true);
    const inBody = { ...args, token: slack.botToken };
    expect((await call(slack, "chat.postMessage", inBody, { token: null })).body.ok).toBe(true);
    expect(JSON.stringify(slack.requests)).not.toContain(slack.botToken);
    expect(ana.reads("general").split("\n")).toHaveLength(3);
  });

  test("refuses a missing token, a wrong one, and one of the wrong kind", async () => {
    const refusals = [null, "xoxb-wrong", slack.appToken].map(async (token) => {
      return (await call(slack, "auth.test", {}, { token })).body.error;
    });
    expect(await Promise.all(refusals)).toEqual(["not_authed", "invalid_auth", "not_allowed_token_type"]);
    expect(await error("apps.connections.open")).toBe("not_allowed_token_type");
  });

  test("does not know a method that is none, nor a member of Object", async () => {
    expect(await error("chat.shout")).toBe("unknown_method");
    expect(await error("constructor")).toBe("unknown_method");
  });

  test("says which scope is missing, and which there are", async () => {
    slack.settings.scopes = ["commands"];
    const { body, headers } = await call(slack, "chat.postMessage", { channel: general.id, text: "x" });
    expect(body).toEqual({ ok: false, error: "missing_scope", needed: "chat:write", provided: "commands" });
    expect(headers.get("x-oauth-scopes")).toBe("commands");
    expect(headers.get("x-accepted-oauth-scopes")).toBe("chat:write");
    expect(await error("conversations.info", { channel: general.id })).toBe("missing_scope");
  });

  test("refuses blocks with the place where they are wrong", async () => {
    const refused = await post({ channel: general.id, text: "x", blocks: [{ type: "section" }] });
    expect(refused).toEqual({
      ok: false,
      error: "invalid_blocks",
      response_metadata: { messages: ["[ERROR] missing required field: text [json-pointer:/blocks/0]"] },
    });
    expect(slack.problems).toMatchObject([{ kind: "refused", what: "chat.postMessage: invalid_blocks" }]);
    expect((await post({ channel: general.id, blocks: "[" })).error).toBe("invalid_blocks_format");
  });

  test("limits messages to one a second to a channel when told to", async () => {
    slack.settings.limitPosts = true;
    expect((await post({ channel: general.id, text: "one" })).ok).toBe(true);
    const { status, headers } = await call(slack, "chat.postMessage", { channel: general.id, text: "two" });
    expect([status, headers.get("retry-after")]).toEqual([429, "1"]);
  });
});

describe("chat.postMessage", () => {
  test("refuses what cannot be posted, and where it cannot", async () => {
    const text = "Hello";
    const secret = slack.addChannel({ name: "secret", members: [], private: true, botIsMember: false });
    const other = slack.addChannel({ name: "other", members: [], botIsMember: false });
    const old = slack.addChannel({ name: "old", members: [], archived: true });
    expect((await post({ channel: "C123", text })).error).toBe("channel_not_found");
    expect((await post({ channel: secret.id, text })).error).toBe("channel_not_found");
    expect((await post({ channel: other.id, text })).error).toBe("not_in_channel");
    expect((await post({ channel: old.id, text })).error).toBe("is_archived");
    expect((await post({ channel: general.id })).error).toBe("no_text");
    expect((await post({ text })).error).toBe("invalid_arguments");
    general.removeMember("bot");
    expect((await post({ channel: general.id, text })).error).toBe("not_in_channel");
    general.remove();
    expect((await post({ channel: general.id, text })).error).toBe("channel_not_found");
  });

  test("refuses blocks that are too long together", async () => {
    const section = { type: "section", text: { type: "mrkdwn", text: "x".repeat(2900) } };
    const blocks = Array.from({ length: 5 }, () => section);
    expect((await post({ channel: general.id, text: "x", blocks })).error).toBe("msg_blocks_too_long");
  });

  test("opens the direct messages with somebody, unless deactivated", async () => {
    const { channel } = await post({ channel: ana.id, text: "Psst" });
    expect(textOf(channel)).toMatch(/^D/);
    expect((await ana.sees("Psst")).channel).toBe("directmessage");
    ana.becomes("deleted");
    expect((await post({ channel: ana.id, text: "Psst" })).error).toBe("channel_not_found");
  });

  test("fills in what blocks leave out", async () => {
    const blocks = [
      { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Go" } }] },
    ];
    const { message } = await post({ channel: general.id, text: "x", blocks });
    expect(objectOf(message).blocks).toMatchObject([
      { block_id: expect.any(String), elements: [{ action_id: expect.any(String), text: { emoji: true } }] },
    ]);
  });
});

describe("chat.update", () => {
  test("changes a message of the app and no other", async () => {
    const { ts } = await post({
      channel: general.id,
      text: "before",
      metadata: { event_type: "e", event_payload: {} },
    });
    await ana.types("mine", { in: "general" });
    const [, mine] = ana.messages("general");
    const update = (args: JsonObject) =>
      call(slack, "chat.update", { channel: general.id, text: "after", ...args });
    expect((await update({ ts })).body).toMatchObject({ ok: true, ts, text: "after" });
    expect((await update({ ts: mine?.ts })).body.error).toBe("cant_update_message");
    expect((await update({ ts: "1.1" })).body.error).toBe("message_not_found");
    expect((await update({ ts, text: "x".repeat(4001) })).body.error).toBe("msg_too_long");
    expect(ana.reads("general")).toBe("qb-invite: after\nAna Lee: mine");
  });

  test("takes blocks away when there is only text", async () => {
    const blocks = [
      { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Go" } }] },
    ];
    const { ts } = await post({ channel: general.id, text: "x", blocks });
    expect(ana.reads("general")).toBe("qb-invite: [Go]");
    await call(slack, "chat.update", { channel: general.id, ts, text: "done" });
    expect(ana.reads("general")).toBe("qb-invite: done");
    await expect(ana.presses("Go", { in: "general" })).rejects.toThrow(/qb-invite: done/);
  });

  test("does not reach an ephemeral message, which one person alone sees", async () => {
    const bob = slack.addPerson({ name: "Bob", handle: "bob" });
    const args = { channel: general.id, user: ana.id, text: "For you" };
    const { body } = await call(slack, "chat.postEphemeral", args);
    expect(ana.reads("general")).toBe("(only visible to you) qb-invite: For you");
    expect(bob.reads("general")).toBe("");
    const update = { channel: general.id, ts: textOf(body.message_ts), text: "x" };
    expect(await error("chat.update", update)).toBe("message_not_found");
    expect(await error("chat.postEphemeral", { ...args, user: bob.id })).toBe("user_not_in_channel");
  });
});

test("attachments are read after the text", async () => {
  await post({ channel: general.id, text: "Look", attachments: [{ title: "A page", text: "with *words*" }] });
  expect(ana.reads("general")).toBe("qb-invite: Look\n  A page\n  with words");
});

test("replies stand in the thread of the message they name", async () => {
  const { ts } = await post({ channel: general.id, text: "Root" });
  await post({ channel: general.id, text: "Later" });
  await post({ channel: general.id, text: "Reply", thread_ts: ts });
  expect(ana.reads("general")).toBe("qb-invite: Root\n    qb-invite: Reply\nqb-invite: Later");
  const { body } = await call(slack, "chat.getPermalink", { channel: general.id, message_ts: ts });
  expect(body.permalink).toContain(`/archives/${general.id}/p`);
});

describe("people", () => {
  const flags = async (person: Person) =>
    objectOf((await call(slack, "users.info", { user: person.id })).body.user);

  test("users.info tells members, guests, strangers and deactivated people apart", async () => {
    expect(await flags(ana)).toMatchObject({ deleted: false, is_restricted: false, team_id: slack.teamId });
    ana.becomes("guest");
    expect(await flags(ana)).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    ana.becomes("single-channel guest");
    expect(await flags(ana)).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    ana.becomes("deleted");
    expect(await flags(ana)).toMatchObject({ deleted: true });
    ana.becomes("stranger");
    const stranger = await flags(ana);
    expect(stranger.is_stranger).toBe(true);
    expect(stranger.team_id).not.toBe(slack.teamId);
    expect(await error("users.info", { user: "U404" })).toBe("user_not_found");
  });

  test("users.info tells somebody's locale to whoever asks for it", async () => {
    expect(Object.keys(await flags(ana))).not.toContain("locale");
    const { body } = await call(slack, "users.info", { user: ana.id, include_locale: true });
    expect(body.user).toMatchObject({ locale: "en-US" });
  });

  test("users.info shows somebody of an organisation by either id, with the list of their workspaces", async () => {
    const wim = slack.addPerson({ name: "Wim Oss", handle: "wim", organisation: {} });
    const record = await flags(wim);
    expect(record).toMatchObject({ team_id: "E0STANDIN" });
    expect(record.enterprise_user).toMatchObject({ id: wim.otherId, teams: [slack.teamId] });
    expect((await call(slack, "users.info", { user: wim.otherId })).body.user).toEqual(record);
    const elsewhere = slack.addPerson({
      name: "Eli Far",
      handle: "eli",
      organisation: { teamIds: ["T0ELSEWHERE"], listedIn: "teams", teamId: undefined },
    });
    const other = await flags(elsewhere);
    expect(other).toMatchObject({ teams: ["T0ELSEWHERE"] });
    expect(Object.keys(other)).not.toContain("team_id");
    expect(Object.keys(objectOf(other.enterprise_user))).not.toContain("teams");
  });

  test("addresses are only shown with the scope for them", async () => {
    expect(await flags(ana)).toMatchObject({ profile: { email: "Ana@x.org" } });
    expect((await call(slack, "users.lookupByEmail", { email: "ana@x.org" })).body.ok).toBe(true);
    slack.settings.scopes = ["users:read"];
    expect(objectOf((await flags(ana)).profile).email).toBeUndefined();
    expect(await error("users.lookupByEmail", { email: "ana@x.org" })).toBe("missing_scope");
  });

  test("user groups change their members", async () => {
    const ops = slack.addUserGroup({ handle: "ops", members: [ana] });
    const members = async () =>
      (await call(slack, "usergroups.users.list", { usergroup: ops.id })).body.users;
    expect(await members()).toEqual([ana.id]);
    ops.setMembers([]);
    expect(await members()).toEqual([]);
    expect(await error("usergroups.users.list", { usergroup: "S404" })).toBe("no_such_subteam");
    ops.setMembers([ana.otherId]);
    expect(await members()).toEqual([ana.otherId]);
    ops.remove();
    expect(await error("usergroups.users.list", { usergroup: ops.id })).toBe("no_such_subteam");
  });

  test("users.list comes page by page", async () => {
    const first = (await call(slack, "users.list", { limit: 1 })).body;
    const cursor = textOf(objectOf(first.response_metadata).next_cursor);
    const second = (await call(slack, "users.list", { limit: 1, cursor })).body;
    expect(second.members).toMatchObject([{ id: ana.id }]);
    expect(objectOf(second.response_metadata).next_cursor).toBe("");
    expect(await error("users.list", { cursor: "???" })).toBe("invalid_cursor");
  });

  test("conversations.info shows sharing, membership and archiving", async () => {
    general.shareExternally(true);
    general.archive();
    const { body } = await call(slack, "conversations.info", {
      channel: general.id,
      include_num_members: true,
    });
    expect(body.channel).toMatchObject({
      is_ext_shared: true,
      is_archived: true,
      is_member: true,
      num_members: 2,
    });
  });

  test("conversations.open opens direct messages once", async () => {
    const open = async () => (await call(slack, "conversations.open", { users: ana.id })).body;
    expect(await open()).not.toHaveProperty("already_open");
    expect(await open()).toMatchObject({ already_open: true });
    ana.becomes("deleted");
    expect((await open()).error).toBe("user_disabled");
  });
});

describe("faults", () => {
  test("an error that Slack does not document for a method cannot be arranged for it", () => {
    expect(() => slack.faults.add({ method: "chat.update", error: "is_archived" })).toThrow("is_archived");
    expect(() => slack.faults.add({ method: "*", error: "channel_not_found" })).toThrow("channel_not_found");
    expect(() => slack.faults.add({ method: "chat.update", undocumentedError: "is_inactive" })).toThrow();
    slack.faults.add({ method: "chat.update", error: "is_inactive" })();
    slack.faults.add({ method: "*", error: "ekm_access_denied" })();
  });

  test("an error, a status or a rate limit comes as often as told, for the calls that are meant", async () => {
    const when = (args: JsonObject) => args.text === "one";
    slack.faults.add({ method: "chat.postMessage", when, error: "fatal_error", times: 1 });
    expect((await post({ channel: general.id, text: "two" })).ok).toBe(true);
    expect((await post({ channel: general.id, text: "one" })).error).toBe("fatal_error");
    expect((await post({ channel: general.id, text: "one" })).ok).toBe(true);
    const remove = slack.faults.add({ method: "*", rateLimited: 7 });
    const limited = await call(slack, "auth.test");
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    remove();
    slack.faults.add({ method: "auth.test", httpStatus: 503 });
    expect((await call(slack, "auth.test")).status).toBe(503);
  });

  test("a call can take effect and lose its answer", async () => {
    slack.faults.add({ method: "chat.postMessage", dropAfterEffect: true, times: 1 });
    await expect(post({ channel: general.id, text: "Lost" })).rejects.toThrow();
    expect(ana.reads("general")).toBe("qb-invite: Lost");
  });

  test("a call can be held before and after its effect", async () => {
    const before = slack.faults.hold({ method: "chat.postMessage", at: "before" });
    const after = slack.faults.hold({ method: "chat.postMessage", at: "after" });
    const posted = post({ channel: general.id, text: "Held" });
    expect(await before.reached).toMatchObject({ text: "Held" });
    expect(ana.reads("general")).toBe("");
    before.release();
    await after.reached;
    expect(ana.reads("general")).toBe("qb-invite: Held");
    after.release();
    expect((await posted).ok).toBe(true);
  });

  test("a call held before its effect has none when its caller is gone", async () => {
    const hold = slack.faults.hold({
      method: "chat.postMessage",
      at: "before",
      when: ({ text }) => text === "Ghost",
    });
    const caller = new AbortController();
    const body = new URLSearchParams({ channel: general.id, text: "Ghost", token: slack.botToken });
    const posted = fetch(`${slack.apiUrl}chat.postMessage`, { method: "POST", body, signal: caller.signal });
    await hold.reached;
    caller.abort();
    await expect(posted).rejects.toThrow();
    await post({ channel: general.id, text: "Alive" });
    hold.release();
    await post({ channel: general.id, text: "Still" });
    expect(ana.reads("general")).toBe("qb-invite: Alive\nqb-invite: Still");
  });
});
