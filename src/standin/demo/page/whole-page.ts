import { useCallback, useRef, useState } from "preact/hooks";
import type { Picture } from "../picture.ts";
import { Column } from "./columns/column.ts";
import { COLUMNS_AT_FIRST, moved } from "./columns/columns.ts";
import { TopBar } from "./columns/top-bar.ts";
import { useThisWorld, WorldProvider } from "./context.ts";
import { Guide } from "./guide/guide.ts";
import { useGuideShown } from "./guide/use-guide-shown.ts";
import { usePlay } from "./guide/use-play.ts";
import { html } from "./html.ts";
import { Modals } from "./modals.ts";
import { order } from "./orders.ts";
import { PaneSwitch } from "./pane-switch.ts";
import { EVERYONE, type Place, usePlace } from "./place.ts";
import { Scenes } from "./scenes.ts";
import { Sidebar } from "./sidebar.ts";
import { Talk, useOpen } from "./talk.ts";
import { Thread } from "./thread.ts";
import { TroubleStrip } from "./trouble/trouble-strip.ts";
import { useWide } from "./use-wide.ts";
import { useWorld } from "./use-world.ts";

/** The whole page. */
export function WholePage() {
  const { place: wanted, go } = usePlace();
  const isWide = useWide();
  const seen = useWorld(wanted.as === EVERYONE ? "ana" : wanted.as);
  // Somebody else's eyes take a moment to open: until then everything stays as it is, the focus too.
  const latest = useRef<{ place: Place; picture: Picture } | null>(null);
  if (seen.picture !== null) latest.current = { place: wanted, picture: seen.picture };
  const { isLive } = seen;
  const { place, picture } = latest.current ?? { place: wanted, picture: null };
  const as = picture?.me.handle ?? "";
  const isTogether = isWide && place.as === EVERYONE;
  const [problem, setProblem] = useState("");
  const [columns, setColumns] = useState(COLUMNS_AT_FIRST);

  const act = useCallback(
    async (name: string, body: object = {}) => {
      const answer = await order(name, { as, ...body });
      setProblem(answer.problem ?? "");
      return answer.problem === null ? answer.body : null;
    },
    [as],
  );
  const lead = (change: Partial<Place>) => {
    if (!isWide || wanted.as !== EVERYONE) return go(change);
    const { as: who, in: key, thread, ...rest } = change;
    if (who !== undefined) setColumns((before) => moved(before, { as: who, in: key, thread }));
    go(rest);
  };
  const playing = usePlay(lead);

  if (picture === null)
    return html`<main class="loading"><p role="status">${isLive ? "Opening the demo…" : AWAY}</p></main>`;

  const world = {
    picture,
    place: { ...place, as },
    go,
    act,
    lead,
    playing,
    columns: isTogether ? columns : null,
  };
  return html`<${WorldProvider} value=${world}>
    ${isTogether ? html`<${Together} />` : html`<${Alone} />`}
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

/** What leads a visitor, and what has been made to go wrong. */
function Top({ isShown, onHide }: { isShown: boolean; onHide: () => void }) {
  return html`<div class="top">
    ${isShown && html`<${Guide} onHide=${onHide} />`}
    <${TroubleStrip} />
  </div>`;
}

/** Ana, Lee and Quickbase side by side: who does something, and who sees it. */
function Together() {
  const { isShown, show } = useGuideShown();
  return html`<div class="app together">
    <${TopBar} onShowGuide=${isShown ? null : () => show(true)} />
    <main class="main">
      <h1 class="unseen">The demo of qb-invite</h1>
      <${Top} isShown=${isShown} onHide=${() => show(false)} />
      <${Column} as="ana" />
      <${Column} as="lee" />
      <${Scenes} />
    </main>
  </div>`;
}

/** Slack as one person sees it, and Quickbase beside it. */
function Alone() {
  const { place, picture, playing } = useThisWorld();
  const { isShown, show } = useGuideShown();
  const { conversation, root } = useOpen();
  const modals = html`<${Modals} key=${picture.me.handle} />`;
  return html`
    <div class=${`app alone pane-${place.pane} scene-${place.scene} ${root ? "with-thread" : ""}`}>
      <${PaneSwitch} />
      <${Sidebar} onShowGuide=${isShown ? null : () => show(true)} />
      <main class="main">
        <h1 class="unseen">The demo of qb-invite</h1>
        <${Top} isShown=${isShown} onHide=${() => show(false)} />
        <div class="talk">
          <${Talk} />
          ${playing.isOn && modals}
        </div>
        ${root && html`<${Thread} key=${root.ts} conversation=${conversation} root=${root} />`}
        <${Scenes} />
      </main>
    </div>
    ${playing.isOn || modals}
  `;
}
