import type { Refusal } from "./request.ts";

/** Quickbase's numbers for what stands in the request itself: https://help.quickbase.com/docs/error-codes */
const UNKNOWN_USER = 21;
const MISSING_FIELD = 50;
const INVALID_ROLE = 110;

/** The texts of the bot's own refusals of a role that no second try of the same request can get over. */
export const ROLE_GONE = "Role gone";
export const ROLE_GROWN = "Role of administrators";
export const ROLE_MAY_SHARE = "Role may share";
const LOST_ROLES: ReadonlySet<string> = new Set([ROLE_GONE, ROLE_GROWN, ROLE_MAY_SHARE]);

/** What a new request has to have that this one has not; null where a second try of this one may help. */
export type NewRequest = "another role" | "what is missing";

/** Whether to try again would come to the same, because what was refused is what was asked for. */
export function neededInstead({ errcode, errtext }: Refusal): NewRequest | null {
  if (errcode === INVALID_ROLE || (errcode === null && LOST_ROLES.has(errtext))) return "another role";
  return errcode === UNKNOWN_USER || errcode === MISSING_FIELD ? "what is missing" : null;
}
