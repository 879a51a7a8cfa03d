import { Avatar } from "../avatar.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";

/** Everybody whom Quickbase knows. */
export function Accounts() {
  const { accounts } = useThisWorld().picture.quickbase;
  return html`<ul class="qb-card qb-rows">
    ${accounts.map(
      ({ id, name, email, registered, denied }) => html`<li key=${id} class="qb-row">
        <${Avatar} name=${name} />
        <span class="qb-who"><strong>${name}</strong><span>${email}</span></span>
        <span class="qb-what">
          ${denied && html`<span class="chip chip-bad">denied</span>`}
          ${!registered && html`<span class="chip chip-quiet">not registered</span>`}
        </span>
      </li>`,
    )}
  </ul>`;
}
