import type { Invitee, InviteRequest, KnownAccount, RoleNow } from "../../invite/request.ts";
import { toPlainLine, unreachable } from "../../invite/values.ts";
import { cut } from "./limits.ts";
import { told } from "./rich.ts";
import { joinNames } from "./text.ts";
import { troubleWords } from "./trouble-words.ts";

/** What will happen for a person, as one says it after their name, and as one counts it. */
export function standingWords(
  { standing }: Invitee,
  { role }: InviteRequest,
): { sentence: string; counted: string } {
  switch (standing?.status) {
    case undefined:
      return { sentence: "being looked up", counted: "being looked up" };
    case "new":
      return { sentence: "new to Quickbase: an account will be made", counted: "new to Quickbase" };
    case "known":
      return { sentence: knownWords(standing, shortRole(role.name)), counted: "with an account" };
    case "in role":
      return { sentence: inRoleWords(standing, role.name), counted: "with the role already" };
    case "not looked up":
      return {
        sentence: `could not be looked up (${told(troubleWords(standing.trouble, role.name))}): Quickbase will be asked again after the approval`,
        counted: "not looked up",
      };
    default:
      return unreachable(standing);
  }
}

/** "is Administrator already: will get the role Participant as well". */
function knownWords(account: KnownAccount, asked: string): string {
  const held = rolesWords(account.roles ?? []);
  if (held === "") return `${accountWords(account)}: will get the role ${asked}${nameWords(account)}`;
  const waits = account.registered === false ? `${accountWords(account)}, ` : "";
  return `${waits}is ${held} already: will get the role ${asked} as well${nameWords(account)}`;
}

function inRoleWords(account: KnownAccount, asked: string): string {
  const others = rolesWords((account.roles ?? []).filter(({ name }) => name !== asked));
  const waits = account.registered === false ? `${accountWords(account)}, ` : "";
  const besides = others === "" ? "" : ` and is ${others}`;
  return `${waits}has the role ${shortRole(asked)} already${besides}: only the mail will be sent${nameWords(account)}`;
}

function accountWords({ registered }: KnownAccount): string {
  return registered === false ? "has an account that waits for its registration" : "has an account";
}

function nameWords({ otherName }: KnownAccount): string {
  if (otherName === null) return "";
  // Everybody chooses their own name at Quickbase: it must not end its quotation, and go on in our words.
  const called = toPlainLine(otherName).replace(/["“”„‟〝〞＂″]/g, "'");
  return `. Quickbase knows this person as "${cut(called, 80)}"`;
}

const MOST_ROLES = 4;

/** "Administrator, Boss (an administrator) and 2 more roles"; empty without any. */
function rolesWords(roles: readonly RoleNow[]): string {
  const shown = roles.slice(0, roles.length > MOST_ROLES ? MOST_ROLES - 1 : MOST_ROLES);
  const rest = roles.length - shown.length;
  return joinNames([...shown.map(roleWords), ...(rest > 0 ? [`${rest} more roles`] : [])]);
}

/** What a role may do, where its name does not say so. */
function roleWords({ name, access }: RoleNow): string {
  const called = shortRole(name);
  if (access === "administrator" && called !== "Administrator") return `${called} (an administrator)`;
  return access === "sharing" ? `${called} (may share the application)` : called;
}

function shortRole(name: string): string {
  return cut(toPlainLine(name), 60) || "(a role without a name)";
}
