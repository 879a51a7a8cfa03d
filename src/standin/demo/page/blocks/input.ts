import { type JsonObject, objectOf, textOf } from "../../../slack/json.ts";
import { Element, isGroup } from "../elements/element.ts";
import { html } from "../html.ts";
import { useSurface } from "../surface.ts";
import { plainText } from "../text/text-object.ts";

/** A field of a form, with its label, its hint and what is wrong with it. */
export function Input({ block }: { block: JsonObject }) {
  const { key, errors } = useSurface();
  const element = objectOf(block.element);
  const id = `${key}-${block.block_id}`;
  const error = errors[String(block.block_id)];
  const hint = plainText(block.hint);
  const says = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const naming = {
    id: `${id}-field`,
    isInvalid: error !== undefined,
    ...(says ? { describedBy: says } : {}),
    ...(isGroup(textOf(element.type)) ? { labelledBy: `${id}-label` } : {}),
  };
  const words = html`${plainText(block.label)}${block.optional === true && html` <span class="optional">optional</span>`}`;
  return html`<div class=${error ? "block input input-wrong" : "block input"}>
    ${
      isGroup(textOf(element.type))
        ? html`<span class="label" id=${`${id}-label`}>${words}</span>`
        : html`<label class="label" id=${`${id}-label`} for=${naming.id}>${words}</label>`
    }
    <${Element} block=${block} element=${element} naming=${naming} />
    ${error && html`<p class="input-error" id=${`${id}-error`} role="alert">${error}</p>`}
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
  </div>`;
}
