import { useRef } from "preact/hooks";
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

type Props = {
  channelId: string;
  message: MessagePicture;
  replies: MessagePicture[];
  /** It has come while somebody looks. */
  isNew: boolean;
  /** The same author goes on: no name again. */
  goesOn: boolean;
};

const EYE = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8Z" /><circle cx="8" cy="8" r="2" /></svg>`;

/** One message, as this person sees it. */
export function Message({ channelId, message, replies, isNew, goesOn }: Props) {
  const { me } = useThisWorld().picture;
  const { ts, author, isPrivate, isEdited, values } = message;
  const key = `${me.handle}-m${ts.replace(".", "-")}`;
  const surface = { at: { channelId, ts }, key, values, errors: {} };
  const time = formatTime(ts);
  return html`<article class=${goesOn ? "message message-goes-on" : "message"} aria-label=${`${author.name}, ${time}`}>
    <${Glow} of=${message} isNew=${isNew} />
    ${goesOn ? html`<time class="message-time" aria-hidden="true">${time.replace(/ [AP]M$/, "")}</time>` : html`<${Avatar} name=${author.name} kind=${author.kind} />`}
    <div class="message-body">
      ${isPrivate && html`<p class="only-you">${EYE} Only visible to you</p>`}
      ${
        goesOn ||
        html`<header class="message-head">
          <strong>${author.name}</strong>
          ${author.kind === "app" && html`<span class="tag">APP</span>`}
          <time>${time}</time>
        </header>`
      }
      <${SurfaceProvider} value=${surface}><${Content} message=${message} /><//>
      ${isEdited && html`<span class="edited">(edited)</span>`}
      ${replies.length > 0 && html`<${Replies} ts=${ts} replies=${replies} />`}
    </div>
  </article>`;
}

/** A light on what is new or has changed; another change begins it again. */
function Glow({ of: { text, blocks }, isNew }: { of: MessagePicture; isNew: boolean }) {
  const now = JSON.stringify([text, blocks]);
  const first = useRef(now);
  if (!isNew && now === first.current) return null;
  return html`<span class="glow" key=${now} aria-hidden="true"></span>`;
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
