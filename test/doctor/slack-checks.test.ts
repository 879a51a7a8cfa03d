import { expect, test } from "vitest";
import { openWorld } from "../flows/bot-in-world.ts";
import { diagnose, type Illness } from "./doctor-in-world.ts";

const illnesses: Illness[] = [
  {
    what: "a bot token that Slack does not accept",
    id: "slack.bot-token",
    spoil: () => ({ SLACK_BOT_TOKEN: "xoxb-wrong" }),
    detail: /rejected SLACK_BOT_TOKEN \(invalid_auth\)/,
    advice: /OAuth & Permissions/,
  },
  {
    what: "a Slack that asks to slow down",
    id: "slack.bot-token",
    spoil: ({ slack }) => {
      slack.faults.add({ method: "auth.test", rateLimited: 30 });
      return {};
    },
    detail: /slow down/,
    advice: /in 30 seconds/,
  },
  {
    what: "a Slack that is broken",
    id: "slack.bot-token",
    spoil: ({ slack }) => {
      slack.faults.add({ method: "auth.test", httpStatus: 503 });
      return {};
    },
    detail: /HTTP status 503/,
    advice: /slack-status\.com/,
  },
  {
    what: "a Slack that is not there",
    id: "slack.bot-token",
    spoil: async ({ slack }) => {
      await slack.close();
      return {};
    },
    detail: /cannot be reached/,
    advice: /firewalls and proxies/,
  },
  {
    what: "a scope that is not granted",
    id: "slack.scopes",
    spoil: ({ slack }) => {
      slack.settings.scopes = slack.settings.scopes.filter((scope) => scope !== "users:read.email");
      return {};
    },
    detail: /^not granted: users:read\.email$/,
    advice: /reinstall/,
  },
  {
    what: "an app token that Slack does not accept",
    id: "slack.connection",
    spoil: () => ({ SLACK_APP_TOKEN: "xapp-wrong" }),
    detail: /rejected SLACK_APP_TOKEN/,
    advice: /connections:write/,
  },
  {
    what: "an app token without its scope",
    id: "slack.connection",
    spoil: ({ slack }) => {
      slack.faults.add({ method: "apps.connections.open", error: "missing_scope" });
      return {};
    },
    detail: /lacks the scope connections:write/,
    advice: /Basic Information/,
  },
  {
    what: "a channel that is not there",
    id: "slack.channel",
    spoil: () => ({ APPROVAL_CHANNEL: "C0NOWHERE" }),
    detail: /no such channel/,
    advice: /APPROVAL_CHANNEL.*\/invite @qb-invite/,
  },
  {
    what: "an archived channel",
    id: "slack.channel",
    spoil: ({ approvals }) => {
      approvals.archive();
      return {};
    },
    detail: /#quickbase-approvals is archived/,
    advice: /Unarchive it/,
  },
  {
    what: "a channel that the bot may not look at",
    id: "slack.channel",
    spoil: ({ slack }) => {
      slack.settings.scopes = slack.settings.scopes.filter((scope) => scope !== "channels:read");
      return {};
    },
    detail: /lacks the scope channels:read/,
    advice: /manifest\.yml/,
  },
  {
    what: "a channel without the bot",
    id: "slack.channel-member",
    spoil: ({ approvals }) => {
      approvals.removeMember("bot");
      return {};
    },
    detail: /not a member/,
    advice: /\/invite @qb-invite in #quickbase-approvals/,
  },
  {
    what: "a channel that others read as well",
    id: "slack.channel-not-shared",
    spoil: ({ approvals }) => {
      approvals.shareExternally(true);
      return {};
    },
    detail: /shared with another workspace/,
    advice: /isn't shared/,
  },
  {
    what: "an approver whom nobody knows, and one who is a guest",
    id: "slack.approvers",
    spoil: ({ lee, gus }) => ({ APPROVERS: `${lee.id}, U0NOBODY, ${gus.id}` }),
    detail: /^U0NOBODY does not exist; Gus Vale \(\w+\) is a guest$/,
    advice: /APPROVERS/,
  },
  {
    what: "an approver who has left",
    id: "slack.approvers",
    spoil: ({ slack }) => ({
      APPROVERS: slack.addPerson({ name: "Old Hand", handle: "old", kind: "deleted" }).id,
    }),
    detail: /Old Hand \(\w+\) is deactivated/,
    advice: /APPROVERS/,
  },
  {
    what: "a group that nobody knows",
    id: "slack.approver-groups",
    spoil: ({ lee, ops }) => ({ APPROVERS: `${lee.id}, ${ops.id}, S0NOBODY` }),
    detail: /^no such user group, or disabled: S0NOBODY$/,
    advice: /enable the group/,
  },
  {
    what: "a plan without groups",
    id: "slack.approver-groups",
    spoil: ({ slack }) => {
      slack.faults.add({ method: "usergroups.list", error: "plan_upgrade_required" });
      return {};
    },
    detail: /no user groups/,
    advice: /people in APPROVERS/,
  },
  {
    what: "a group in which nobody can decide",
    id: "slack.deciders",
    spoil: ({ gus, ops }) => {
      ops.setMembers([gus]);
      return { APPROVERS: ops.id };
    },
    detail: /none of 1 person can decide/,
    advice: /Guests, bots and deactivated people/,
  },
  {
    what: "that only one person can decide, who cannot decide what they ask for",
    id: "slack.deciders",
    spoil: ({ gus, lee, ops }) => {
      ops.setMembers([gus, lee]);
      return {};
    },
    detail: /^only Lee Park, who can't approve their own requests$/,
    advice: /a second person/,
  },
  {
    what: "that one person who stands there by both ids is one",
    id: "slack.deciders",
    spoil: ({ slack, ops }) => {
      const wim = slack.addPerson({ name: "Wim Oss", handle: "wim", organisation: {} });
      ops.setMembers([wim.otherId]);
      return { APPROVERS: `${wim.id},${ops.id}` };
    },
    detail: /^only Wim Oss, who/,
    advice: /a second person/,
  },
  {
    what: "an approver of whom nothing shows that they are a member",
    id: "slack.approvers",
    spoil: ({ slack, lee }) => {
      const { id } = slack.addPerson({
        name: "Eli Far",
        handle: "eli",
        organisation: { teamIds: undefined },
      });
      return { APPROVERS: `${lee.id},${id}` };
    },
    detail: /^Eli Far \(U\w+\) is not shown as a member of this workspace$/,
    advice: /Remove them from APPROVERS/,
  },
  {
    what: "an installation for a whole organisation",
    id: "slack.bot-token",
    spoil: ({ slack }) => {
      slack.settings.orgWideInstall = true;
      return {};
    },
    detail: /for a whole organisation/,
    advice: /Install the app to it/,
  },
  {
    what: "groups without anybody",
    id: "slack.deciders",
    spoil: ({ ops }) => {
      ops.setMembers([]);
      return { APPROVERS: ops.id };
    },
    detail: /no one is an approver/,
    advice: /or to its groups/,
  },
];

test.each(illnesses)("the doctor finds $what", async ({ id, spoil, detail, advice }) => {
  const world = await openWorld();
  const changes = await spoil(world);
  expect((await diagnose(world, changes)).get(id)).toEqual({
    id,
    title: expect.any(String),
    status: "failed",
    detail: expect.stringMatching(detail),
    advice: expect.stringMatching(advice),
  });
});

test("what Slack cannot be asked without a valid token is skipped, and Quickbase is looked at all the same", async () => {
  const results = await diagnose(await openWorld(), { SLACK_BOT_TOKEN: "xoxb-wrong" });
  expect(results.get("slack.channel-member")).toMatchObject({
    status: "skipped",
    detail: 'not checked: fix "Bot token" first',
  });
  expect(results.get("slack.connection")?.status).toBe("ok");
  expect(results.get("quickbase.sign-in")?.status).toBe("ok");
});

test("people in groups count beside those named, each once", async () => {
  const world = await openWorld();
  world.ops.setMembers([world.max, world.lee, world.gus]);
  const results = await diagnose(world);
  expect(results.get("slack.approver-groups")?.detail).toBe("@ops has 3 people");
  expect(results.get("slack.deciders")?.detail).toBe("2 of 3 people can decide");
});

test("of a large group no more people are looked up than it takes to find one who can decide", async () => {
  const world = await openWorld();
  const many = Array.from({ length: 60 }, (_, index) =>
    world.slack.addPerson({
      name: `Number ${index}`,
      handle: `n${index}`,
      kind: index < 20 ? "guest" : "member",
    }),
  );
  world.ops.setMembers(many);
  const results = await diagnose(world, { APPROVERS: world.ops.id });
  expect(results.get("slack.deciders")).toMatchObject({
    status: "ok",
    detail: "at least 20 of 60 people can decide",
  });
  expect(world.slack.requests.filter(({ method }) => method === "users.info")).toHaveLength(40);
});

test("a signing secret takes the place of Socket Mode", async () => {
  const results = await diagnose(await openWorld(), { SLACK_APP_TOKEN: "", SLACK_SIGNING_SECRET: "s3cret" });
  expect(results.get("slack.connection")).toMatchObject({ title: "Signing secret", status: "ok" });
});
