import type { Caller, CallOptions } from "./call.ts";
import {
  type AppUser,
  type QuickbaseRole,
  readAppUsers,
  readListedRoles,
  readUserRoles,
  type UserRolesOfOne,
} from "./roles.ts";

type RoleOf = { appDbid: string; userId: string; roleId: string } & CallOptions;

/** The calls about roles, all on an application. */
export type RoleCalls = {
  /**
   * `API_GetRoleInfo`: the application's roles. Permissions: access to the application. Errors: 3, 32, 83.
   * https://help.quickbase.com/docs/api-getroleinfo
   */
  getRoleInfo(parameters: { appDbid: string } & CallOptions): Promise<{ roles: readonly QuickbaseRole[] }>;
  /**
   * `API_UserRoles`: all users and groups with their roles, without addresses; can be large.
   * Permissions: Basic Access with Sharing, or full administration. Errors: 3, 32, 83.
   * https://help.quickbase.com/docs/api-userroles
   */
  userRoles(parameters: { appDbid: string } & CallOptions): Promise<{ users: readonly AppUser[] }>;
  /**
   * `API_GetUserRole`: one person's roles; without a user id, the caller's. Permissions: for other people Basic
   * Access with Sharing, or full administration. Errors: 2, 3, 21.
   * https://help.quickbase.com/docs/api-getuserrole
   */
  getUserRole(
    parameters: {
      appDbid: string;
      userId?: string;
      /** Roles held through groups as well, each with its members. */
      includeGroups?: boolean;
    } & CallOptions,
  ): Promise<UserRolesOfOne>;
  /**
   * `API_AddUserToRole`: gives one more role; safe to repeat, since 113 (has it already) is a value.
   * Permissions: as `userRoles`; an administrator role takes full administration. Errors: 2, 3, 21, 110, 114.
   * https://help.quickbase.com/docs/api-addusertorole
   */
  addUserToRole(parameters: RoleOf): Promise<{ status: "added" | "already" }>;
  /**
   * `API_RemoveUserFromRole`: takes a role away; with the last one the person leaves the application. Safe to
   * repeat, since 112 (does not have it) is a value. Permissions and errors: as `addUserToRole`.
   * https://help.quickbase.com/docs/api-removeuserfromrole
   */
  removeUserFromRole(parameters: RoleOf): Promise<{ status: "removed" | "absent" }>;
  /**
   * `API_ChangeUserRole`: replaces one role, others stay; after a doubtful attempt it looks before it repeats.
   * Permissions: as `addUserToRole`. Errors: those as well, and 112 when the person does not have the first role.
   * https://help.quickbase.com/docs/api-changeuserrole
   */
  changeUserRole(
    parameters: RoleOf & {
      /** Left out, the person keeps a place on the user list and has no access (role 9, None). */
      newRoleId?: string;
    },
  ): Promise<{ status: "changed" }>;
};

/** Creates the calls about roles. */
export function createRoleCalls(call: Caller): RoleCalls {
  const getUserRole: RoleCalls["getUserRole"] = ({ appDbid, userId, includeGroups, ...options }) =>
    call({
      action: "API_GetUserRole",
      dbid: appDbid,
      parameters: { userid: userId, inclgrps: includeGroups ? "1" : undefined },
      options,
      read: (root) => readUserRoles(root, userId),
    });

  return {
    getUserRole,
    getRoleInfo: ({ appDbid, ...options }) =>
      call({
        action: "API_GetRoleInfo",
        dbid: appDbid,
        parameters: {},
        options,
        // An application always has roles: without the list this is no answer, and not "none".
        read: (root) => ({ roles: readListedRoles(root) }),
      }),
    userRoles: ({ appDbid, ...options }) =>
      call({
        action: "API_UserRoles",
        dbid: appDbid,
        parameters: {},
        options,
        read: (root) => ({ users: readAppUsers(root) }),
      }),
    addUserToRole: ({ appDbid, userId, roleId, ...options }) =>
      call<{ status: "added" | "already" }>({
        action: "API_AddUserToRole",
        dbid: appDbid,
        parameters: { userid: userId, roleid: roleId },
        options,
        read: () => ({ status: "added" }),
        accept: ({ errcode }) => (errcode === 113 ? { status: "already" } : null),
      }),
    removeUserFromRole: ({ appDbid, userId, roleId, ...options }) =>
      call<{ status: "removed" | "absent" }>({
        action: "API_RemoveUserFromRole",
        dbid: appDbid,
        parameters: { userid: userId, roleid: roleId },
        options,
        read: () => ({ status: "removed" }),
        accept: ({ errcode }) => (errcode === 112 ? { status: "absent" } : null),
      }),
    changeUserRole: ({ appDbid, userId, roleId, newRoleId, ...options }) =>
      call<{ status: "changed" }>({
        action: "API_ChangeUserRole",
        dbid: appDbid,
        // Another spelling than this would be an unknown element, and so mean role None.
        parameters: { userid: userId, roleid: roleId, newroleid: newRoleId },
        options,
        read: () => ({ status: "changed" }),
        lookUp: async () => {
          const { roles } = await getUserRole({
            appDbid,
            userId,
            appToken: options.appToken,
            signal: options.signal,
          });
          const has = (id: string) => roles.some((role) => role.roleId === id);
          const isChanged = !has(roleId) && (newRoleId === undefined || has(newRoleId));
          return isChanged ? { status: "changed" } : null;
        },
      }),
  };
}
