import { Avatar } from "../avatar.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { Address } from "../text/address.ts";
import { useNewcomers } from "../use-newcomers.ts";

/** Everybody whom Quickbase knows. */
export function Accounts() {
  const { accounts } = useThisWorld().picture.quickbase;
  const isNew = useNewcomers(accounts.map(({ id }) => id));
  return html`<ul class="qb-card qb-rows">
    ${accounts.toReversed().map(
      ({ id, name, email, registered, denied }) => html`<li key=${id} class="qb-row">
        ${isNew(id) && html`<span class="glow" aria-hidden="true"></span>`}
        <${Avatar} name=${name} />
        <span class="qb-who"><strong>${name}</strong><span><${Address} of=${email} /></span></span>
        <span class="qb-what">
          ${denied && html`<span class="chip chip-bad">denied</span>`}
          ${!registered && html`<span class="chip chip-quiet">not registered</span>`}
        </span>
      </li>`,
    )}
  </ul>`;
}
