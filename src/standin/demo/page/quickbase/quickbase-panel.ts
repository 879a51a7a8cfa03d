import type { ComponentType } from "preact";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import type { Place } from "../place.ts";
import { PlaceLink } from "../place-link.ts";
import { Accounts } from "./accounts.ts";
import { Apps } from "./apps.ts";
import { Calls } from "./calls.ts";
import { Mails } from "./mails.ts";

type Tab = { id: Place["tab"]; words: string; count: number; shows: ComponentType };

/** What the local Quickbase knows and does. */
export function QuickbasePanel() {
  const { picture, place } = useThisWorld();
  const { quickbase } = picture;
  const tabs: Tab[] = [
    { id: "apps", words: "Applications", count: 0, shows: Apps },
    { id: "mails", words: "Mails", count: quickbase.mails.length, shows: Mails },
    { id: "calls", words: "Calls", count: quickbase.callCount, shows: Calls },
    { id: "accounts", words: "Accounts", count: 0, shows: Accounts },
  ];
  const shown = tabs.find(({ id }) => id === place.tab) ?? tabs[0];
  return html`<section class="quickbase" aria-labelledby="quickbase-title">
    <header class="talk-head">
      <div>
        <h2 id="quickbase-title">Quickbase</h2>
        <p>${quickbase.realm}.quickbase.com, on this machine${quickbase.isReachable ? "" : ": down"}</p>
      </div>
    </header>
    <nav class="tabs" aria-label="Quickbase">
      ${tabs.map(
        ({
          id,
          words,
          count,
        }) => html`<${PlaceLink} key=${id} to=${{ tab: id }} isCurrent=${place.tab === id} class="tab">
          ${words}${count > 0 && html` <span class="count">${count}</span>`}
        <//>`,
      )}
    </nav>
    <div class="quickbase-body" role="region" aria-label=${shown?.words} tabindex="0">${shown && html`<${shown.shows} />`}</div>
  </section>`;
}
