import type { Mail } from "../../../quickbase/model.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";

/** The invitation mails that Quickbase has sent, as they would look, the newest first. */
export function Mails() {
  const { mails } = useThisWorld().picture.quickbase;
  if (mails.length === 0)
    return html`<p class="empty">No mail yet. After an approval, each invitation appears here.</p>`;
  return mails.map((mail) => html`<${Letter} key=${mail.id} mail=${mail} />`);
}

function Letter({ mail }: { mail: Mail }) {
  const { act, picture } = useThisWorld();
  const { to, toName, from, appName, text, registers, userid, at } = mail;
  const account = picture.quickbase.accounts.find(({ id }) => id === userid);
  const canRegister = registers && account?.registered === false;
  return html`<article class="qb-card mail" aria-label=${`Mail to ${to}`}>
    <header class="mail-head">
      <p><span>From</span> ${from.name} <small>${from.email}</small></p>
      <p><span>To</span> ${toName} <small>${to}</small></p>
      <p><span>Sent</span> <time dateTime=${at}>${new Date(at).toLocaleTimeString("en-US")}</time></p>
    </header>
    <div class="mail-body">
      <h3>${from.name} invites you to ${appName}</h3>
      ${text && html`<blockquote class="prose">${text}</blockquote>`}
      ${
        canRegister
          ? html`<button type="button" class="button button-primary" onClick=${() => act("register", { email: to })}>Register and open ${appName}</button>`
          : html`<p class="mail-done">${registers ? "Registered." : "The mail leads straight to the application."}</p>`
      }
    </div>
  </article>`;
}
