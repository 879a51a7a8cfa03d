import { html } from "../html.ts";
import { namingAttributes, type Placed } from "../surface.ts";
import { plainText } from "../text/text-object.ts";
import { useTyped } from "./use-field.ts";

const TYPES: Record<string, string> = { email_text_input: "email", url_text_input: "url" };

/** A field to type into, of one line or of many. */
export function TextField(placed: Placed) {
  const { element, naming } = placed;
  const { text, type, enter } = useTyped(placed);
  const attributes = {
    ...namingAttributes(naming),
    class: "field",
    value: text,
    placeholder: plainText(element.placeholder),
    autocomplete: "off",
    "data-focus-first": element.focus_on_load === true ? "" : undefined,
    onInput: (event: Event) => {
      if (isText(event.target)) type(event.target.value);
    },
  };
  if (element.multiline === true) return html`<textarea rows="3" ...${attributes}></textarea>`;
  const inputType = TYPES[String(element.type)] ?? "text";
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") enter();
  };
  return html`<input
    type=${inputType}
    inputmode=${element.type === "number_input" ? "decimal" : undefined}
    onKeyDown=${onKeyDown}
    ...${attributes}
  />`;
}

function isText(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
