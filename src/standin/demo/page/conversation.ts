import { useEffect } from "preact/hooks";
import type { ConversationPicture } from "../picture.ts";
import { Composer } from "./composer.ts";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import { MessageList } from "./message-list.ts";
import { TalkHead } from "./talk-head.ts";

const SAYS: Record<string, string> = {
  general: "Everybody is here. Type /qb-invite to ask for access.",
  "quickbase-approvals": "Requests arrive here. Lee and Max decide.",
  "qb-invite": "qb-invite writes to you here about your requests.",
};

const EMPTY: Record<string, string> = {
  general: "Nothing here yet. Type /qb-invite below to ask for access.",
  "quickbase-approvals": "No requests yet. They appear here as soon as somebody asks.",
  "qb-invite": "Nothing here yet. Once you ask for access, qb-invite writes to you here.",
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
      empty=${EMPTY[key] ?? "No messages yet."}
      label=${kind === "channel" ? `Messages in #${name}` : `Messages with ${name}`}
    />
    ${
      kind === "channel"
        ? html`<${Composer} channelId=${conversation.id} placeholder=${`Message #${name}`} isTypedFor=${key === "general"} />`
        : html`<${NoComposer} />`
    }
  `;
}

/** What stands in place of the composer where an app's messages are read-only, as in manifest.yml. */
export function NoComposer() {
  return html`<p class="no-composer">Sending messages to this app has been turned off.</p>`;
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
