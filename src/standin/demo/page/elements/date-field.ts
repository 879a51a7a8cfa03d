import { html } from "../html.ts";
import { namingAttributes, type Placed } from "../surface.ts";
import { useField } from "./use-field.ts";

/** A date or a time of day. */
export function DateField(placed: Placed) {
  const { value, put } = useField(placed);
  const type = placed.element.type === "timepicker" ? "time" : "date";
  const choose = (event: Event) => {
    if (event.target instanceof HTMLInputElement) void put(event.target.value || null);
  };
  return html`<input
    type=${type}
    class="field field-date"
    value=${typeof value === "string" ? value : ""}
    onChange=${choose}
    ...${namingAttributes(placed.naming)}
  />`;
}
