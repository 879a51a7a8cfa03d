import { type JsonObject, objectsOf, textOf } from "../../slack/json.ts";
import type { MessagePicture } from "../picture.ts";
import { Avatar } from "./avatar.ts";
import { Blocks } from "./blocks/blocks.ts";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import { PlaceLink } from "./place-link.ts";
import { SurfaceProvider } from "./surface.ts";
import { formatTime } from "./text/dates.ts";
import { Mrkdwn } from "./text/pieces.ts";

type Props = { channelId: string; message: MessagePicture; replies: MessagePicture[] };

/** One message, as this person sees it. */
export function Message({ channelId, message, replies }: Props) {
  const { ts, author, isPrivate, isEdited, values } = message;
  const surface = { at: { channelId, ts }, key: `m${ts.replace(".", "-")}`, values, errors: {} };
  return html`<article class=${isPrivate ? "message message-private" : "message"} aria-label=${`${author.name}, ${formatTime(ts)}`}>
    <${Avatar} name=${author.name} kind=${author.kind} />
    <div class="message-body">
      ${isPrivate && html`<p class="only-you">Only visible to you</p>`}
      <header class="message-head">
        <strong>${author.name}</strong>
        ${author.kind === "app" && html`<span class="tag">App</span>`}
        <time>${formatTime(ts)}</time>
        ${isEdited && html`<span class="edited">edited</span>`}
      </header>
      <${SurfaceProvider} value=${surface}><${Content} message=${message} /><//>
      ${replies.length > 0 && html`<${Replies} ts=${ts} replies=${replies} />`}
    </div>
  </article>`;
}

function Content({ message }: { message: MessagePicture }) {
  const { blocks, text, author, attachments } = message;
  // What people type is text; only an app writes markup.
  const words = author.kind === "app" ? html`<${Mrkdwn} text=${text} />` : text;
  return html`
    ${blocks.length > 0 ? html`<${Blocks} blocks=${blocks} />` : text && html`<p class="prose">${words}</p>`}
    ${attachments.map((attachment) => html`<${Attachment} attachment=${attachment} />`)}
  `;
}

function Attachment({ attachment }: { attachment: JsonObject }) {
  const blocks = objectsOf(attachment.blocks);
  const text = textOf(attachment.text) || textOf(attachment.fallback);
  return html`<div class="attachment">
    ${blocks.length > 0 ? html`<${Blocks} blocks=${blocks} />` : html`<p class="prose"><${Mrkdwn} text=${text} /></p>`}
  </div>`;
}

function Replies({ ts, replies }: { ts: string; replies: MessagePicture[] }) {
  const { place } = useThisWorld();
  const last = replies.at(-1);
  const count = replies.length === 1 ? "1 reply" : `${replies.length} replies`;
  return html`<${PlaceLink} to=${{ thread: ts }} isCurrent=${place.thread === ts} class="replies">
    <strong>${count}</strong> <span>last at ${formatTime(last?.ts ?? ts)}</span>
  <//>`;
}
