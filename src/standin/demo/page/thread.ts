import type { ConversationPicture, MessagePicture } from "../picture.ts";
import { Composer } from "./composer.ts";
import { useThisWorld } from "./context.ts";
import { NoComposer } from "./conversation.ts";
import { html } from "./html.ts";
import { MessageList } from "./message-list.ts";

/** A message and its replies, beside the conversation. */
export function Thread({ conversation, root }: { conversation: ConversationPicture; root: MessagePicture }) {
  const { go, picture } = useThisWorld();
  const titleId = `thread-${picture.me.handle}`;
  const { id, kind, name, messages } = conversation;
  const inThread = messages.filter(({ ts, threadTs }) => ts === root.ts || threadTs === root.ts);
  return html`<section class="thread" aria-labelledby=${titleId}>
    <header class="talk-head">
      <div>
        <h2 id=${titleId}>Thread</h2>
        <p>${kind === "channel" ? `# ${name}` : name}</p>
      </div>
      <button type="button" class="icon-button" aria-label="Close the thread" onClick=${() => go({ thread: "" })}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
      </button>
    </header>
    <${MessageList} channelId=${id} messages=${inThread} isThread label="Messages in the thread" />
    ${kind === "channel" ? html`<${Composer} channelId=${id} threadTs=${root.ts} placeholder="Reply" />` : html`<${NoComposer} />`}
  </section>`;
}
