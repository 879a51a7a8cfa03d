import type { JsonObject } from "../../../slack/json.ts";
import { html } from "../html.ts";
import { plainText } from "../text/text-object.ts";

/** Large words. */
export function Header({ block }: { block: JsonObject }) {
  return html`<h3 class="block header">${plainText(block.text)}</h3>`;
}
