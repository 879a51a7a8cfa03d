import { useLayoutEffect, useRef } from "preact/hooks";
import type { MessagePicture } from "../picture.ts";
import { html } from "./html.ts";
import { Message } from "./message.ts";

type Props = {
  channelId: string;
  messages: MessagePicture[];
  /** Replies stand under each other; elsewhere they stand behind a line under their message. */
  isThread: boolean;
  empty?: string;
  label: string;
};

const NEAR_END_PX = 120;

/** Messages in their order; whoever looks at the end stays there. */
export function MessageList({ channelId, messages, isThread, empty, label }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (list.current && isAtEnd.current) list.current.scrollTop = list.current.scrollHeight;
  });
  const onScroll = () => {
    if (!list.current) return;
    const { scrollHeight, scrollTop, clientHeight } = list.current;
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  };
  const isShown = (ts: string | null) => messages.some((message) => message.ts === ts);
  const shown = isThread ? messages : messages.filter(({ threadTs }) => !isShown(threadTs));
  return html`<div class="messages" role="log" aria-label=${label} tabindex="0" ref=${list} onScroll=${onScroll}>
    ${shown.length === 0 && empty && html`<p class="empty">${empty}</p>`}
    ${shown.map(
      (message) => html`<${Message}
        key=${message.ts}
        channelId=${channelId}
        message=${message}
        replies=${isThread ? [] : messages.filter(({ threadTs }) => threadTs === message.ts)}
      />`,
    )}
  </div>`;
}
