import { html } from "../html.ts";

/** A line between blocks. */
export function Divider() {
  return html`<hr class="block divider" />`;
}
