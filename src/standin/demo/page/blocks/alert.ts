import { type JsonObject, lookUp, textOf } from "../../../slack/json.ts";
import { html } from "../html.ts";
import { TextObject } from "../text/text-object.ts";

/** Before the words, so that the level is not told by colour alone. */
const MARKS: Record<string, string> = { info: "ℹ", warning: "⚠", error: "✕", success: "✓" };

/** A sentence in a form that one should not miss. */
export function Alert({ block }: { block: JsonObject }) {
  const level = textOf(block.level) || "default";
  const mark = lookUp(MARKS, level);
  return html`<div class="block alert" data-level=${level} role="note">
    ${mark && html`<span aria-hidden="true">${mark}</span>`}
    <p class="prose"><${TextObject} of=${block.text} /></p>
  </div>`;
}
