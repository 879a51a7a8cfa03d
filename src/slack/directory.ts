import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { z } from "zod";
import { parseName } from "../invite/person-name.ts";
import type { MemberFacts } from "../invite/policy.ts";
import type { Directory } from "../invite/ports.ts";
import { type EmailAddress, parseEmailAddress, toPlainLine, type UserId } from "../invite/values.ts";
import { createLane } from "../lib/lane.ts";

const text = z.string().nullish();
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const teamIds = z.array(z.string()).nullish();

const memberSchema = z.object({
  id: z.string(),
  team_id: text,
  teams: teamIds,
  enterprise_user: z.object({ id: text, teams: teamIds }).nullish(),
  deleted: flag,
  is_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  real_name: text,
  name: text,
  profile: z
    .object({ email: text, first_name: text, last_name: text, real_name: text })
    .nullish()
    .transform((profile) => profile ?? {}),
});

type SlackMember = z.output<typeof memberSchema>;

/** What Slack answers about somebody who is not there, or whom it does not show to the bot. */
const UNKNOWN = ["user_not_found", "user_not_visible"];

/** Profiles to invite are asked for so many at once: the calls of a minute are needed for rights. */
const PROFILES_AT_ONCE = 4;

/** What a profile tells of somebody who may be invited. */
export type Profile = {
  email: EmailAddress | null;
  firstName: string | null;
  lastName: string | null;
  name: string;
};

/** The workspace's people and groups, asked afresh each time. */
export type SlackDirectory = Directory & {
  /** The locale of somebody's Slack, as in "de-DE"; null when Slack does not know them, or does not show them. */
  localeOf(userId: UserId): Promise<string | null>;
  /** The profile of a member, which yields to rights; null when Slack does not know them, or does not show them. */
  findProfile(userId: UserId): Promise<Profile | null>;
  /** The profile of the member with this address; null when nobody has it. */
  findProfileByEmail(email: EmailAddress): Promise<Profile | null>;
};

/**
 * Asks Slack; `teamId` is the workspace that the bot is installed in. Somebody waits for each answer, mostly
 * before a form: the client should give up before Slack gives up on the bot.
 */
export function createDirectory(client: WebClient, teamId: string): SlackDirectory {
  const lane = createLane({ atOnce: PROFILES_AT_ONCE });
  return {
    async member(userId) {
      const user = await lane.first(() =>
        unless(UNKNOWN, async () => (await client.users.info({ user: userId })).user),
      );
      return user === null ? null : toFacts(memberSchema.parse(user), { userId, teamId });
    },
    async localeOf(userId) {
      const user = await lane.later(() =>
        unless(UNKNOWN, async () => (await client.users.info({ user: userId, include_locale: true })).user),
      );
      return user?.locale ?? null;
    },
    async membersOf(usergroup) {
      return unless(["no_such_subteam"], async () => {
        const { users } = await client.usergroups.users.list({ usergroup, include_disabled: false });
        return users ?? [];
      });
    },
    async findProfile(userId) {
      return lane.later(() => profileUnless(UNKNOWN, () => client.users.info({ user: userId })));
    },
    async findProfileByEmail(email) {
      return profileUnless(["users_not_found"], () => client.users.lookupByEmail({ email }));
    },
  };
}

function toFacts(member: SlackMember, { userId, teamId }: { userId: UserId; teamId: string }): MemberFacts {
  const other = member.enterprise_user?.id;
  return {
    userIds: [...new Set([userId, member.id, ...(other ? [other] : [])])],
    name: nameOf(member),
    email: emailOf(member),
    deleted: member.deleted,
    bot: member.is_bot,
    guest: member.is_restricted || member.is_ultra_restricted,
    membership: membershipOf(member, teamId),
  };
}

/**
 * In an organisation with several workspaces `team_id` may be the home workspace of somebody, or the organisation
 * (`E…`), or missing: then only the list of their workspaces says whether ours is among them.
 */
function membershipOf(member: SlackMember, teamId: string): MemberFacts["membership"] {
  if (member.is_stranger) return "foreign";
  const listed = [...(member.enterprise_user?.teams ?? []), ...(member.teams ?? [])].filter(Boolean);
  if (listed.length > 0) return listed.includes(teamId) ? "ours" : "foreign";
  if (member.team_id === teamId) return "ours";
  const isOfAnOrganisation = !member.team_id || member.team_id.startsWith("E") || member.enterprise_user;
  return isOfAnOrganisation ? "not shown" : "foreign";
}

async function profileUnless(
  missing: readonly string[],
  ask: () => Promise<{ user?: unknown }>,
): Promise<Profile | null> {
  const user = await unless(missing, async () => (await ask()).user);
  if (user === null) return null;
  const member = memberSchema.parse(user);
  return {
    email: emailOf(member),
    firstName: toPlainLine(member.profile.first_name ?? "") || null,
    lastName: toPlainLine(member.profile.last_name ?? "") || null,
    name: nameOf(member),
  };
}

/** What Slack answers, or null when it says by one of these errors that there is no such thing. */
async function unless<T>(missing: readonly string[], ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WebAPIPlatformError && missing.includes(error.data.error)) return null;
    throw error;
  }
}

function emailOf({ profile }: SlackMember): EmailAddress | null {
  const email = parseEmailAddress(profile.email ?? "");
  return email.ok ? email.value : null;
}

/**
 * People call themselves as they like. What could pass for a sentence of ours beside their request gives way to the
 * handle, which Slack keeps unique and plain.
 */
function nameOf({ real_name, profile, name, id }: SlackMember): string {
  const called = parseName(profile.real_name || real_name || "");
  return called.ok ? called.value : toPlainLine(name || id);
}
