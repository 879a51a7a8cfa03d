import { type Caller, type CallOptions, MAIN } from "./call.ts";
import type { XmlElement } from "./xml.ts";
import {
  childrenOf,
  findChild,
  findInstant,
  findInteger,
  findText,
  getAttribute,
  getChild,
  getText,
  textOf,
} from "./xml-elements.ts";

/** What Quickbase tells about an application (or table). */
export type DatabaseInfo = {
  name: string;
  lastRecordModifiedAt: Date | null;
  lastModifiedAt: Date | null;
  createdAt: Date | null;
  recordCount: number | null;
  managerId: string | null;
  /** Sometimes an e-mail address. */
  managerName: string | null;
  version: string | null;
  timeZone: string | null;
};

/** An application or table that the caller may use. */
export type GrantedDatabase = {
  /** A table's is "Application:Table". */
  name: string;
  dbid: string;
  ancestorAppId: string | null;
  oldestAncestorAppId: string | null;
};

/** When an application, or a table of it, last changed. */
export type ModificationTimes = {
  dbid: string;
  lastModifiedAt: Date | null;
  lastRecordModifiedAt: Date | null;
};

/** Modification times, and when they may be asked for again. */
export type AppModificationTimes = {
  requestedAt: Date | null;
  /** Asking earlier is refused with errcode 77. */
  nextAllowedAt: Date | null;
  app: ModificationTimes;
  tables: readonly ModificationTimes[];
};

/** The calls about applications. */
export type ApplicationCalls = {
  /**
   * `API_GetDBInfo` on an application or table: its name, manager and times; a cheap proof that sign-in, realm and
   * application fit together. Permissions: access to it. Errors: 3, 4, 32, 83.
   * https://help.quickbase.com/docs/api-getdbinfo
   */
  getDbInfo(parameters: { appDbid: string } & CallOptions): Promise<DatabaseInfo>;
  /**
   * `API_GrantedDBs` on main: what the caller may use, of all realms unless told otherwise.
   * https://help.quickbase.com/docs/api-granteddbs
   */
  grantedDbs(
    parameters?: {
      adminOnly?: boolean;
      excludeParents?: boolean;
      /** Quickbase includes tables unless told not to. */
      withEmbeddedTables?: boolean;
      includeAncestors?: boolean;
      realmAppsOnly?: boolean;
    } & CallOptions,
  ): Promise<{ databases: readonly GrantedDatabase[] }>;
  /**
   * `API_FindDBByName` on main: the dbid for a name; several applications may share one. Takes a ticket only: with a
   * user token it is a `QuickbaseUsageError`. Errors: 32.
   * https://help.quickbase.com/docs/api-finddbbyname
   */
  findDbByName(
    parameters: {
      dbName: string;
      /** Also for an application with a single table, its own id instead of the table's. */
      parentsOnly?: boolean;
    } & CallOptions,
  ): Promise<{ dbids: readonly string[]; name: string | null }>;
  /**
   * `API_GetAppDTMInfo` on main: when an application and its tables last changed. Takes no sign-in, and none is
   * sent; refused with 77 when asked before `nextAllowedAt`.
   * https://help.quickbase.com/docs/api-getappdtminfo
   */
  getAppDtmInfo(
    parameters: { appDbid: string } & Pick<CallOptions, "encoding" | "signal">,
  ): Promise<AppModificationTimes>;
};

/** Creates the calls about applications. */
export function createApplicationCalls(call: Caller): ApplicationCalls {
  return {
    getDbInfo: ({ appDbid, ...options }) =>
      call({ action: "API_GetDBInfo", dbid: appDbid, parameters: {}, options, read: readDatabaseInfo }),
    grantedDbs: (parameters = {}) => {
      const { adminOnly, excludeParents, withEmbeddedTables, includeAncestors, realmAppsOnly, ...options } =
        parameters;
      return call({
        action: "API_GrantedDBs",
        dbid: MAIN,
        parameters: {
          adminOnly: toFlag(adminOnly),
          excludeparents: toFlag(excludeParents),
          withembeddedtables: toFlag(withEmbeddedTables),
          includeancestors: toFlag(includeAncestors),
          realmAppsOnly: toFlag(realmAppsOnly),
        },
        options,
        read: (root) => ({
          databases: childrenOf(getChild(root, "databases"), "dbinfo").map(readGrantedDatabase),
        }),
      });
    },
    findDbByName: ({ dbName, parentsOnly, ...options }) =>
      call({
        action: "API_FindDBByName",
        dbid: MAIN,
        parameters: { dbname: dbName, ParentsOnly: toFlag(parentsOnly) },
        options,
        read: (root) => ({
          dbids: [getText(root, "dbid"), ...childrenOf(root, "dbid").slice(1).map(textOf)],
          name: findText(root, "dbname"),
        }),
      }),
    getAppDtmInfo: ({ appDbid, ...options }) =>
      call({
        action: "API_GetAppDTMInfo",
        dbid: MAIN,
        parameters: { dbid: appDbid },
        options,
        read: readModificationTimes,
      }),
  };
}

function toFlag(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? "1" : "0";
}

function readDatabaseInfo(root: XmlElement): DatabaseInfo {
  return {
    name: getText(root, "dbname"),
    lastRecordModifiedAt: findInstant(root, "lastRecModTime"),
    lastModifiedAt: findInstant(root, "lastModifiedTime"),
    createdAt: findInstant(root, "createdTime"),
    recordCount: findInteger(root, "numRecords"),
    managerId: findText(root, "mgrID"),
    managerName: findText(root, "mgrName"),
    version: findText(root, "version"),
    timeZone: findText(root, "time_zone"),
  };
}

function readGrantedDatabase(element: XmlElement): GrantedDatabase {
  return {
    name: findText(element, "dbname") ?? "",
    dbid: getText(element, "dbid"),
    ancestorAppId: findText(element, "ancestorappid"),
    oldestAncestorAppId: findText(element, "oldestancestorappid"),
  };
}

function readModificationTimes(root: XmlElement): AppModificationTimes {
  return {
    requestedAt: findInstant(root, "RequestTime"),
    nextAllowedAt: findInstant(root, "RequestNextAllowedTime"),
    app: readTimes(getChild(root, "app")),
    tables: childrenOf(findChild(root, "tables"), "table").map(readTimes),
  };
}

function readTimes(element: XmlElement): ModificationTimes {
  return {
    dbid: getAttribute(element, "id"),
    lastModifiedAt: findInstant(element, "lastModifiedTime"),
    lastRecordModifiedAt: findInstant(element, "lastRecModTime"),
  };
}
