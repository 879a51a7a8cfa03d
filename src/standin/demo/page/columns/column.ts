import { Avatar } from "../avatar.ts";
import { useThisWorld, WorldProvider } from "../context.ts";
import { html } from "../html.ts";
import { Modals } from "../modals.ts";
import type { Place } from "../place.ts";
import { PlaceLink } from "../place-link.ts";
import { Talk } from "../talk.ts";
import { useWorld } from "../use-world.ts";
import type { Columns } from "./columns.ts";

/** Slack as one person sees it, beside others: where they are is theirs alone. */
export function Column({ as }: { as: keyof Columns }) {
  const page = useThisWorld();
  const { picture } = useWorld(as);
  const here = page.columns?.[as];
  if (picture === null || here === undefined) return html`<section class=${`column column-${as}`}></section>`;
  const { me, modals } = picture;
  const world = {
    ...page,
    picture,
    place: { ...page.place, as, ...here },
    go: (change: Partial<Place>) => page.lead({ as, ...change }),
    act: (name: string, body: object = {}) => page.act(name, { as, ...body }),
  };
  const isActing = page.playing.actor === as;
  return html`<${WorldProvider} value=${world}>
    <section class=${`column column-${as} ${isActing ? "column-acting" : ""}`} aria-labelledby=${`column-${as}`}>
      <header class="column-head" inert=${modals.length > 0}>
        <${Avatar} name=${me.name} />
        <div class="column-words">
          <h2 id=${`column-${as}`}>${me.name}</h2>
          <p>${me.says}</p>
        </div>
      </header>
      <${ColumnNav} isBlocked=${modals.length > 0} />
      <div class="talk" inert=${modals.length > 0}><${Talk} /></div>
      <${Modals} />
    </section>
  <//>`;
}

function ColumnNav({ isBlocked }: { isBlocked: boolean }) {
  const { picture, place } = useThisWorld();
  const places = [
    ...picture.conversations.map(({ key, kind, name, unread, mentions }) => ({
      key,
      words: kind === "channel" ? `# ${name}` : "Messages",
      unread,
      mentions,
    })),
    { key: "home", words: "Home", unread: 0, mentions: 0 },
  ];
  return html`<nav class="column-nav" aria-label=${`Where ${picture.me.name} is`} inert=${isBlocked}>
    ${places.map(
      ({ key, words, unread, mentions }) => html`<${PlaceLink}
        key=${key}
        to=${{ in: key, thread: "", pane: "talk" }}
        isCurrent=${place.in === key}
        class=${unread > 0 ? "column-link column-unread" : "column-link"}
      >
        ${words}
        ${mentions > 0 && html` <span class="badge">${mentions}</span>`}
        ${unread > 0 && html`<span class="unseen"> unread</span>`}
      <//>`,
    )}
  </nav>`;
}
