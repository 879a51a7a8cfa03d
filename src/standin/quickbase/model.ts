/** 1 Administrator (full administration), 2 Basic Access with Share, 3 Basic Access. */
export type AccessLevel = 1 | 2 | 3;

/** A role of an application. */
export type Role = {
  readonly id: number;
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** What stands as the id of its `<access>` instead of the level; null leaves the element out. */
  readonly shownAccess?: string | null;
};

/** A person Quickbase knows; `registered: false` is a provisional account made by an invitation. */
export type Account = {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly screenName: string;
  readonly password: string | null;
  readonly realmAdmin: boolean;
  registered: boolean;
  denied: boolean;
};

/** A group of people who share a role in an application. */
export type Group = {
  readonly id: number;
  readonly name: string;
  readonly accountIds: readonly string[];
  readonly roleId: number;
};

/** A table of an application; its dbid is no application's. */
export type Table = { readonly dbid: string; readonly name: string };

/** An application: who is on its user list with which roles, and which user tokens are assigned to it. */
export type App = {
  readonly dbid: string;
  readonly name: string;
  readonly managerId: string;
  readonly appToken: string | null;
  readonly tables: readonly Table[];
  readonly createdAt: number;
  modifiedAt: number;
  roles: Role[];
  readonly roleIdsByAccount: Map<string, number[]>;
  readonly groups: Group[];
  readonly userTokens: Set<string>;
};

/** An invitation mail; `registers` says that its button begins with the registration of a new account. */
export type Mail = {
  readonly id: number;
  readonly at: string;
  readonly to: string;
  readonly toName: string;
  readonly userid: string;
  readonly appDbid: string;
  readonly appName: string;
  readonly from: { readonly name: string; readonly email: string };
  readonly text: string;
  readonly registers: boolean;
};

/** One XML call as a live page shows it; secrets in `requestXml` and `answerText` are masked. */
export type CallRecord = {
  readonly id: number;
  readonly at: string;
  readonly method: string;
  readonly dbid: string;
  readonly action: string;
  readonly requestXml: string;
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
  readonly userid: string;
  readonly email: string;
  readonly name: string;
  readonly registered: boolean;
  readonly roles: readonly { readonly id: number; readonly name: string }[];
};

/** An application as a live page shows it. */
export type AppState = {
  readonly dbid: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly members: readonly MemberState[];
};

/** An account as a live page shows it. */
export type AccountState = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly registered: boolean;
  readonly denied: boolean;
};

/** Everything a live page shows, as plain values that survive JSON. */
export type QuickbaseState = {
  readonly realm: string;
  readonly reachable: boolean;
  readonly apps: readonly AppState[];
  readonly accounts: readonly AccountState[];
  readonly mails: readonly Mail[];
  readonly calls: readonly CallRecord[];
};
