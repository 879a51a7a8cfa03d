import { LogLevel, WebClient, type WebClientOptions } from "@slack/web-api";
import { z } from "zod";
import type { Config } from "../config.ts";
import type { MemberFacts } from "../invite/policy.ts";
import { createTunnel } from "../proxies.ts";
import { createDirectory } from "../slack/directory.ts";
import { once } from "./once.ts";

const identitySchema = z.object({
  team_id: z.string(),
  is_enterprise_install: z.boolean().nullish(),
  team: z.string().default("?"),
  user: z.string().default("?"),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).default({}),
});

const channelSchema = z.object({
  name: z.string().default("?"),
  is_archived: z.boolean().default(false),
  is_member: z.boolean().default(false),
  is_shared: z.boolean().default(false),
  is_ext_shared: z.boolean().default(false),
  is_pending_ext_shared: z.boolean().default(false),
  is_org_shared: z.boolean().default(false),
});

const groupSchema = z.object({
  id: z.string(),
  handle: z.string().default("?"),
  users: z.array(z.string()).default([]),
});

/** Who qb-invite is in Slack; `scopes` is null when Slack does not say. */
export type Identity = {
  teamId: string;
  teamName: string;
  botName: string;
  /** Whether the app is installed for a whole organisation, and not for one workspace. */
  isOrgWide: boolean;
  scopes: readonly string[] | null;
};
/** The approval channel. */
export type ChannelFacts = { name: string; isArchived: boolean; isMember: boolean; isShared: boolean };
/** A user group that is in use. */
export type GroupFacts = { id: string; handle: string; userIds: readonly string[] };

/** What Slack says, by calls that only read. Each call is made once, and one that fails rejects with its error. */
export type SlackFacts = {
  identity(): Promise<Identity>;
  /** Asks for an address to connect to, the first step of Socket Mode, and does not connect. */
  openSocket(): Promise<void>;
  channel(): Promise<ChannelFacts>;
  groups(): Promise<readonly GroupFacts[]>;
  /** Null when Slack does not know the person. */
  member(userId: string): Promise<MemberFacts | null>;
};

/** Somebody is waiting: retry once, and do not wait out a rate limit. */
const BRISK: WebClientOptions = {
  timeout: 10_000,
  retryConfig: { retries: 1 },
  rejectRateLimitedCalls: true,
};

/** Facts of the workspace that the settings name. */
export function createSlackFacts({ slack, policy, proxies }: Config): SlackFacts {
  const options = {
    ...BRISK,
    logger: SILENT,
    ...(proxies && { fetch: createTunnel(proxies).fetch }),
    ...(slack.apiUrl === null ? {} : { slackApiUrl: slack.apiUrl }),
  };
  const client = new WebClient(slack.botToken, options);
  const identity = once(async () => toIdentity(identitySchema.parse(await client.auth.test())));
  const channel = once(async () => {
    const answer = await client.conversations.info({ channel: policy.approvalChannelId });
    return toChannel(channelSchema.parse(answer.channel));
  });
  const groups = once(async () => {
    const { usergroups } = await client.usergroups.list({ include_users: true, include_disabled: false });
    return z.array(groupSchema).parse(usergroups).map(toGroup);
  });
  const member = once(async (userId: string) => {
    const { teamId } = await identity();
    return createDirectory(client, teamId).member(userId);
  });
  return {
    identity,
    async openSocket() {
      if (slack.connection.mode === "socket")
        await new WebClient(slack.connection.appToken, options).apps.connections.open();
    },
    channel,
    groups,
    member,
  };
}

function toIdentity(identity: z.output<typeof identitySchema>): Identity {
  return {
    teamId: identity.team_id,
    teamName: identity.team,
    botName: identity.user,
    isOrgWide: identity.is_enterprise_install ?? false,
    scopes: identity.response_metadata.scopes ?? null,
  };
}

function toChannel(channel: z.output<typeof channelSchema>): ChannelFacts {
  return {
    name: channel.name,
    isArchived: channel.is_archived,
    isMember: channel.is_member,
    isShared:
      channel.is_shared || channel.is_ext_shared || channel.is_pending_ext_shared || channel.is_org_shared,
  };
}

function toGroup({ id, handle, users }: z.output<typeof groupSchema>): GroupFacts {
  return { id, handle, userIds: users };
}

/** What went wrong is in the findings. */
const SILENT: NonNullable<WebClientOptions["logger"]> = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
