import { useEffect } from "preact/hooks";
import { Blocks } from "./blocks/blocks.ts";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import { SurfaceProvider } from "./surface.ts";
import { TalkHead } from "./talk-head.ts";

/** The app's Home tab, as the bot has published it for this person. */
export function HomeTab() {
  const { picture, act } = useThisWorld();
  const { home, bot } = picture;
  useEffect(() => {
    void act("open-home");
  }, [picture.boot, picture.bot.state]);
  return html`
    <${TalkHead} title=${bot.name} says="The Home tab of the app. Only you see yours." isOfBot />
    <div class="home" role="region" aria-label="Home tab" tabindex="0">
      ${
        home === null
          ? html`<p class="empty">Nothing here yet.</p>`
          : html`<${SurfaceProvider} value=${{ at: { viewId: home.id }, key: home.id, values: home.values, errors: {} }}>
              ${home.notice && html`<p class="notice" role="alert">${home.notice}</p>`}
              <${Blocks} blocks=${home.blocks} />
            <//>`
      }
    </div>
  `;
}
