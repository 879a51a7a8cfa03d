import { parameter, requiredParameter } from "../api-request.ts";
import type { Account, App } from "../model.ts";
import { Refusal } from "../refusal.ts";
import { nameOf, type World } from "../world.ts";
import { type Element, element } from "../xml-writer.ts";
import { type Call, type CallContext, insideApp, mainCall, signedIn } from "./call.ts";

// The gap a live realm asked for: 5,000 ms.
const dtmInfoGapMs = 5_000;

/** https://help.quickbase.com/docs/api-getdbinfo */
export const getDbInfo: Call = {
  ...mainCall("API_GetDBInfo", [], (context) => {
    const { app } = insideApp(context);
    const manager = context.world.findAccountById(app.managerId);
    const table = context.target.place === "table" ? context.target.table : null;
    return [
      element("dbname", table?.name ?? app.name),
      element("lastRecModTime", app.modifiedAt),
      element("lastModifiedTime", app.modifiedAt),
      element("createdTime", app.createdAt),
      element("numRecords", 0),
      element("mgrID", app.managerId),
      element("mgrName", manager === null ? "" : nameOf(manager)),
      element("version", "2.0"),
      element("time_zone", "(UTC-08:00) Pacific Time (US & Canada)"),
    ];
  }),
  places: ["app", "table"],
};

/** https://help.quickbase.com/docs/api-granteddbs */
export const grantedDbs: Call = mainCall(
  "API_GrantedDBs",
  ["adminOnly", "excludeparents", "withembeddedtables", "includeancestors", "realmAppsOnly"],
  (context) => {
    const caller = signedIn(context);
    const apps = context.world.apps.filter((app) => isGranted(context, app, caller));
    return [
      element(
        "databases",
        apps.flatMap((app) => listedDatabases(context, app)),
      ),
    ];
  },
);

/** Takes no credentials and refuses user tokens; not again before the time it names. */
export function createGetAppDtmInfo(): Call {
  const nextAllowedAt = new Map<string, number>();
  const run: Call["run"] = ({ request, world, now }) => {
    const app = knownApp(world, requiredParameter(request, "dbid"));
    if (now < (nextAllowedAt.get(app.dbid) ?? 0)) throw new Refusal(77, "Please wait before calling again.");
    nextAllowedAt.set(app.dbid, now + dtmInfoGapMs);
    return [
      element("RequestTime", now),
      element("RequestNextAllowedTime", now + dtmInfoGapMs),
      element("app", modificationTimes(app), { id: app.dbid }),
      element(
        "tables",
        app.tables.map(({ dbid }) => element("table", modificationTimes(app), { id: dbid })),
      ),
    ];
  };
  return { ...mainCall("API_GetAppDTMInfo", ["dbid"], run), places: ["main", "app"], takesUserToken: false };
}

/** https://help.quickbase.com/docs/api-finddbbyname */
export const findDbByName: Call = {
  ...mainCall("API_FindDBByName", ["dbname", "ParentsOnly"], (context) => {
    const { request, world } = context;
    const caller = signedIn(context);
    const name = requiredParameter(request, "dbname");
    const found = world.apps.filter((app) => app.name === name && world.accessLevel(app, caller.id) !== null);
    if (found.length === 0) throw new Refusal(32);
    // An application of one table answers with the table, unless only parents are wanted.
    const parentsOnly = parameter(request, "ParentsOnly") === "1";
    return found.flatMap((app) => [
      element("dbid", (parentsOnly ? null : app.tables[0]?.dbid) ?? app.dbid),
      element("dbname", app.name),
    ]);
  }),
  takesUserToken: false,
};

function isGranted({ request, world }: CallContext, app: App, caller: Account): boolean {
  const userToken = parameter(request, "usertoken");
  if (userToken !== null && !app.userTokens.has(userToken)) return false;
  const level = world.accessLevel(app, caller.id);
  return parameter(request, "adminOnly") === "1" ? level === 1 : level !== null;
}

function listedDatabases({ request }: CallContext, app: App): Element[] {
  const ancestors = [element("ancestorappid", app.dbid), element("oldestancestorappid", app.dbid)];
  const withAncestors = parameter(request, "includeancestors") === "1" ? ancestors : [];
  const parent = element("dbinfo", [
    element("dbname", app.name),
    element("dbid", app.dbid),
    ...withAncestors,
  ]);
  const tables = app.tables.map(({ name, dbid }) =>
    element("dbinfo", [element("dbname", `${app.name}:${name}`), element("dbid", dbid)]),
  );
  return [
    ...(parameter(request, "excludeparents") === "1" ? [] : [parent]),
    ...(parameter(request, "withembeddedtables") === "0" ? [] : tables),
  ];
}

function knownApp(world: World, dbid: string): App {
  const app = world.findApp(dbid);
  if (app === null) throw new Refusal(32);
  return app;
}

function modificationTimes({ modifiedAt }: App): Element[] {
  return [element("lastModifiedTime", modifiedAt), element("lastRecModTime", modifiedAt)];
}
