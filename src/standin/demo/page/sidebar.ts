import { Avatar } from "./avatar.ts";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import { EVERYONE, toPerson } from "./place.ts";
import { PlaceLink } from "./place-link.ts";
import { StartOver } from "./start-over.ts";
import { ThemeSwitch } from "./theme.ts";

const ENVELOPE = html`<svg viewBox="0 0 16 16"><path d="M2 4.500h12v8H2zM2.500 5 8 9l5.500-4" /></svg>`;
const COLUMNS = html`<svg viewBox="0 0 16 16"><path d="M2 3h12v10H2zM6 3v10M10 3v10" /></svg>`;
const HOUSE = html`<svg viewBox="0 0 16 16"><path d="M2 7.500 8 2.500l6 5M3.500 6.500v7h9v-7M6.500 13.500v-4h3v4" /></svg>`;

/** Who somebody is, and where they can go. */
export function Sidebar({ onShowGuide }: { onShowGuide: (() => void) | null }) {
  const { conversations } = useThisWorld().picture;
  return html`<div class="sidebar">
    <header class="brand">
      <img src="/demo/page/icon.svg" alt="" width="28" height="28" />
      <p class="brand-name">qb-invite <span class="brand-quiet">demo</span></p>
    </header>
    <${People} />
    <nav class="side-group" aria-labelledby="side-channels">
      <h2 id="side-channels">Channels</h2>
      <ul>${conversations.filter(({ kind }) => kind === "channel").map((each) => html`<${Entry} conversation=${each} />`)}</ul>
    </nav>
    <nav class="side-group" aria-labelledby="side-app">
      <h2 id="side-app">Apps</h2>
      <ul>
        ${conversations.filter(({ kind }) => kind === "direct").map((each) => html`<${Entry} conversation=${each} />`)}
        <${HomeEntry} />
      </ul>
    </nav>
    <footer class="side-foot">
      <${BotState} />
      <${ThemeSwitch} />
      ${onShowGuide && html`<button type="button" class="side-button" onClick=${onShowGuide}>Show the guide</button>`}
      <${StartOver} />
    </footer>
  </div>`;
}

function People() {
  const { picture, place } = useThisWorld();
  return html`<nav class="side-group people" aria-labelledby="side-people">
    <h2 id="side-people">You are</h2>
    <ul>
      <li class="side-everyone">
        <${PlaceLink} to=${{ as: EVERYONE }} class="side-link person">
          <span class="side-sign" aria-hidden="true">${COLUMNS}</span>
          <span class="person-words"><span class="person-name">Everyone</span> <span class="person-says">side by side</span></span>
        <//>
      </li>
      ${picture.people.map((person) => {
        const { handle, name, says, waiting } = person;
        return html`<li key=${handle}>
          <${PlaceLink} to=${toPerson(person)} isCurrent=${handle === place.as} class="side-link person">
            <${Avatar} name=${name} />
            <span class="person-words"><span class="person-name">${name}</span> <span class="person-says">${says}</span></span>
            ${waiting && html`<span class="badge person-badge">${waiting.count}<span class="unseen"> waiting</span></span>`}
          <//>
        </li>`;
      })}
    </ul>
  </nav>`;
}

type Entry = ReturnType<typeof useThisWorld>["picture"]["conversations"][number];

function Entry({ conversation }: { conversation: Entry }) {
  const { place } = useThisWorld();
  const { key, kind, name, unread, mentions } = conversation;
  const isHere = place.in === key;
  return html`<li>
    <${PlaceLink}
      to=${{ in: key, thread: "", pane: "talk" }}
      isCurrent=${isHere}
      class=${unread > 0 ? "side-link side-unread" : "side-link"}
    >
      <span class="side-sign" aria-hidden="true">${kind === "channel" ? "#" : ENVELOPE}</span>
      <span class="side-name">${kind === "channel" ? name : "Messages"}</span>
      ${mentions > 0 && html`<span class="badge">${mentions}</span>`}
      ${unread > 0 && html`<span class="unseen"> unread</span>`}
    <//>
  </li>`;
}

function HomeEntry() {
  const { place } = useThisWorld();
  return html`<li>
    <${PlaceLink} to=${{ in: "home", thread: "", pane: "talk" }} isCurrent=${place.in === "home"} class="side-link">
      <span class="side-sign" aria-hidden="true">${HOUSE}</span>
      <span class="side-name">Home</span>
    <//>
  </li>`;
}

const STATES = {
  starting: "qb-invite is starting",
  "at work": "qb-invite is connected",
  reconnecting: "qb-invite is reconnecting",
  killed: "qb-invite was killed",
  ended: "qb-invite has ended: its terminal says why",
};

/** Whether the bot is there. */
export function BotState() {
  const { state } = useThisWorld().picture.bot;
  return html`<p class=${`bot-state bot-${state.replace(" ", "-")}`} role="status">${STATES[state]}</p>`;
}
