import { ApiError } from "../api-error.ts";
import type { Channel } from "../state/types.ts";
import type { Workspace } from "../state/workspace.ts";

/** A conversation that the bot may know of; a private one without the bot does not exist for it. */
export function getChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.channels.get(id);
  const isHidden = channel?.kind !== "public" && !channel?.memberIds.has(workspace.botUserId);
  if (!channel || channel.isRemoved || isHidden) throw new ApiError("channel_not_found");
  return channel;
}

/** A conversation into which the bot may write. */
export function getChannelToWrite(workspace: Workspace, id: string, scopes: string[]): Channel {
  const channel = getChannel(workspace, id);
  if (channel.isArchived) throw new ApiError("is_archived");
  const isMember = channel.memberIds.has(workspace.botUserId);
  if (!isMember && !scopes.includes("chat:write.public")) throw new ApiError("not_in_channel");
  return channel;
}
