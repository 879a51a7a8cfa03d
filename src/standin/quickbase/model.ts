/** 1 Administrator (full administration), 2 Basic Access with Share, 3 Basic Access. */
export type AccessLevel = 1 | 2 | 3;

/** A role of an application. */
export type Role = {
  id: number;
  name: string;
  accessLevel: AccessLevel;
  /** What stands as the id of its `<access>` instead of the level; null leaves the element out. */
  shownAccess?: string | null;
};

/** A person Quickbase knows; `registered: false` is a provisional account made by an invitation. */
export type Account = {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  screenName: string;
  password: string | null;
  realmAdmin: boolean;
  registered: boolean;
  denied: boolean;
};

/** A group of people who share a role in an application. */
export type Group = {
  id: number;
  name: string;
  accountIds: readonly string[];
  roleId: number;
};

/** A table of an application; its dbid is no application's. */
export type Table = { dbid: string; name: string };

/** An application: who is on its user list with which roles, and which user tokens are assigned to it. */
export type App = {
  dbid: string;
  name: string;
  managerId: string;
  appToken: string | null;
  tables: readonly Table[];
  createdAt: number;
  modifiedAt: number;
  roles: Role[];
  roleIdsByAccount: Map<string, number[]>;
  groups: Group[];
  userTokens: Set<string>;
};

/** An invitation mail; `registers` says that its button begins with the registration of a new account. */
export type Mail = {
  id: number;
  at: string;
  to: string;
  toName: string;
  userid: string;
  appDbid: string;
  appName: string;
  from: { name: string; email: string };
  text: string;
  registers: boolean;
};

/** One XML call as a live page shows it; secrets in `requestXml` and `answerText` are masked. */
export type CallRecord = {
  id: number;
  at: string;
  method: string;
  dbid: string;
  action: string;
  requestXml: string;
  status: "under way" | "answered" | "cut off";
  /** Whether Quickbase did what was asked, whatever the caller was told. */
  tookEffect: boolean;
  answerText: string | null;
  httpStatus: number | null;
  errcode: number | null;
  durationMs: number | null;
  fault: string | null;
};

/** Somebody on the user list of an application, as a live page shows them. */
export type MemberState = {
  userid: string;
  email: string;
  name: string;
  registered: boolean;
  roles: readonly { id: number; name: string }[];
};

/** An application as a live page shows it. */
export type AppState = {
  dbid: string;
  name: string;
  roles: readonly Role[];
  members: readonly MemberState[];
};

/** An account as a live page shows it. */
export type AccountState = {
  id: string;
  email: string;
  name: string;
  registered: boolean;
  denied: boolean;
};

/** Everything a live page shows, as plain values that survive JSON. */
export type QuickbaseState = {
  realm: string;
  reachable: boolean;
  apps: readonly AppState[];
  accounts: readonly AccountState[];
  mails: readonly Mail[];
  calls: readonly CallRecord[];
};
