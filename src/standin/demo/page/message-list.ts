import { useLayoutEffect, useRef } from "preact/hooks";
import type { MessagePicture } from "../picture.ts";
import { html } from "./html.ts";
import { Message } from "./message.ts";
import { useNewcomers } from "./use-newcomers.ts";

type Props = {
  channelId: string;
  messages: MessagePicture[];
  /** Replies stand under each other; elsewhere they stand behind a line under their message. */
  isThread: boolean;
  empty?: string;
  label: string;
};

const NEAR_END_PX = 120;
/** What somebody says within this time goes on under one name, as in Slack. */
const TOGETHER_SECONDS = 5 * 60;

/** Messages in their order; whoever looks at the end stays there. */
export function MessageList({ channelId, messages, isThread, empty, label }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const isNew = useNewcomers(messages.map(({ ts }) => ts));
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
  const repliesTo = ({ ts }: MessagePicture) =>
    isThread ? [] : messages.filter(({ threadTs }) => threadTs === ts);
  return html`<div class="messages" role="log" aria-label=${label} tabindex="0" ref=${list} onScroll=${onScroll}>
    ${shown.length === 0 && empty && html`<p class="empty">${empty}</p>`}
    ${shown.map((message, index) => {
      const before = shown[index - 1];
      return html`<${Message}
        key=${message.ts}
        channelId=${channelId}
        message=${message}
        replies=${repliesTo(message)}
        isNew=${isNew(message.ts)}
        goesOn=${before !== undefined && repliesTo(before).length === 0 && goesOnFrom(before, message)}
      />`;
    })}
  </div>`;
}

function goesOnFrom(before: MessagePicture, message: MessagePicture): boolean {
  const isSameAuthor = before.author.id === message.author.id && before.author.kind === message.author.kind;
  const isPrivate = before.isPrivate || message.isPrivate;
  return isSameAuthor && !isPrivate && Number(message.ts) - Number(before.ts) < TOGETHER_SECONDS;
}
