import { companyOf, isOutside } from "../../invite/company.ts";
import type { Invitee, InviteRequest, RoleNow } from "../../invite/request.ts";
import { toPlainLine, unreachable } from "../../invite/values.ts";
import { cut } from "./limits.ts";
import type { HeldRole, HeldRoles, StandingCounts, StandingPart } from "./words/parts.ts";

/** What will happen for a person. */
export function standingPart({ standing }: Invitee, { role }: InviteRequest): StandingPart {
  switch (standing?.status) {
    case undefined:
      return { standing: "checking" };
    case "new":
      return { standing: "new" };
    case "known":
    case "in role": {
      const others = (standing.roles ?? []).filter(
        ({ name }) => standing.status === "known" || name !== role.name,
      );
      return {
        standing: standing.status,
        role: shortRole(role.name),
        held: heldRoles(others),
        waits: standing.registered === false,
      };
    }
    case "not looked up":
      return { standing: "not checked" };
    default:
      return unreachable(standing);
  }
}

/** How many people are of which kind. */
export function countStandings(request: InviteRequest): StandingCounts {
  const count = (...kinds: (string | undefined)[]) =>
    request.invitees.filter(({ standing }) => kinds.includes(standing?.status)).length;
  const domain = companyOf(request);
  const outside = request.invitees.filter((invitee) => isOutside(request, invitee)).length;
  return {
    all: request.invitees.length,
    isNew: count("new"),
    hasAccount: count("known"),
    inRole: count("in role"),
    notChecked: count(undefined, "not looked up"),
    outside: domain === null || outside === 0 ? null : { count: outside, domain },
  };
}

const LONGEST_CALLED = 60;

/**
 * What Quickbase calls the owner of an address, where that is another name than was typed. Everybody chooses their own
 * name at Quickbase: it must not end its quotation, and go on in our words.
 */
export function nameInQuickbase({ standing }: Invitee): string | null {
  if (standing === null || !("otherName" in standing) || standing.otherName === null) return null;
  return cut(toPlainLine(standing.otherName).replace(/["“”„‟«»‹›「」『』〝〞＂″]/g, "'"), LONGEST_CALLED);
}

const MOST_ROLES = 4;

function heldRoles(roles: readonly RoleNow[]): HeldRoles | null {
  if (roles.length === 0) return null;
  const named = roles.slice(0, roles.length > MOST_ROLES ? MOST_ROLES - 1 : MOST_ROLES).map(heldRole);
  return { named, more: roles.length - named.length };
}

/** What a role may do is said where its name does not say so. */
function heldRole({ name, access }: RoleNow): HeldRole {
  const called = shortRole(name);
  if (access === "administrator" && called !== "Administrator") return { name: called, may: "administer" };
  return { name: called, may: access === "sharing" ? "share" : null };
}

/** A role as it stands in a sentence about a person. */
export function shortRole(name: string): string {
  return cut(toPlainLine(name), 60) || "–";
}
