import type { Invitee, InviteRequest } from "./request.ts";
import type { EmailAddress } from "./values.ts";

/** The domain of an address. */
export function domainOf(email: EmailAddress): string {
  return email.slice(email.lastIndexOf("@") + 1);
}

/**
 * The domain that counts as the company's: that of the requester's own address when they asked. Null where Slack told
 * none; then nothing is said of anybody.
 */
export function companyOf({ requester }: InviteRequest): string | null {
  return requester.domain ?? null;
}

/** Whether somebody's address is of another domain, and not of a part of it: a fact, whatever the domain is. */
export function isOutside(request: InviteRequest, { email }: Invitee): boolean {
  const company = companyOf(request);
  const domain = domainOf(email);
  return company !== null && domain !== company && !domain.endsWith(`.${company}`);
}
