import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import type { Place } from "./place.ts";
import { PlaceLink } from "./place-link.ts";

/** In a narrow window, which part of the page is shown. */
export function PaneSwitch() {
  const { place, picture } = useThisWorld();
  const unread = picture.conversations.some((each) => each.unread > 0);
  const panes: [Place["pane"], string][] = [
    ["people", `You: ${picture.me.name}${unread ? " •" : ""}`],
    ["talk", "Conversation"],
    ["quickbase", "Quickbase"],
  ];
  return html`<nav class="pane-switch" aria-label="Parts of the page">
    ${panes.map(
      ([pane, words]) =>
        html`<${PlaceLink} to=${{ pane }} isCurrent=${place.pane === pane} class="pane-link">${words}<//>`,
    )}
  </nav>`;
}
