import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import type { Place } from "./place.ts";
import { PlaceLink } from "./place-link.ts";

const PANES: Record<Place["pane"], string> = {
  people: "People",
  talk: "Conversation",
  quickbase: "Quickbase",
};

/** In a narrow window, which part of the page is shown. */
export function PaneSwitch() {
  const { place } = useThisWorld();
  const panes = Object.entries(PANES);
  return html`<nav class="pane-switch" aria-label="Parts of the page">
    ${panes.map(
      ([pane, words]) =>
        html`<${PlaceLink} to=${{ pane }} isCurrent=${place.pane === pane} class="pane-link">${words}<//>`,
    )}
  </nav>`;
}
