import { parameter, requiredParameter } from "../api-request.ts";
import type { Account } from "../model.ts";
import { Refusal } from "../refusal.ts";
import { type Element, element } from "../xml-writer.ts";
import { appCall, type Call, type CallContext, mainCall, notPermitted, sharing } from "./call.ts";
import { getPerson, getRole, requireAssignable } from "./lookups.ts";

/** https://help.quickbase.com/docs/api-getuserinfo */
export const getUserInfo: Call = mainCall("API_GetUserInfo", ["email"], ({ request, world, caller }) => {
  const email = parameter(request, "email");
  // Documented trap: the anonymous user answers success, with the address that was asked about.
  if (caller === null) return [userElement(anonymous(email ?? ""))];
  const found = email === null ? caller : world.findAccount(email);
  if (found === null)
    throw new Refusal(2, "The user with the specified email address or user name does not exist.");
  return [userElement(found)];
});

/** https://help.quickbase.com/docs/api-provisionuser */
export const provisionUser: Call = {
  ...appCall("API_ProvisionUser", ["email", "fname", "lname", "roleid"], (context) => {
    const { request, world } = context;
    const { app, isAdministrator } = sharing(context);
    const person = readNewPerson(context);
    const roleid = parameter(request, "roleid");
    const role = roleid === null ? null : getRole(app, roleid);
    if (role !== null) requireAssignable(role, isAdministrator);
    requireUnknown(context, person.email);
    const account = world.addAccount({ ...person, registered: false });
    world.setRoles(app, account.id, role === null ? [] : [role.id]);
    return [element("userid", account.id)];
  }),
  answersInLowerCase: true,
};

/** https://help.quickbase.com/docs/api-sendinvitation */
export const sendInvitation: Call = appCall("API_SendInvitation", ["userid", "usertext"], (context) => {
  const { request, world } = context;
  const { app, caller } = sharing(context);
  const person = getPerson(world, requiredParameter(request, "userid"));
  if (person.denied) throw new Refusal(29);
  // What Quickbase does here is not published; refusing shows a bot that mails before it gives access.
  if (!world.isOnUserList(app, person.id))
    throw new Refusal(2, "The user does not have access to this application.");
  world.sendMail({ to: person, from: caller, app, text: request.parameters.get("usertext") ?? "" });
  return [];
});

function readNewPerson({ request }: CallContext): { email: string; firstName: string; lastName: string } {
  const email = requiredParameter(request, "email");
  if (!/^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/.test(email))
    throw new Refusal(2, `Invalid email address: ${email}`);
  const firstName = parameter(request, "fname");
  const lastName = parameter(request, "lname");
  if (firstName === null || lastName === null)
    throw new Refusal(50, `Missing required field: ${firstName === null ? "fname" : "lname"}`);
  return { email, firstName, lastName };
}

function requireUnknown({ world, realmRules, caller }: CallContext, email: string): void {
  const known = world.findAccount(email);
  if (known?.denied) throw new Refusal(29);
  if (known !== null) throw new Refusal(111, "The specified user already exists.");
  if (realmRules.controlNewUsers && caller?.realmAdmin !== true) throw notPermitted();
}

function anonymous(email: string): Parameters<typeof userElement>[0] {
  return {
    id: "1.ckbs",
    firstName: "",
    lastName: "",
    email,
    screenName: "",
    registered: false,
    login: "anonymous",
  };
}

type Shown = Pick<Account, "id" | "firstName" | "lastName" | "email" | "screenName" | "registered">;

function userElement(person: Shown & { login?: string }): Element {
  const { id, firstName, lastName, email, screenName, registered } = person;
  const login = person.login ?? (screenName === "" ? email : screenName);
  const children = [
    element("firstName", firstName),
    element("lastName", lastName),
    element("login", login),
    element("email", email),
    element("screenName", screenName),
    element("isVerified", registered ? 1 : 0),
    element("externalAuth", 0),
  ];
  return element("user", children, { id });
}
