import { type JsonObject, objectsOf } from "../../../slack/json.ts";
import { ImageStandin } from "../elements/image-standin.ts";
import { html } from "../html.ts";
import { TextObject } from "../text/text-object.ts";

/** Small words and images in a row. */
export function Context({ block }: { block: JsonObject }) {
  return html`<div class="block context">
    ${objectsOf(block.elements).map((element) =>
      element.type === "image"
        ? html`<${ImageStandin} element=${element} />`
        : html`<span class="prose"><${TextObject} of=${element} /></span>`,
    )}
  </div>`;
}
