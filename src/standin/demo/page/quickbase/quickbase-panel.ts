import type { ComponentType } from "preact";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import type { Place } from "../place.ts";
import { PlaceLink } from "../place-link.ts";
import { Accounts } from "./accounts.ts";
import { Apps } from "./apps.ts";
import { Calls } from "./calls.ts";
import { Emails } from "./emails.ts";
import { latestIn } from "./latest.ts";

type Tab = { id: Place["tab"]; words: string; count: number; shows: ComponentType };

/** What the local Quickbase knows and does. */
export function QuickbasePanel() {
  const { picture, place } = useThisWorld();
  const { quickbase } = picture;
  const tabs: Tab[] = [
    { id: "emails", words: "Emails", count: quickbase.mails.length, shows: Emails },
    { id: "apps", words: "Applications", count: 0, shows: Apps },
    { id: "calls", words: "Calls", count: quickbase.callCount, shows: Calls },
    { id: "accounts", words: "Accounts", count: 0, shows: Accounts },
  ];
  const open = place.tab === "latest" ? latestIn(quickbase) : place.tab;
  const shown = tabs.find(({ id }) => id === open);
  return html`
    <nav class="tabs" aria-label="Quickbase">
      ${tabs.map(
        ({
          id,
          words,
          count,
        }) => html`<${PlaceLink} key=${id} to=${{ tab: id }} isCurrent=${id === open} class="tab">
          ${words}${count > 0 && html` <span class="count">${count}</span>`}
        <//>`,
      )}
    </nav>
    <div class="scenes-body" role="region" aria-label=${shown?.words} tabindex="0">${shown && html`<${shown.shows} />`}</div>
  `;
}
