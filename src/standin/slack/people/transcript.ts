import type { Channel, Member } from "../state/types.ts";
import type { Workspace } from "../state/workspace.ts";
import { type ReadMessage, readMessage } from "./read-message.ts";

/** Whether this person can open this conversation. */
export function canRead(channel: Channel, person: Member): boolean {
  if (channel.isRemoved) return false;
  if (channel.memberIds.has(person.id)) return true;
  return channel.kind === "public" && person.kind === "member";
}

/** Every message that this person sees in a conversation, in the order in which they came. */
export function messagesSeenBy(workspace: Workspace, channel: Channel, person: Member): ReadMessage[] {
  if (!canRead(channel, person)) return [];
  return channel.messages
    .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === person.id)
    .map((message) => readMessage(workspace, message, person.id));
}

/** A conversation as text: replies stand indented under their message, private ones are marked. */
export function transcript(workspace: Workspace, channel: Channel, person: Member): string {
  const all = messagesSeenBy(workspace, channel, person);
  const isShown = (ts: string | undefined) => all.some((message) => message.ts === ts);
  const roots = all.filter(({ snapshot }) => !isShown(snapshot.threadTs));
  return roots
    .flatMap((root) => [
      entry(root, ""),
      ...all.filter(({ snapshot }) => snapshot.threadTs === root.ts).map((reply) => entry(reply, "    ")),
    ])
    .join("\n");
}

function entry(message: ReadMessage, indent: string): string {
  const mark = message.isPrivate ? "(only visible to you) " : "";
  const [first = "", ...rest] = message.text.split("\n");
  return [`${mark}${message.author}: ${first}`, ...rest.map((line) => `  ${line}`)]
    .map((line) => `${indent}${line}`)
    .join("\n");
}
