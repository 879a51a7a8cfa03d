import type { WebClient } from "@slack/web-api";
import type { Log, Posted, Refused } from "../../invite/ports.ts";
import type { MessageAddress } from "../../invite/request.ts";
import { type Refusal, refusalOf, sortRefusal } from "../refused-calls.ts";
import type { Message } from "../views/message.ts";
import type { PacedLane, Turn } from "./paced-lane.ts";

/** Posts, edits and removes messages. What Slack may take in a moment throws; any other refusal is an answer. */
export type Messenger = {
  /** Posts to a channel, or to a person's direct messages by their user id, at the pace that Slack takes in each. */
  post(to: PostTo, message: Message): Promise<Posted>;
  edit(at: MessageAddress, message: Message): Promise<Edited>;
  /** Removes a message that another one has replaced; false when Slack leaves it where it is. */
  remove(at: MessageAddress): Promise<boolean>;
};

/** Where a message goes, and when; one that is overtaken gives its turn up to whoever else waits, and rejects. */
export type PostTo = { channelId: string; threadTs?: string; turn: Turn; overtaken?: AbortSignal };

/** The thread under a message. */
export function inThread({ channelId, messageTs }: MessageAddress): Pick<PostTo, "channelId" | "threadTs"> {
  return { channelId, threadTs: messageTs };
}

/** What an edit came to: the message is gone, or stays as it is, or its place or Slack does not take the edit. */
export type Edited =
  | { edited: true }
  | { edited: false; why: "gone" | "locked" }
  | ({ edited: false; why: "refused" } & Refused);

/** An error that Slack's pages do not have may pass as it came: so often it is tried again, and then as something away. */
const TRIES_OF_UNKNOWN = 3;

type Parts = {
  /** One that hands on when Slack asks to slow down: then a lane waits, and not the whole client. */
  client: WebClient;
  /** The lane of the posts to a channel, or to a person's direct messages. */
  laneTo: (channelId: string) => PacedLane;
  log: Log;
};

/** Messages by Slack's Web API. */
export function createMessenger({ client, laneTo, log }: Parts): Messenger {
  /** Places that refuse, each with its last error: an operator reads of each once. */
  const refusing = new Map<string, { error: string; times: number }>();

  const heard = (place: string): void => {
    if (refusing.delete(place)) log.info({ place }, "Slack takes messages here again");
  };
  /** What a refusal asks for here; rejects with it when the call is to be made again. */
  const sort = (
    call: { method: "chat.postMessage" | "chat.update"; place: string },
    thrown: unknown,
  ): { refusal: Refusal; error: string } => {
    const error = refusalOf(thrown);
    if (error === null) throw thrown;
    const refusal = sortRefusal(call.method, error);
    if (refusal === "again") throw thrown;
    const before = refusing.get(call.place);
    const times = before?.error === error ? before.times + 1 : 1;
    refusing.set(call.place, { error, times });
    if (times === 1) log.warn({ ...call, error, refusal }, "Slack refuses a message");
    if (refusal === "unknown" && times < TRIES_OF_UNKNOWN) throw thrown;
    return { refusal: refusal === "unknown" ? "away" : refusal, error };
  };

  return {
    async post({ channelId, threadTs, turn, overtaken }, { text, blocks }) {
      const send = () =>
        client.chat.postMessage({
          channel: channelId,
          text,
          blocks,
          unfurl_links: false,
          unfurl_media: false,
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        });
      try {
        const { channel, ts } = await laneTo(channelId).run(turn, send, overtaken);
        if (channel === undefined || ts === undefined)
          throw new Error("Cannot tell where the message is: Slack answered without channel and ts");
        heard(channelId);
        return { posted: true, at: { channelId: channel, messageTs: ts } };
      } catch (thrown) {
        const { refusal, error } = sort({ method: "chat.postMessage", place: channelId }, thrown);
        return { posted: false, refusal: error, forGood: refusal !== "away" };
      }
    },
    async edit({ channelId, messageTs }, { text, blocks }) {
      const place = `${channelId} ${messageTs}`;
      try {
        // Blocks as the text that goes out anyway: else the client walks through them for a line of its log that nobody
        // reads, which is up to a third of what an edit costs.
        await client.apiCall("chat.update", {
          channel: channelId,
          ts: messageTs,
          text,
          blocks: JSON.stringify(blocks),
        });
        heard(place);
        return { edited: true };
      } catch (thrown) {
        const { refusal, error } = sort({ method: "chat.update", place }, thrown);
        if (refusal === "gone" || refusal === "locked") return { edited: false, why: refusal };
        return { edited: false, why: "refused", refusal: error, forGood: refusal !== "away" };
      }
    },
    async remove({ channelId, messageTs }) {
      try {
        await client.chat.delete({ channel: channelId, ts: messageTs });
        return true;
      } catch (error) {
        log.warn({ channelId, messageTs, error: refusalOf(error) ?? error }, "Cannot remove a message");
        return false;
      }
    },
  };
}
