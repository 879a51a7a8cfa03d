import { isObject, type JsonObject, objectsOf } from "../../../slack/json.ts";
import { Element } from "../elements/element.ts";
import { html } from "../html.ts";
import { useSurface } from "../surface.ts";
import { plainText, TextObject } from "../text/text-object.ts";

/** Text, fields in two columns, and one element beside them. */
export function Section({ block }: { block: JsonObject }) {
  const { key } = useSurface();
  const id = `${key}-${block.block_id}`;
  const fields = objectsOf(block.fields);
  const { accessory } = block;
  const naming = block.text
    ? { id: `${id}-element`, labelledBy: `${id}-text` }
    : { id: `${id}-element`, label: isObject(accessory) ? plainText(accessory.placeholder) : "" };
  return html`<div class="block section">
    <div class="section-words">
      ${block.text && html`<p class="prose" id=${`${id}-text`}><${TextObject} of=${block.text} /></p>`}
      ${
        fields.length > 0 &&
        html`<div class="section-fields">
          ${fields.map((field) => html`<p class="prose"><${TextObject} of=${field} /></p>`)}
        </div>`
      }
    </div>
    ${
      isObject(accessory) &&
      html`<div class="section-beside"><${Element} block=${block} element=${accessory} naming=${naming} /></div>`
    }
  </div>`;
}
