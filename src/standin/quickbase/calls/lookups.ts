import type { Account, App, Role } from "../model.ts";
import { Refusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { notPermitted } from "./call.ts";

/** The person with this id; throws refusal 21, or 2 for what is no user id at all. */
export function getPerson(world: World, userid: string): Account {
  if (!/^\d+\.[a-z0-9]{4}$/.test(userid)) throw new Refusal(2, `Invalid user id: ${userid}`);
  const person = world.findAccountById(userid);
  if (person === null) throw new Refusal(21, `The user with the id ${userid} is not known.`);
  return person;
}

/** The role of the application with this id; throws refusal 110. */
export function getRole(app: App, roleid: string): Role {
  const role = app.roles.find(({ id }) => String(id) === roleid);
  if (role === undefined) throw new Refusal(110, `The role ${roleid} does not exist.`);
  return role;
}

/** Who may only share an application cannot make administrators of it: throws refusal 3. */
export function requireAssignable(role: Role, isAdministrator: boolean): void {
  if (role.accessLevel === 1 && !isAdministrator) throw notPermitted();
}
