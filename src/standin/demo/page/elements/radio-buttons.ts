import { objectOf, objectsOf, textOf } from "../../../slack/json.ts";
import { html } from "../html.ts";
import { namingAttributes, type Placed } from "../surface.ts";
import { TextObject } from "../text/text-object.ts";
import { useField } from "./use-field.ts";

/** One choice, with everything to choose from in view. */
export function RadioButtons(placed: Placed) {
  const { element, naming } = placed;
  const { value, put } = useField(placed);
  const chosen = textOf(objectOf(value).value);
  return html`<div class="picks" role="radiogroup" ...${namingAttributes(naming)}>
    ${objectsOf(element.options).map(
      (option) => html`<label class="pick" key=${option.value}>
        <input
          type="radio"
          name=${naming.id}
          checked=${option.value === chosen}
          onChange=${() => put(option)}
        />
        <span><${TextObject} of=${option.text} />
          ${option.description && html`<small><${TextObject} of=${option.description} /></small>`}</span>
      </label>`,
    )}
  </div>`;
}
