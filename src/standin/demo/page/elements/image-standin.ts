import { textOf } from "../../../slack/json.ts";
import { html } from "../html.ts";
import type { Placed } from "../surface.ts";

/** The words for an image: nothing on this page is fetched from elsewhere. */
export function ImageStandin({ element }: Pick<Placed, "element">) {
  const words = textOf(element.alt_text);
  return html`<span class="image" role="img" aria-label=${words}><span aria-hidden="true">Image: ${words}</span></span>`;
}
