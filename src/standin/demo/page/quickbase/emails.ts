import { useEffect } from "preact/hooks";
import type { Mail } from "../../../quickbase/model.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { Address } from "../text/address.ts";
import { useNewcomers } from "../use-newcomers.ts";

/** The invitation emails that Quickbase has sent, as they would look, the newest first. */
export function Emails() {
  const { picture, place, act } = useThisWorld();
  const { mails } = picture.quickbase;
  const isNew = useNewcomers(mails.map(({ id }) => String(id)));
  const isChosen = place.tab === "emails" && mails.length > 0;
  useEffect(() => {
    if (isChosen && !picture.guide.isSeen) void act("see-emails");
  }, [isChosen, picture.guide.isSeen]);
  if (mails.length === 0)
    return html`<p class="empty">No emails yet. Once a request is approved, the invitations appear here.</p>`;
  return mails.map((mail) => html`<${Letter} key=${mail.id} mail=${mail} isNew=${isNew(String(mail.id))} />`);
}

function Letter({ mail, isNew }: { mail: Mail; isNew: boolean }) {
  const { act, picture } = useThisWorld();
  const { to, toName, from, appName, text, registers, userid, at } = mail;
  const account = picture.quickbase.accounts.find(({ id }) => id === userid);
  const canRegister = registers && account?.registered === false;
  return html`<article class="qb-card email" aria-label=${`Email to ${to}`} tabindex="-1">
    ${isNew && html`<span class="glow" aria-hidden="true"></span>`}
    <header class="email-head">
      <p><span>From</span> ${from.name} <small><${Address} of=${from.email} /></small></p>
      <p><span>To</span> ${toName} <small><${Address} of=${to} /></small></p>
      <p><span>Sent</span> <time dateTime=${at}>${new Date(at).toLocaleTimeString("en-US")}</time></p>
    </header>
    <div class="email-body">
      <h3>${from.name} invites you to ${appName}</h3>
      ${text && html`<blockquote class="prose">${text}</blockquote>`}
      ${
        canRegister
          ? html`<button type="button" class="demo-button" onClick=${() => act("register", { email: to })}>Register and open ${appName}</button>`
          : html`<p class="email-done">${registers ? "Registered." : "The email leads straight to the application."}</p>`
      }
    </div>
  </article>`;
}
