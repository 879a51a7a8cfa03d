import type { ComponentType } from "preact";
import { textOf } from "../../../slack/json.ts";
import { html } from "../html.ts";
import type { Placed } from "../surface.ts";
import { Button } from "./button.ts";
import { Checkboxes } from "./checkboxes.ts";
import { DateField } from "./date-field.ts";
import { ImageStandin } from "./image-standin.ts";
import { RadioButtons } from "./radio-buttons.ts";
import { SearchSelect } from "./search-select.ts";
import { Select } from "./select.ts";
import { TextField } from "./text-field.ts";

/** Every kind of element that the page knows. */
const ELEMENTS: Record<string, ComponentType<Placed>> = {
  button: Button,
  checkboxes: Checkboxes,
  datepicker: DateField,
  timepicker: DateField,
  email_text_input: TextField,
  external_select: SearchSelect,
  image: ImageStandin,
  multi_external_select: SearchSelect,
  multi_static_select: SearchSelect,
  multi_users_select: SearchSelect,
  number_input: TextField,
  plain_text_input: TextField,
  radio_buttons: RadioButtons,
  static_select: Select,
  url_text_input: TextField,
  users_select: Select,
};

/** Whether an element is a group of controls, which a label cannot point at. */
export function isGroup(type: string): boolean {
  return type === "checkboxes" || type === "radio_buttons";
}

/** An element of a block; one that the page does not know is named, never dropped. */
export function Element(placed: Placed) {
  const type = textOf(placed.element.type);
  const Known = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  if (Known) return html`<${Known} ...${placed} />`;
  return html`<span class="unknown">An element that this demo does not show: <code>${type || "no type"}</code></span>`;
}
