import { hash } from "node:crypto";
import type { MessageAddress } from "../../invite/request.ts";
import type { Message } from "../views/message.ts";

/** What this process has last shown in each message. */
export type Pictures = {
  isShown(at: MessageAddress, message: Message): boolean;
  note(at: MessageAddress, message: Message): void;
  forget(at: MessageAddress): void;
};

/** Of so many messages, the ones shown last; of any other it is not known what they show. */
const MOST_KEPT = 2_000;

/** Remembers pictures by their digests. */
export function createPictures(): Pictures {
  const shown = new Map<string, string>();
  const forget = (at: MessageAddress) => void shown.delete(keyOf(at));
  return {
    isShown: (at, message) => shown.get(keyOf(at)) === digestOf(message),
    note(at, message) {
      forget(at);
      shown.set(keyOf(at), digestOf(message));
      const [oldest] = shown.keys();
      if (shown.size > MOST_KEPT && oldest !== undefined) shown.delete(oldest);
    },
    forget,
  };
}

function keyOf({ channelId, messageTs }: MessageAddress): string {
  return `${channelId} ${messageTs}`;
}

function digestOf({ text, blocks }: Message): string {
  return hash("sha256", JSON.stringify([text, blocks]));
}
