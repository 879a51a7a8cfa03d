import type { JsonObject } from "../../../slack/json.ts";
import { ImageStandin } from "../elements/image-standin.ts";
import { html } from "../html.ts";
import { TextObject } from "../text/text-object.ts";

/** An image with its title, in words. */
export function ImageBlock({ block }: { block: JsonObject }) {
  return html`<div class="block">
    ${block.title && html`<p class="prose"><${TextObject} of=${block.title} /></p>`}
    <${ImageStandin} element=${block} />
  </div>`;
}
