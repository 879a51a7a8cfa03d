import type { PersonPicture } from "../picture.ts";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import { PlaceLink } from "./place-link.ts";

/** The top of a conversation; the bot has two tabs. */
export function TalkHead({ title, says, isOfBot }: { title: string; says: string; isOfBot: boolean }) {
  const { place, picture } = useThisWorld();
  return html`<header class="talk-head">
    <div>
      <h2 id=${talkTitleId(picture.me)} tabindex="-1">${title}</h2>
      <p>${says}</p>
    </div>
    ${
      isOfBot &&
      html`<nav class="bot-tabs" aria-label="Tabs of the app">
        <${PlaceLink} to=${{ in: "home", thread: "" }} isCurrent=${place.in === "home"}>Home<//>
        <${PlaceLink} to=${{ in: "qb-invite", thread: "" }} isCurrent=${place.in !== "home"}>Messages<//>
      </nav>`
    }
  </header>`;
}

/** The id of the title of what somebody has open: more than one can stand side by side. */
export function talkTitleId({ handle }: PersonPicture): string {
  return `talk-${handle}`;
}
