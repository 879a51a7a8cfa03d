/** What a call's own repetition may do after an attempt that ended badly. */
export type RepeatPolicy = "freely" | "after-look-up" | "never";

/** Which sign-in a call takes: any; a ticket but no user token; or none from us. */
export type SignInPolicy = "any" | "ticket" | "none";

/** How one call may be sent and sent again. */
export type CallPolicy = {
  changes: "nothing" | "something";
  repeat: RepeatPolicy;
  signIn: SignInPolicy;
  /** False for the one call that takes no `udata`. */
  echoes: boolean;
  /** Whether the answer is a list that grows with the account; the others are about one person or application. */
  long: boolean;
};

const read: CallPolicy = { changes: "nothing", repeat: "freely", signIn: "any", echoes: true, long: false };
const write: CallPolicy = { ...read, changes: "something" };

/** The policy of every call, by its action. */
export const CALL_POLICIES = {
  API_GetUserInfo: read,
  API_GetUserRole: read,
  API_UserRoles: { ...read, long: true },
  API_GetRoleInfo: read,
  API_GetDBInfo: read,
  API_GrantedDBs: { ...read, long: true },
  // https://help.quickbase.com/docs/api-finddbbyname lists a ticket only; a user token is refused.
  API_FindDBByName: { ...read, signIn: "ticket" },
  // Takes no credentials: with a user token it answers "User Tokens cannot be used to call this API".
  API_GetAppDTMInfo: { ...read, signIn: "none", echoes: false },
  API_Authenticate: { ...read, signIn: "none" },
  API_SignOut: { ...read, signIn: "ticket" },
  // 113 and 112 on a repetition say that the first attempt had worked.
  API_AddUserToRole: write,
  API_RemoveUserFromRole: write,
  API_ProvisionUser: { ...write, repeat: "after-look-up" },
  API_ChangeUserRole: { ...write, repeat: "after-look-up" },
  // Every call sends a mail, and nothing tells afterwards whether one went out.
  API_SendInvitation: { ...write, repeat: "never" },
} as const satisfies Record<string, CallPolicy>;

/** A call of the XML API, by the name that Quickbase gives it. */
export type QuickbaseAction = keyof typeof CALL_POLICIES;
