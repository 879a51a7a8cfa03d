import { ApiError } from "../api-error.ts";
import type { JsonObject } from "../json.ts";
import type { Channel } from "../state/types.ts";
import type { Workspace } from "../state/workspace.ts";
import { getChannel } from "./find-channel.ts";
import type { Call, Methods } from "./method.ts";
import { page } from "./page.ts";
import { getReachableMember } from "./people-methods.ts";
import { requireScope } from "./scopes.ts";

/** The `conversations.*` methods that a bot of ours may use. */
export const conversationMethods: Methods = {
  "conversations.open": { scope: "im:write", run: openDirect },
  "conversations.info": { run: info },
  "conversations.join": { scope: "channels:join", run: join },
  "conversations.members": { run: members },
};

const READ_SCOPES = { public: "channels:read", private: "groups:read", direct: "im:read" } as const;

function openDirect({ engine, args }: Call): JsonObject {
  const { workspace } = engine;
  const users = args.find("users");
  if (users === null) throw new ApiError("users_list_not_supplied");
  if (users.includes(",")) throw new ApiError("missing_scope", [], { needed: "mpim:write" });
  if (workspace.findMember(users)?.kind === "deleted") throw new ApiError("user_disabled");
  const person = getReachableMember(workspace, users, "user_not_found");
  const alreadyOpen = workspace.findDirect(person.id) !== null;
  const { id } = workspace.openDirect(person.id);
  return { channel: { id }, ...(alreadyOpen ? { no_op: true, already_open: true } : {}) };
}

function info(call: Call): JsonObject {
  const channel = getReadable(call);
  const shown = channelToJson(call.engine.workspace, channel);
  const count = call.args.isTrue("include_num_members") ? { num_members: channel.memberIds.size } : {};
  return { channel: { ...shown, ...count } };
}

function getReadable({ engine, args }: Call): Channel {
  const channel = getChannel(engine.workspace, args.get("channel"));
  requireScope(engine.settings.scopes, READ_SCOPES[channel.kind]);
  return channel;
}

function join({ engine, args }: Call): JsonObject {
  const channel = getChannel(engine.workspace, args.get("channel"));
  if (channel.kind !== "public") throw new ApiError("method_not_supported_for_channel_type");
  if (channel.isArchived) throw new ApiError("is_archived");
  channel.memberIds.add(engine.workspace.botUserId);
  engine.workspace.changed(`the bot joined #${channel.name}`);
  return { channel: channelToJson(engine.workspace, channel) };
}

function members(call: Call): JsonObject {
  const { items, metadata } = page([...getReadable(call).memberIds], call.args);
  return { members: items, response_metadata: metadata };
}

function channelToJson(workspace: Workspace, channel: Channel): JsonObject {
  const isDirect = channel.kind === "direct";
  return {
    id: channel.id,
    ...(isDirect
      ? { user: [...channel.memberIds].find((id) => id !== workspace.botUserId) }
      : { name: channel.name, name_normalized: channel.name }),
    is_channel: channel.kind === "public",
    is_group: channel.kind === "private",
    is_im: isDirect,
    is_private: channel.kind !== "public",
    is_archived: channel.isArchived,
    is_member: channel.memberIds.has(workspace.botUserId),
    is_shared: channel.isExternallyShared,
    is_ext_shared: channel.isExternallyShared,
    is_org_shared: false,
    is_general: false,
    context_team_id: workspace.teamId,
  };
}
