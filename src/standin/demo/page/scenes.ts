import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import { PlaceLink } from "./place-link.ts";
import { QuickbasePanel } from "./quickbase/quickbase-panel.ts";
import { TroublePanel } from "./trouble/trouble-panel.ts";

/** What stands beside Slack: Quickbase, and what can be made to go wrong. */
export function Scenes() {
  const { place, picture } = useThisWorld();
  const isTrouble = place.scene === "trouble";
  const { realm, isReachable } = picture.quickbase;
  return html`<section class="scenes" aria-labelledby="scenes-title">
    <header class="talk-head scenes-head">
      <div>
        <h2 id="scenes-title" tabindex="-1">${isTrouble ? "Make something go wrong" : "Quickbase"}</h2>
        <p>${isTrouble ? "See how qb-invite copes, and end it when you like." : `${realm}.quickbase.com${isReachable ? ", local" : " is down"}`}</p>
      </div>
      <${PlaceLink} to=${{ scene: isTrouble ? "quickbase" : "trouble", pane: "scenes" }} class="demo-button scenes-other">
        ${isTrouble ? "Back to Quickbase" : "Make something go wrong"}
      <//>
    </header>
    ${isTrouble ? html`<div class="scenes-body" role="region" aria-label="What can go wrong" tabindex="0"><${TroublePanel} /></div>` : html`<${QuickbasePanel} />`}
  </section>`;
}
