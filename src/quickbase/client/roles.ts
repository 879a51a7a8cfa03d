import type { XmlElement } from "./xml.ts";
import {
  childrenOf,
  findChild,
  findInstant,
  findText,
  getAttribute,
  getChild,
  textOf,
  UnexpectedAnswerError,
} from "./xml-elements.ts";

/** A role of an application; show the name, keep the id. */
export type QuickbaseRole = {
  roleId: string;
  name: string;
  /** "1" Administrator, "2" Basic Access with Share, "3" Basic Access; null when Quickbase does not say. */
  access: { accessId: string; name: string } | null;
};

/** Through whom somebody holds a role; only where groups were asked for. */
export type RoleMember = {
  /** "user", "group" or "domainGroup". */
  type: string;
  name: string;
};

/** One person's roles in an application; no role is an empty list. */
export type UserRolesOfOne = {
  userId: string;
  name: string;
  roles: readonly (QuickbaseRole & { members: readonly RoleMember[] })[];
};

/** Somebody on an application's user list. */
export type AppUser = {
  /** "user" or "group". */
  type: string;
  userId: string;
  name: string;
  firstName: string | null;
  lastName: string | null;
  lastAccessAt: Date | null;
  /** As the application shows it, in its own time zone. */
  lastAccessAppLocal: string | null;
  roles: readonly QuickbaseRole[];
};

/** Reads the answer of `API_GetRoleInfo`; throws `UnexpectedAnswerError` without its `<roles>`. */
export function readListedRoles(root: XmlElement): readonly QuickbaseRole[] {
  return childrenOf(getChild(root, "roles"), "role").map(readRole);
}

/** Reads the roles of a user; a missing list holds none. */
function readRoles(user: XmlElement): readonly QuickbaseRole[] {
  return childrenOf(findChild(user, "roles"), "role").map(readRole);
}

function readRole(element: XmlElement): QuickbaseRole {
  const access = findChild(element, "access");
  return {
    roleId: getAttribute(element, "id"),
    name: findText(element, "name") ?? "",
    access: access && { accessId: access.attributes.get("id")?.trim() ?? "", name: textOf(access) },
  };
}

/** Reads the answer of `API_GetUserRole`; throws `UnexpectedAnswerError` when it is about somebody else. */
export function readUserRoles(root: XmlElement, asked: string | undefined): UserRolesOfOne {
  const user = getChild(root, "user");
  if (asked !== undefined && getAttribute(user, "id") !== asked.trim())
    throw new UnexpectedAnswerError("it is about another person than the one asked for", {
      oddity: "another person",
    });
  const roles = childrenOf(findChild(user, "roles"), "role");
  return {
    userId: getAttribute(user, "id"),
    name: findText(user, "name") ?? "",
    roles: roles.map((role) => ({ ...readRole(role), members: childrenOf(role, "member").map(readMember) })),
  };
}

function readMember(element: XmlElement): RoleMember {
  return { type: element.attributes.get("type")?.trim() ?? "", name: textOf(element) };
}

/** Reads the answer of `API_UserRoles`. */
export function readAppUsers(root: XmlElement): readonly AppUser[] {
  return childrenOf(getChild(root, "users"), "user").map((user) => ({
    type: user.attributes.get("type")?.trim() ?? "user",
    userId: getAttribute(user, "id"),
    name: findText(user, "name") ?? "",
    firstName: findText(user, "firstName"),
    lastName: findText(user, "lastName"),
    lastAccessAt: findInstant(user, "lastAccess"),
    lastAccessAppLocal: findText(user, "lastAccessAppLocal"),
    roles: readRoles(user),
  }));
}
