import { type Parsed, parseRequestId, type RequestId } from "../invite/values.ts";

/*
 * The names by which Slack hands a click or a form back to us. Listeners and views meet only here.
 * A button carries the request id, and the version of the request that its message showed, and nothing else.
 */

/** What people type, as `manifest.yml` names it. */
export const COMMAND = "/qb-invite";

/** The buttons and selects, by action id. */
export const ACTIONS = {
  approve: "approve",
  deny: "deny",
  withdraw: "withdraw",
  tryAgain: "try_again",
  sendAgain: "send_again",
  askAgain: "ask_again",
  chooseApplication: "choose_application",
  reloadRoles: "reload_roles",
  newInvitation: "new_invitation",
} as const;

/** The forms, by callback id. */
export const FORMS = {
  ask: "ask",
  names: "names",
  deny: "deny",
  notice: "notice",
} as const;

/** Fields of the first form; the role's block changes with the application, so that a choice never survives it. */
export const ASK_FIELDS = {
  application: "application",
  role: (appDbid: string): string => `role:${appDbid}`,
  people: "people",
  message: "message",
  reason: "reason",
} as const;

/** Fields of the form that asks for names, one pair a person. */
export const NAME_FIELDS = {
  first: (index: number): string => `first:${index}`,
  last: (index: number): string => `last:${index}`,
} as const;

/** The field of the form that asks for the reason of a denial. */
export const DENY_FIELDS = { reason: "reason" } as const;

const ROLE_FIELD = /^role:/;

/** The application whose role a field is for; null for another field. */
export function applicationOf(blockId: string): string | null {
  return ROLE_FIELD.test(blockId) ? blockId.replace(ROLE_FIELD, "") : null;
}

/** The one element in each field. */
export const FIELD_VALUE = "value";

/** Which request a button is about, and in which of its versions the button was shown. */
export type ButtonValue = { requestId: RequestId; version: number };

/** Writes what a button carries; `parseButtonValue` reads it back. */
export function toButtonValue({ requestId, version }: ButtonValue): string {
  return `${requestId}:v${version}`;
}

/** Reads back what `toButtonValue` wrote. */
export function parseButtonValue(value: string): Parsed<ButtonValue> {
  const [, text, v, number] = /^([^:]*):(v?)(\d{1,6})$/.exec(value) ?? [];
  const requestId = parseRequestId(text);
  if (!requestId.ok) return requestId;
  // Without a "v" it is the round that a button of 0.1 carried; each round had two facts, after the asking.
  const version = v === "v" ? Number(number) : 1 + 2 * Number(number);
  return { ok: true, value: { requestId: requestId.value, version } };
}
