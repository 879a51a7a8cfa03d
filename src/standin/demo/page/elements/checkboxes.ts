import { type JsonObject, objectsOf } from "../../../slack/json.ts";
import { html } from "../html.ts";
import { namingAttributes, type Placed } from "../surface.ts";
import { TextObject } from "../text/text-object.ts";
import { useField } from "./use-field.ts";

/** Any number of choices, with everything to choose from in view. */
export function Checkboxes(placed: Placed) {
  const { element, naming } = placed;
  const { value, put } = useField(placed);
  const chosen = objectsOf(value);
  const isChosen = (option: JsonObject) => chosen.some((one) => one.value === option.value);
  const turn = (option: JsonObject) =>
    put(
      objectsOf(element.options).filter((each) =>
        each.value === option.value ? !isChosen(each) : isChosen(each),
      ),
    );
  return html`<div class="picks" role="group" ...${{ ...namingAttributes(naming), "aria-invalid": undefined }}>
    ${objectsOf(element.options).map(
      (option) => html`<label class="pick" key=${option.value}>
        <input type="checkbox" checked=${isChosen(option)} onChange=${() => turn(option)} />
        <span><${TextObject} of=${option.text} />
          ${option.description && html`<small><${TextObject} of=${option.description} /></small>`}</span>
      </label>`,
    )}
  </div>`;
}
