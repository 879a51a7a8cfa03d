import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { z } from "zod";
import type { MemberFacts } from "../invite/policy.ts";
import type { Directory } from "../invite/ports.ts";
import { type EmailAddress, parseEmailAddress, toPlainLine, type UserId } from "../invite/values.ts";

const memberSchema = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  real_name: z.string().optional(),
  name: z.string().optional(),
  profile: z
    .object({
      email: z.string().optional(),
      first_name: z.string().optional(),
      last_name: z.string().optional(),
      real_name: z.string().optional(),
    })
    .default({}),
});

/** What a profile tells of somebody who may be invited. */
export type Profile = {
  email: EmailAddress | null;
  firstName: string | null;
  lastName: string | null;
  name: string;
};

/** The workspace's people and groups, asked afresh each time. */
export type SlackDirectory = Directory & {
  /** The profile of a member; null when Slack does not know them. */
  findProfile(userId: UserId): Promise<Profile | null>;
  /** The profile of the member with this address; null when nobody has it. */
  findProfileByEmail(email: EmailAddress): Promise<Profile | null>;
};

/**
 * Asks Slack; `teamId` is the workspace that the bot is installed in. Somebody waits for each answer, mostly
 * before a form: the client should give up before Slack gives up on the bot.
 */
export function createDirectory(client: WebClient, teamId: string): SlackDirectory {
  return {
    async member(userId) {
      const answer = await client.users.info({ user: userId });
      return toFacts(memberSchema.parse(answer.user), teamId);
    },
    async isInAnyGroup(userId, groupIds) {
      const groups = await Promise.all(
        groupIds.map((usergroup) => client.usergroups.users.list({ usergroup, include_disabled: false })),
      );
      return groups.some(({ users }) => users?.includes(userId) ?? false);
    },
    async findProfile(userId) {
      return profileUnless("user_not_found", () => client.users.info({ user: userId }));
    },
    async findProfileByEmail(email) {
      return profileUnless("users_not_found", () => client.users.lookupByEmail({ email }));
    },
  };
}

function toFacts(member: z.output<typeof memberSchema>, teamId: string): MemberFacts {
  return {
    userId: member.id,
    name: nameOf(member),
    deleted: member.deleted,
    bot: member.is_bot,
    guest: member.is_restricted || member.is_ultra_restricted,
    foreign: member.is_stranger || (member.team_id !== undefined && member.team_id !== teamId),
  };
}

async function profileUnless(
  missing: string,
  ask: () => Promise<{ user?: unknown }>,
): Promise<Profile | null> {
  try {
    const member = memberSchema.parse((await ask()).user);
    const email = parseEmailAddress(member.profile.email ?? "");
    return {
      email: email.ok ? email.value : null,
      firstName: toPlainLine(member.profile.first_name ?? "") || null,
      lastName: toPlainLine(member.profile.last_name ?? "") || null,
      name: nameOf(member),
    };
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === missing) return null;
    throw error;
  }
}

function nameOf(member: z.output<typeof memberSchema>): string {
  const { real_name, profile, name, id } = member;
  return toPlainLine(profile.real_name || real_name || name || id);
}
