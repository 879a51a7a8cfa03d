import { ApiError } from "../api-error.ts";
import { memberToJson } from "../delivery/wire-shapes.ts";
import type { JsonObject } from "../json.ts";
import type { Member, UserGroup } from "../state/types.ts";
import type { Workspace } from "../state/workspace.ts";
import type { Call, Methods } from "./method.ts";
import { page } from "./page.ts";

/** The methods about people, bots and user groups. */
export const peopleMethods: Methods = {
  "users.info": { scope: "users:read", run: userInfo },
  "users.list": { scope: "users:read", run: userList },
  "users.lookupByEmail": { scope: "users:read.email", run: lookupByEmail },
  "usergroups.list": { scope: "usergroups:read", run: userGroupList },
  "usergroups.users.list": { scope: "usergroups:read", run: userGroupMembers },
  "bots.info": { scope: "users:read", run: botInfo },
};

/** Somebody whom the bot may write to; refuses deactivated people, bots, and strangers it shares nothing with. */
export function getReachableMember(workspace: Workspace, id: string, refusal: string): Member {
  const member = findVisible(workspace, id);
  if (!member || member.kind === "deleted" || member.kind === "bot") throw new ApiError(refusal);
  return member;
}

function findVisible(workspace: Workspace, id: string): Member | null {
  const member = workspace.findMember(id);
  if (member?.kind !== "stranger") return member;
  const meets = [...workspace.channels.values()].some(({ memberIds }) => memberIds.has(member.id));
  return meets ? member : null;
}

function toJson({ engine }: Call, member: Member): JsonObject {
  const withEmail = engine.settings.scopes.includes("users:read.email");
  return memberToJson(engine.workspace, member, { withEmail });
}

function userInfo(call: Call): JsonObject {
  const member = findVisible(call.engine.workspace, call.args.get("user"));
  if (!member) throw new ApiError("user_not_found");
  const locale = call.args.isTrue("include_locale") ? { locale: member.locale } : {};
  return { user: { ...toJson(call, member), ...locale } };
}

function userList(call: Call): JsonObject {
  const { workspace } = call.engine;
  const visible = [...workspace.members.keys()].flatMap((id) => findVisible(workspace, id) ?? []);
  const { items, metadata } = page(visible, call.args);
  return { members: items.map((member) => toJson(call, member)), cache_ts: 1, response_metadata: metadata };
}

function lookupByEmail(call: Call): JsonObject {
  const wanted = call.args.get("email").toLowerCase();
  const members = [...call.engine.workspace.members.values()];
  const found = members.find(({ kind, email }) => kind !== "deleted" && email?.toLowerCase() === wanted);
  if (!found) throw new ApiError("users_not_found");
  return { user: toJson(call, found) };
}

function userGroupList({ engine, args }: Call): JsonObject {
  const groups = [...engine.workspace.userGroups.values()];
  return {
    usergroups: groups.map((group) => groupToJson(engine.workspace, group, args.isTrue("include_users"))),
  };
}

function groupToJson(workspace: Workspace, group: UserGroup, withUsers: boolean): JsonObject {
  return {
    id: group.id,
    team_id: workspace.teamId,
    is_usergroup: true,
    name: group.name,
    handle: group.handle,
    user_count: group.memberIds.size,
    ...(withUsers ? { users: [...group.memberIds] } : {}),
  };
}

function userGroupMembers({ engine, args }: Call): JsonObject {
  const group = engine.workspace.userGroups.get(args.get("usergroup"));
  if (!group) throw new ApiError("no_such_subteam");
  return { users: [...group.memberIds] };
}

function botInfo({ engine, args }: Call): JsonObject {
  const { botId, appId, botUserId, botName } = engine.workspace;
  if ((args.find("bot") ?? botId) !== botId) throw new ApiError("bot_not_found");
  return { bot: { id: botId, deleted: false, name: botName, app_id: appId, user_id: botUserId, updated: 1 } };
}
