import type { Role, RoleNow } from "../invite/request.ts";
import type { QuickbaseRole } from "./client/roles.ts";

/** Quickbase's access levels: https://help.quickbase.com/docs/api-getroleinfo */
const LEVELS = new Map<string | undefined, RoleNow["access"]>([
  ["1", "administrator"],
  ["2", "sharing"],
  ["3", "basic"],
]);

/** What a role may do; "not known" where Quickbase does not say, or says something that is not documented. */
export function accessOf({ access }: QuickbaseRole): RoleNow["access"] {
  return LEVELS.get(access?.accessId) ?? "not known";
}

/** Whether a role may be asked for: only where it is known that it does not administer the application. */
export function isOffered(role: QuickbaseRole): boolean {
  return offeredAmong([role]).length > 0;
}

/** The roles that may be asked for. */
export function offeredAmong(roles: readonly QuickbaseRole[]): readonly Role[] {
  return roles.flatMap((role): Role[] => {
    const access = accessOf(role);
    return access === "basic" || access === "sharing" ? [{ id: role.roleId, name: role.name, access }] : [];
  });
}
