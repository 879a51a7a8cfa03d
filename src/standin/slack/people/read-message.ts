import { fieldsOf } from "../blocks/form-values.ts";
import { readBlocks } from "../blocks/read-blocks.ts";
import { mentionsInBlocks, readMarkup, readMentions, readTextObject } from "../blocks/read-text.ts";
import { type JsonObject, objectsOf, textOf } from "../json.ts";
import type { Message } from "../state/types.ts";
import type { Workspace } from "../state/workspace.ts";
import { namesIn } from "./names.ts";

/** A message as one person read it at one moment; later edits do not change it. */
export type ReadMessage = {
  /** All that is to be read in it, controls in square brackets. */
  text: string;
  /** The text that notifications and screen readers use. */
  notification: string;
  author: string;
  channel: string;
  buttons: string[];
  /** Whom it notifies: `@Ana Lee`, `@ops`, `@channel`. */
  mentions: string[];
  isPrivate: boolean;
  isReply: boolean;
  ts: string;
  /** The message itself, as it was. */
  snapshot: Message;
};

/** Reads a message with the eyes of one person. */
export function readMessage(workspace: Workspace, message: Message, personId: string): ReadMessage {
  const names = namesIn(workspace);
  const values = message.values.get(personId) ?? {};
  const lines = message.blocks.length
    ? readBlocks(message.blocks, { names, values })
    : [readMarkup(message.text, names)];
  const attached = message.attachments.flatMap((attachment) => [
    ...readBlocks(objectsOf(attachment.blocks), { names, values }),
    ...[attachment.title, attachment.text].map((text) => readMarkup(textOf(text), names)),
  ]);
  return {
    text: [...lines, ...attached].filter((line) => line !== "").join("\n"),
    notification: readMarkup(message.text, names),
    author: names.person(message.authorId),
    channel: workspace.channels.get(message.channelId)?.name ?? message.channelId,
    buttons: buttonsIn(workspace, message.blocks),
    mentions: message.blocks.length
      ? mentionsInBlocks(message.blocks, names)
      : readMentions(message.text, names, { verbatim: true }),
    isPrivate: message.onlyFor !== undefined,
    isReply: message.threadTs !== undefined,
    ts: message.ts,
    // An update gives a message new blocks and leaves the old ones as they were.
    snapshot: { ...message },
  };
}

function buttonsIn(workspace: Workspace, blocks: JsonObject[]): string[] {
  return fieldsOf(blocks)
    .filter(({ element }) => element.type === "button")
    .map(({ element }) => readTextObject(element.text, namesIn(workspace)));
}
