import { useCallback, useState } from "preact/hooks";
import { WorldProvider } from "./context.ts";
import { Conversation } from "./conversation.ts";
import { HomeTab } from "./home-tab.ts";
import { html } from "./html.ts";
import { Modals } from "./modals.ts";
import { order } from "./orders.ts";
import { PaneSwitch } from "./pane-switch.ts";
import { usePlace } from "./place.ts";
import { QuickbasePanel } from "./quickbase/quickbase-panel.ts";
import { Sidebar } from "./sidebar.ts";
import { Thread } from "./thread.ts";
import { useWorld } from "./use-world.ts";
import { WeatherBar } from "./weather-bar.ts";

/** The whole page. */
export function WholePage() {
  const { place, go } = usePlace();
  const { picture, isLive } = useWorld(place.as);
  const [problem, setProblem] = useState("");

  const act = useCallback(
    async (name: string, body: object = {}) => {
      const answer = await order(name, { as: place.as, ...body });
      setProblem(answer.problem ?? "");
      return answer.problem === null ? answer.body : null;
    },
    [place.as],
  );

  if (picture === null)
    return html`<main class="loading"><p role="status">${isLive ? "Opening the demo…" : AWAY}</p></main>`;

  const conversation = picture.conversations.find(({ key }) => key === place.in) ?? picture.conversations[0];
  const thread = conversation?.messages.find(({ ts }) => ts === place.thread);
  const isHome = place.in === "home";
  return html`<${WorldProvider} value=${{ picture, place, go, act }}>
    <div class=${`app pane-${place.pane} ${thread && !isHome ? "with-thread" : ""}`}>
      <${PaneSwitch} />
      <${Sidebar} />
      <main class="main">
        <h1 class="unseen">The demo of qb-invite</h1>
        <section class="talk" aria-labelledby="talk-title">
        ${
          isHome
            ? html`<${HomeTab} key=${picture.me.handle} />`
            : html`<${Conversation} key=${`${picture.me.handle} ${conversation?.id}`} conversation=${conversation} />`
        }
        </section>
      ${thread && !isHome && html`<${Thread} key=${thread.ts} conversation=${conversation} root=${thread} />`}
      <section class="scenes" aria-label="Behind the scenes">
        <${WeatherBar} />
        <${QuickbasePanel} />
      </section>
      </main>
    </div>
    <${Modals} key=${picture.me.handle} />
    <div class="toasts" role="status">
      ${!isLive && html`<p class="toast">${AWAY}</p>`}
      ${
        problem &&
        html`<p class="toast">${problem}
        <button type="button" class="toast-close" aria-label="Dismiss" onClick=${() => setProblem("")}>×</button></p>`
      }
    </div>
  <//>`;
}

const AWAY = "The demo does not answer. This page connects again by itself.";
