import { type JsonObject, objectsOf } from "../../../slack/json.ts";
import { Element } from "../elements/element.ts";
import { html } from "../html.ts";
import { useSurface } from "../surface.ts";
import { plainText } from "../text/text-object.ts";

/** Buttons and selects in a row. */
export function Actions({ block }: { block: JsonObject }) {
  const { key } = useSurface();
  return html`<div class="block actions">
    ${objectsOf(block.elements).map((element) => {
      const id = `${key}-${block.block_id}-${element.action_id}`;
      const label = plainText(element.placeholder) || "Choose";
      return html`<${Element} key=${element.action_id} block=${block} element=${element} naming=${{ id, label }} />`;
    })}
  </div>`;
}
