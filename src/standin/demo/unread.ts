import { canRead } from "../slack/people/transcript.ts";
import type { Channel, Member, Message } from "../slack/state/types.ts";
import type { Demo } from "./demo.ts";

/** What somebody has not read in a conversation, and how much of it is meant for them. */
export type Unread = { unread: number; mentions: number };

/** How the direct messages with the bot are called in addresses. */
const DIRECT_KEY = "qb-invite";

/** How a conversation is called in addresses. */
export function keyOf({ kind, name }: Channel): string {
  return kind === "direct" ? DIRECT_KEY : name;
}

/** The channels that somebody can read, and their direct messages with the bot. */
export function conversationsOf({ world }: Demo, person: Member): Channel[] {
  const { workspace } = world.slack.engine;
  const channels = [...workspace.channels.values()].filter(
    (channel) => channel.kind !== "direct" && canRead(channel, person),
  );
  return [...channels, workspace.openDirect(person.id)];
}

/** Counts what is new for somebody: everything in direct messages is meant for them, elsewhere what names them. */
export function countUnread(demo: Demo, channel: Channel, person: Member): Unread {
  const mark = demo.readMarks.of(person.id, channel.id);
  const unread = channel.messages.filter(
    ({ ts, authorId, threadTs, onlyFor }) =>
      ts > mark &&
      threadTs === undefined &&
      authorId !== person.id &&
      (onlyFor === undefined || onlyFor === person.id),
  );
  const ids = idsOf(demo, person);
  const isMeant = (message: Message) => channel.kind === "direct" || ids.some((id) => isIn(message, id));
  return { unread: unread.length, mentions: unread.filter(isMeant).length };
}

/** The ids by which somebody is mentioned: their own, and those of their groups. */
function idsOf({ world }: Demo, { id }: Member): string[] {
  const groups = [...world.slack.engine.workspace.userGroups.values()];
  return [id, ...groups.filter(({ memberIds }) => memberIds.has(id)).map((group) => group.id)];
}

function isIn({ text, blocks }: Message, id: string): boolean {
  return `${text} ${JSON.stringify(blocks)}`.includes(id);
}
