import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { EVERYONE, toPerson } from "../place.ts";
import { PlaceLink } from "../place-link.ts";
import { BotState } from "../sidebar.ts";
import { StartOver } from "../start-over.ts";
import { ThemeSwitch } from "../theme.ts";

/** What stands above everybody: who can be seen alone, and how the bot is. */
export function TopBar({ onShowGuide }: { onShowGuide: (() => void) | null }) {
  const { picture } = useThisWorld();
  return html`<header class="top-bar">
    <div class="brand">
      <img src="/demo/page/icon.svg" alt="" width="28" height="28" />
      <p class="brand-name">qb-invite <span class="brand-quiet">demo</span></p>
    </div>
    <nav class="top-people" aria-label="Who you are">
      <${PlaceLink} to=${{ as: EVERYONE }} isCurrent class="top-link">Everyone<//>
      ${picture.people.map(
        (person) =>
          html`<${PlaceLink} key=${person.handle} to=${toPerson(person)} class="top-link">${person.name}<//>`,
      )}
    </nav>
    <div class="top-end">
      <${BotState} />
      <${ThemeSwitch} />
      ${onShowGuide && html`<button type="button" class="side-button" onClick=${onShowGuide}>Show the guide</button>`}
      <${StartOver} />
    </div>
  </header>`;
}
