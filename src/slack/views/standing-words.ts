import type { Invitee, InviteRequest } from "../../invite/request.ts";
import { toPlainLine, unreachable } from "../../invite/values.ts";
import { cut } from "./limits.ts";
import { told } from "./rich.ts";

/** What will happen for a person, as one says it after their name, and as one counts it. */
export function standingWords(
  { standing }: Invitee,
  { role }: InviteRequest,
): { sentence: string; counted: string } {
  const roleName = cut(toPlainLine(role.name), 60);
  switch (standing?.status) {
    case undefined:
      return { sentence: "being looked up", counted: "being looked up" };
    case "new":
      return { sentence: "new to Quickbase: an account will be made", counted: "new to Quickbase" };
    case "known":
      return { sentence: `has an account: will get the role ${roleName}`, counted: "with an account" };
    case "in role":
      return {
        sentence: `has the role ${roleName} already: only the mail will be sent`,
        counted: "with the role already",
      };
    case "not looked up":
      return {
        sentence: `could not be looked up (${told(standing.problem)}): Quickbase will be asked again after the approval`,
        counted: "not looked up",
      };
    default:
      return unreachable(standing);
  }
}
