import { ApiError } from "../api-error.ts";
import { messageToJson } from "../delivery/wire-shapes.ts";
import type { Engine } from "../engine.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Channel, Message } from "../state/types.ts";
import type { Arguments } from "./arguments.ts";
import { getChannel, getChannelToWrite } from "./find-channel.ts";
import { type Content, readContent } from "./message-content.ts";
import type { Call, Methods } from "./method.ts";
import { getReachableMember } from "./people-methods.ts";

// https://docs.slack.dev/reference/methods/chat.update
const MAX_UPDATE_TEXT = 4000;

/** The `chat.*` methods: https://docs.slack.dev/reference/methods */
export const chatMethods: Methods = {
  "chat.postMessage": { scope: "chat:write", run: postMessage },
  "chat.postEphemeral": { scope: "chat:write", run: postEphemeral },
  "chat.update": { scope: "chat:write", run: updateMessage },
  "chat.delete": { scope: "chat:write", run: deleteMessage },
  "chat.getPermalink": { run: getPermalink },
};

function postMessage({ engine, args }: Call): JsonObject {
  const { workspace } = engine;
  const channel = getTarget(engine, args.get("channel"));
  const content = readContent(args);
  const message = workspace.post({
    ...content,
    channelId: channel.id,
    authorId: workspace.botUserId,
    threadTs: readThread(channel, args),
    metadata: readMetadata(args),
  });
  return { channel: channel.id, ts: message.ts, message: messageToJson(workspace, message) };
}

/** A channel by id or `#name`, or the direct messages with a person, by the person's id. */
function getTarget({ workspace, settings }: Engine, target: string): Channel {
  if (/^[UW]/.test(target)) {
    const person = getReachableMember(workspace, target, "channel_not_found");
    if (!settings.messagesTab) throw new ApiError("messages_tab_disabled");
    return workspace.openDirect(person.id);
  }
  const named = [...workspace.channels.values()].find((channel) => `#${channel.name}` === target);
  return getChannelToWrite(workspace, named?.id ?? target, settings.scopes);
}

function postEphemeral({ engine, args }: Call): JsonObject {
  const { workspace, settings } = engine;
  const channel = getChannelToWrite(workspace, args.get("channel"), settings.scopes);
  const personId = workspace.findMember(args.get("user"))?.id ?? args.get("user");
  if (!channel.memberIds.has(personId)) throw new ApiError("user_not_in_channel");
  const message = workspace.post({
    ...readContent(args),
    channelId: channel.id,
    authorId: workspace.botUserId,
    threadTs: readThread(channel, args),
    onlyFor: personId,
  });
  return { message_ts: message.ts };
}

function updateMessage({ engine, args }: Call): JsonObject {
  const { workspace } = engine;
  const message = getOwnMessage(engine, args, { foreign: "cant_update_message", archived: "is_inactive" });
  if ((args.find("text") ?? "").length > MAX_UPDATE_TEXT) throw new ApiError("msg_too_long");
  const content = readContent(args);
  Object.assign(message, kept(message, content, args));
  // Slack marks a message as edited only when it has no blocks.
  if (!content.blocks.length) message.editedTs = workspace.ids.ts();
  workspace.changed("a message was updated");
  const json = messageToJson(workspace, message);
  return { channel: message.channelId, ts: message.ts, text: message.text, message: json };
}

// Text alone takes the old blocks away; blocks alone leave the old text.
function kept(message: Message, content: Content, args: Arguments): Partial<Message> {
  const metadata = readMetadata(args);
  return {
    text: args.has("text") || args.has("markdown_text") ? content.text : message.text,
    blocks: content.blocks,
    attachments: args.has("attachments") ? content.attachments : message.attachments,
    ...(metadata ? { metadata } : {}),
  };
}

function deleteMessage({ engine, args }: Call): JsonObject {
  const message = getOwnMessage(engine, args, {
    foreign: "cant_delete_message",
    archived: "cant_delete_message",
  });
  engine.workspace.removeMessage(message);
  return { channel: message.channelId, ts: message.ts };
}

function getPermalink({ engine, args, origin }: Call): JsonObject {
  const message = getVisibleMessage(engine, args, "message_ts");
  const query = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${message.channelId}` : "";
  const permalink = `${origin}/archives/${message.channelId}/p${message.ts.replace(".", "")}${query}`;
  return { channel: message.channelId, permalink };
}

function getVisibleMessage({ workspace }: Engine, args: Arguments, name: "ts" | "message_ts"): Message {
  const channel = getChannel(workspace, args.get("channel"));
  const message = workspace.findMessage(channel.id, args.get(name));
  // An ephemeral message is not stored at Slack: only a response URL reaches it.
  if (!message || message.onlyFor) throw new ApiError("message_not_found");
  return message;
}

function getOwnMessage(
  engine: Engine,
  args: Arguments,
  refusals: { foreign: string; archived: string },
): Message {
  const message = getVisibleMessage(engine, args, "ts");
  if (!message.isFromApp) throw new ApiError(refusals.foreign);
  if (engine.workspace.channels.get(message.channelId)?.isArchived) throw new ApiError(refusals.archived);
  return message;
}

// Slack takes a thread that does not exist and posts into the channel's own list; a wrong form it refuses.
function readThread(channel: Channel, args: Arguments): string | undefined {
  const threadTs = args.find("thread_ts");
  if (threadTs === null) return undefined;
  if (!/^\d+\.\d+$/.test(threadTs)) throw new ApiError("invalid_arguments", ["[ERROR] invalid thread_ts"]);
  const parent = channel.messages.find((message) => message.ts === threadTs && !message.onlyFor);
  return parent?.threadTs ?? parent?.ts;
}

function readMetadata(args: Arguments): JsonObject | undefined {
  const metadata = args.structured("metadata", "invalid_metadata_format");
  if (metadata === undefined || metadata === null) return undefined;
  if (!isObject(metadata) || typeof metadata.event_type !== "string" || !isObject(metadata.event_payload))
    throw new ApiError("invalid_metadata_format");
  return metadata;
}
