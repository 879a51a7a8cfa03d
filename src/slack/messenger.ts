import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { Posted } from "../invite/ports.ts";
import type { MessageAddress } from "../invite/request.ts";
import type { Message } from "./views/message.ts";

/** Posts and edits messages. */
export type Messenger = {
  /** Posts to a channel, or to a person's direct messages by their user id. */
  post(to: { channelId: string; threadTs?: string }, message: Message): Promise<Posted>;
  edit(at: MessageAddress, message: Message): Promise<Edited>;
};

/** What an edit came to: the message is not there any more, or its place is away and may come back. */
export type Edited = "edited" | "message gone" | "place away";

/** Errors that say that there is nowhere to post to; trying again soon would not help. */
const NO_PLACE: Record<string, string> = {
  channel_not_found: "the channel does not exist, or the bot may not see it",
  not_in_channel: "the bot is not a member of the channel",
  is_archived: "the channel is archived",
  user_not_found: "Slack does not know this person",
  user_disabled: "this person's account is deactivated",
  messages_tab_disabled: "direct messages with the bot are switched off",
  cannot_reply_to_message: "there can be no thread under the message",
  cannot_dm_bot: "a bot has no direct messages",
};

const UNEDITED: Record<string, Edited> = {
  message_not_found: "message gone",
  cant_update_message: "message gone",
  edit_window_closed: "message gone",
  channel_not_found: "place away",
  not_in_channel: "place away",
  is_archived: "place away",
};

/** Messages by Slack's Web API. */
export function createMessenger(client: WebClient): Messenger {
  return {
    async post({ channelId, threadTs }, { text, blocks }) {
      try {
        const { channel, ts } = await client.chat.postMessage({
          channel: channelId,
          text,
          blocks,
          unfurl_links: false,
          unfurl_media: false,
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        });
        if (channel === undefined || ts === undefined)
          throw new Error("Cannot tell where the message is: Slack answered without channel and ts");
        return { posted: true, at: { channelId: channel, messageTs: ts } };
      } catch (error) {
        const problem = problemOf(platformErrorOf(error) ?? "");
        if (problem === null) throw error;
        return { posted: false, problem };
      }
    },
    async edit({ channelId, messageTs }, { text, blocks }) {
      try {
        await client.chat.update({ channel: channelId, ts: messageTs, text, blocks });
        return "edited";
      } catch (error) {
        const edited = UNEDITED[platformErrorOf(error) ?? ""];
        if (edited === undefined) throw error;
        return edited;
      }
    },
  };
}

/** Why there is nowhere to post to, or null when it is another error. */
function problemOf(error: string): string | null {
  // A family, with the cases of a locked thread and a channel that is read-only.
  if (error.startsWith("restricted_action")) return "the workspace does not let the bot post there";
  return NO_PLACE[error] ?? null;
}

function platformErrorOf(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}
