import type { AppState } from "../../../quickbase/model.ts";
import { Avatar } from "../avatar.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { Address } from "../text/address.ts";
import { useNewcomers } from "../use-newcomers.ts";

/** Applications with their roles, and who has which. */
export function Apps() {
  const { apps } = useThisWorld().picture.quickbase;
  return apps.map((app) => html`<${App} key=${app.dbid} app=${app} />`);
}

function App({ app }: { app: AppState }) {
  const keyOf = ({ userid, roles }: AppState["members"][number]) => JSON.stringify([userid, roles]);
  const isNew = useNewcomers(app.members.map(keyOf));
  return html`<section class="qb-card" aria-label=${app.name}>
    <header class="qb-card-head"><h3>${app.name}</h3><code>${app.dbid}</code></header>
    <p class="qb-roles">Roles: ${app.roles.map(({ name }) => name).join(", ")}</p>
    <ul class="qb-rows">
      ${app.members.toReversed().map((member) => {
        const { userid, name, email, roles, registered } = member;
        return html`<li key=${userid} class="qb-row">
          ${isNew(keyOf(member)) && html`<span class="glow" key=${keyOf(member)} aria-hidden="true"></span>`}
          <${Avatar} name=${name} />
          <span class="qb-who"><strong>${name}</strong><span><${Address} of=${email} /></span></span>
          <span class="qb-what">
            ${roles.map((role) => html`<span class="chip" key=${role.id}>${role.name}</span>`)}
            ${!registered && html`<span class="chip chip-quiet">not registered</span>`}
          </span>
        </li>`;
      })}
    </ul>
  </section>`;
}
