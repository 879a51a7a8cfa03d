import { useThisWorld } from "./context.ts";
import { Conversation } from "./conversation.ts";
import { HomeTab } from "./home-tab.ts";
import { html } from "./html.ts";
import { Thread } from "./thread.ts";

/** What is open: a conversation or the app's Home tab; beside others, a thread takes its place. */
export function Talk() {
  const { picture, place, columns } = useThisWorld();
  if (place.in === "home") return html`<${HomeTab} key=${picture.me.handle} />`;
  const { conversation, root } = useOpen();
  if (conversation === undefined) return null;
  if (columns !== null && root)
    return html`<${Thread} key=${root.ts} conversation=${conversation} root=${root} />`;
  return html`<${Conversation} key=${`${picture.me.handle} ${conversation.id}`} conversation=${conversation} />`;
}

/** The conversation that is open, and the message whose thread is. */
export function useOpen() {
  const { picture, place } = useThisWorld();
  const conversation = picture.conversations.find(({ key }) => key === place.in) ?? picture.conversations[0];
  const root = place.in === "home" ? undefined : conversation?.messages.find(({ ts }) => ts === place.thread);
  return { conversation, root };
}
