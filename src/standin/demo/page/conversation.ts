import { useEffect } from "preact/hooks";
import type { ConversationPicture } from "../picture.ts";
import { Composer } from "./composer.ts";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import { MessageList } from "./message-list.ts";
import { TalkHead } from "./talk-head.ts";

const SAYS: Record<string, string> = {
  general: "Where everybody is. A good place to type /qb-invite.",
  "quickbase-approvals": "Requests appear here; Lee and Max decide.",
  "qb-invite": "The bot tells you here what becomes of your requests.",
};

const EMPTY: Record<string, string> = {
  general: "Type /qb-invite below, and send a request. Then be Lee, and decide in #quickbase-approvals.",
  "quickbase-approvals": "No request yet. Be Ana, and type /qb-invite in #general.",
  "qb-invite": "No message yet. Once you ask for an invitation, the bot writes to you here.",
};

/** A channel, or the direct messages with the bot. */
export function Conversation({ conversation }: { conversation: ConversationPicture }) {
  const { key, kind, name, messages } = conversation;
  useReading(conversation);
  return html`
    <${TalkHead} title=${kind === "channel" ? `# ${name}` : name} says=${SAYS[key] ?? ""} isOfBot=${kind === "direct"} />
    <${MessageList}
      channelId=${conversation.id}
      messages=${messages}
      isThread=${false}
      empty=${EMPTY[key] ?? "No message yet."}
      label=${kind === "channel" ? `Messages in #${name}` : `Messages with ${name}`}
    />
    <${Composer} channelId=${conversation.id} placeholder=${kind === "channel" ? `Message #${name}` : `Message ${name}`} />
  `;
}

/** What is shown in a visible window has been read. */
function useReading({ id, unread, messages }: ConversationPicture): void {
  const { act } = useThisWorld();
  useEffect(() => {
    const read = () => {
      const last = messages.findLast(({ threadTs }) => threadTs === null);
      if (unread > 0 && last && document.visibilityState === "visible")
        void act("read", { channelId: id, ts: last.ts });
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [id, unread, messages.length]);
}
