import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import type { Place } from "./place.ts";
import { PlaceLink } from "./place-link.ts";

/** In a narrow window, which part of the page is shown. */
export function PaneSwitch() {
  const { place, picture } = useThisWorld();
  const { me, conversations, weather } = picture;
  const unread = conversations.some(({ key, unread }) => unread > 0 && key !== place.in);
  const isWrong = weather.some(({ isOn }) => isOn);
  const panes: { to: Partial<Place>; words: string; sign?: string }[] = [
    { to: { pane: "people" }, words: `You: ${me.name.split(" ")[0]}`, ...(unread ? { sign: "unread" } : {}) },
    { to: { pane: "talk" }, words: "Slack" },
    { to: { pane: "scenes", scene: "quickbase" }, words: "Quickbase" },
    {
      to: { pane: "scenes", scene: "trouble" },
      words: "Go wrong",
      ...(isWrong ? { sign: "something is on" } : {}),
    },
  ];
  return html`<nav class="pane-switch" aria-label="Parts of the page">
    ${panes.map(({ to, words, sign }) => {
      const isCurrent = to.pane === place.pane && (to.scene === undefined || to.scene === place.scene);
      return html`<${PlaceLink} key=${words} to=${to} isCurrent=${isCurrent} class="pane-link">
        ${words}${sign && html`<span class="pane-sign" aria-hidden="true"></span><span class="unseen">, ${sign}</span>`}
      <//>`;
    })}
  </nav>`;
}
