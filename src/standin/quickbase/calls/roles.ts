import { parameter, requiredParameter } from "../api-request.ts";
import type { Account, App } from "../model.ts";
import { Refusal } from "../refusal.ts";
import { nameOf, noRole } from "../world.ts";
import { type Element, element } from "../xml-writer.ts";
import { appCall, type Call, type CallContext, insideApp, notPermitted, sharing } from "./call.ts";
import { getPerson, getRole, requireAssignable } from "./lookups.ts";
import { roleElement } from "./roles-in-answers.ts";

/** https://help.quickbase.com/docs/api-getroleinfo */
export const getRoleInfo: Call = appCall("API_GetRoleInfo", [], (context) => {
  const { app } = insideApp(context);
  return [
    element(
      "roles",
      app.roles.map((role) => roleElement(role)),
    ),
  ];
});

/** https://help.quickbase.com/docs/api-addusertorole */
export const addUserToRole: Call = appCall("API_AddUserToRole", ["userid", "roleid"], (context) => {
  const { app, isAdministrator, person, held } = readMembership(context);
  const role = getRole(app, requiredParameter(context.request, "roleid"));
  requireAssignable(role, isAdministrator);
  if (person.denied) throw new Refusal(29);
  if (held.includes(role.id)) throw new Refusal(113);
  context.world.setRoles(app, person.id, [...held, role.id]);
  return [];
});

/** https://help.quickbase.com/docs/api-changeuserrole */
export const changeUserRole: Call = {
  ...appCall("API_ChangeUserRole", ["userid", "roleid", "newroleid"], (context) => {
    const { app, isAdministrator, person, held } = readMembership(context);
    const current = getRole(app, requiredParameter(context.request, "roleid"));
    const newRoleid = parameter(context.request, "newroleid") ?? String(noRole.id);
    const next = newRoleid === String(noRole.id) ? noRole : getRole(app, newRoleid);
    requireAssignable(current, isAdministrator);
    requireAssignable(next, isAdministrator);
    if (!held.includes(current.id)) throw new Refusal(112);
    context.world.setRoles(app, person.id, [...held.filter((id) => id !== current.id), next.id]);
    return [];
  }),
  answersInLowerCase: true,
};

/** https://help.quickbase.com/docs/api-removeuserfromrole */
export const removeUserFromRole: Call = appCall("API_RemoveUserFromRole", ["userid", "roleid"], (context) => {
  const { app, isAdministrator, person, held } = readMembership(context);
  const role = getRole(app, requiredParameter(context.request, "roleid"));
  requireAssignable(role, isAdministrator);
  if (!held.includes(role.id)) throw new Refusal(112);
  const left = held.filter((id) => id !== role.id);
  // Without the last role the person leaves the user list.
  if (left.length === 0) context.world.removeMember(app, person.id);
  else context.world.setRoles(app, person.id, left);
  return [];
});

/** https://help.quickbase.com/docs/api-getuserrole */
export const getUserRole: Call = appCall("API_GetUserRole", ["userid", "inclgrps"], (context) => {
  const { request, world } = context;
  const { app, caller } = insideApp(context);
  const userid = parameter(request, "userid");
  const person = userid === null ? caller : getPerson(world, userid);
  if (person.id !== caller.id && world.accessLevel(app, caller.id) === 3) throw notPermitted();
  const roles = rolesOf(context, app, person);
  const name = element("name", nameOf(person));
  // Somebody without a role has no <roles> at all.
  return [element("user", roles.length === 0 ? [name] : [name, element("roles", roles)], { id: person.id })];
});

/** https://help.quickbase.com/docs/api-userroles */
export const userRoles: Call = appCall("API_UserRoles", [], (context) => {
  const { world } = context;
  const { app } = sharing(context);
  const people = [...app.roleIdsByAccount.keys()].flatMap((accountId) => {
    const account = world.findAccountById(accountId);
    return account === null ? [] : [listedUser(context, app, account)];
  });
  const groups = app.groups.map(({ id, name, roleId }) => {
    const roles = app.roles.filter((role) => role.id === roleId).map((role) => roleElement(role));
    return element("user", [element("name", name), element("roles", roles)], {
      type: "group",
      id: String(id),
    });
  });
  return [element("users", [...people, ...groups])];
});

function readMembership(
  context: CallContext,
): ReturnType<typeof sharing> & { person: Account; held: number[] } {
  const inside = sharing(context);
  const person = getPerson(context.world, requiredParameter(context.request, "userid"));
  return { ...inside, person, held: inside.app.roleIdsByAccount.get(person.id) ?? [] };
}

function rolesOf({ request, world }: CallContext, app: App, person: Account): Element[] {
  const direct = world.directRoles(app, person.id);
  if (parameter(request, "inclgrps") !== "1") return direct.map((role) => roleElement(role));
  const groups = world.groupsOf(app, person.id);
  return app.roles.flatMap((role) => {
    const members = [
      ...(direct.includes(role) ? [element("member", nameOf(person), { type: "user" })] : []),
      ...groups
        .filter(({ roleId }) => roleId === role.id)
        .map(({ name }) => element("member", name, { type: "group" })),
    ];
    return members.length === 0 ? [] : [roleElement(role, members)];
  });
}

function listedUser({ world }: CallContext, app: App, account: Account): Element {
  const children = [
    element("name", nameOf(account)),
    element("lastAccess", app.createdAt),
    element("lastAccessAppLocal", localTime(app.createdAt)),
    element("firstName", account.firstName),
    element("lastName", account.lastName),
    element(
      "roles",
      world.directRoles(app, account.id).map((role) => roleElement(role)),
    ),
  ];
  return element("user", children, { type: "user", id: account.id });
}

// As Quickbase writes it: 06-17-2014 01:00 PM
function localTime(at: number): string {
  const [date = "", time = ""] = new Date(at).toISOString().split("T");
  const [year, month, day] = date.split("-");
  const hour = Number(time.slice(0, 2));
  const hour12 = String(hour % 12 === 0 ? 12 : hour % 12).padStart(2, "0");
  return `${month}-${day}-${year} ${hour12}:${time.slice(3, 5)} ${hour < 12 ? "AM" : "PM"}`;
}
