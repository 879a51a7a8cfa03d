import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type QuickbaseStandin,
  startQuickbaseStandin,
} from "../../../src/standin/quickbase/quickbase-standin.ts";
import { post, textOf } from "./raw-calls.ts";

let quickbase: QuickbaseStandin;
let now: number;
let dbid: string;
let kimId: string;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23);
  quickbase = await startQuickbaseStandin({ now: () => now });
  ({ dbid } = quickbase.addApp({ name: "Project Tracker" }));
  kimId = quickbase.addAccount({
    email: "kim@x.org",
    firstName: "Kim",
    lastName: "Known",
    screenName: "kimk",
  }).id;
});

afterEach(() => quickbase.close());

const rolesOfKim = (): string[] | undefined =>
  quickbase
    .state()
    .apps[0]?.members.find(({ email }) => email === "kim@x.org")
    ?.roles.map(({ name }) => name);

test("API_GetUserInfo finds by user name too, and answers with the address", async () => {
  const answer = await post(quickbase, { action: "API_GetUserInfo", body: "<email>kimk</email>" });
  expect([textOf(answer, "email"), textOf(answer, "login")]).toEqual(["kim@x.org", "kimk"]);
});

test("API_GetUserInfo without an address is about the caller", async () => {
  const answer = await post(quickbase, { action: "API_GetUserInfo" });
  expect(textOf(answer, "email")).toBe("service@acme.example");
});

test("API_GetUserRole leaves <roles> out for somebody without one", async () => {
  const answer = await post(quickbase, {
    dbid,
    action: "API_GetUserRole",
    body: `<userid>${kimId}</userid>`,
  });
  expect(answer.text).toBe(`<?xml version="1.0" ?>
<qdbapi>
   <action>API_GetUserRole</action>
   <errcode>0</errcode>
   <errtext>No error</errtext>
   <user id="${kimId}">
      <name>Kim Known</name>
   </user>
</qdbapi>
`);
});

test("API_GetUserRole shows a role through a group only with inclgrps, and through whom", async () => {
  quickbase.giveRole({ appDbid: dbid, email: "kim@x.org", role: "Viewer" });
  quickbase.addGroup({ appDbid: dbid, name: "Auditors", role: "Participant", emails: ["kim@x.org"] });
  const ask = (more: string) =>
    post(quickbase, { dbid, action: "API_GetUserRole", body: `<userid>${kimId}</userid>${more}` });
  expect((await ask("")).text).not.toMatch(/Participant|<member/);
  expect((await ask("<inclgrps>1</inclgrps>")).text).toContain(`   <roles>
         <role id="10">
            <name>Viewer</name>
            <access id="3">Basic Access</access>
            <member type="user">Kim Known</member>
         </role>
         <role id="11">
            <name>Participant</name>
            <access id="2">Basic Access with Share</access>
            <member type="group">Auditors</member>
         </role>
      </roles>`);
});

test("API_GetUserRole without a user id is about the caller", async () => {
  const answer = await post(quickbase, { dbid, action: "API_GetUserRole" });
  expect(answer.text).toMatch(/<name>QB Service<\/name>[\s\S]*<role id="11">/);
});

test("API_UserRoles lists people and groups, and no addresses", async () => {
  quickbase.giveRole({ appDbid: dbid, email: "kim@x.org", role: "Viewer" });
  quickbase.addGroup({ appDbid: dbid, name: "Auditors", role: "Viewer", emails: [] });
  const { text } = await post(quickbase, { dbid, action: "API_UserRoles" });
  expect(text).toMatch(
    /<user type="user" id="[\d.\w]+">\s*<name>Kim Known<\/name>\s*<lastAccess>\d{13}<\/lastAccess>/,
  );
  expect(text).toMatch(/<lastAccessAppLocal>\d\d-\d\d-\d{4} \d\d:\d\d [AP]M<\/lastAccessAppLocal>/);
  expect(text).toMatch(/<user type="group" id="\d+">\s*<name>Auditors<\/name>\s*<roles>\s*<role id="10">/);
  expect(text).not.toContain("@");
});

test.each([
  { to: "another role", more: "<newroleid>11</newroleid>", errcode: "0", left: ["Participant"] },
  { to: "None without a new role", more: "", errcode: "0", left: ["None"] },
  {
    to: "nothing when the element is misspelled",
    more: "<newrole>11</newrole>",
    errcode: "6",
    left: ["Viewer"],
  },
  { to: "nothing for role 0", more: "<newroleid>0</newroleid>", errcode: "110", left: ["Viewer"] },
  {
    to: "nothing for an administrator role",
    more: "<newroleid>12</newroleid>",
    errcode: "3",
    left: ["Viewer"],
  },
])("API_ChangeUserRole changes to $to", async ({ more, errcode, left }) => {
  quickbase.giveRole({ appDbid: dbid, email: "kim@x.org", role: "Viewer" });
  const body = `<userid>${kimId}</userid><roleid>10</roleid>${more}`;
  const answer = await post(quickbase, { dbid, action: "API_ChangeUserRole", body });
  expect([textOf(answer, "action"), textOf(answer, "errcode")]).toEqual(["api_changeuserrole", errcode]);
  expect(rolesOfKim()).toEqual(left);
});

test("API_RemoveUserFromRole takes the last role and the place on the user list; then it is 112 without a detail", async () => {
  quickbase.giveRole({ appDbid: dbid, email: "kim@x.org", role: "Viewer" });
  const body = `<userid>${kimId}</userid><roleid>10</roleid>`;
  const call = { dbid, action: "API_RemoveUserFromRole", body };
  expect(textOf(await post(quickbase, call), "errcode")).toBe("0");
  expect(rolesOfKim()).toBeUndefined();
  expect((await post(quickbase, call)).text).toContain(
    "<errcode>112</errcode>\n   <errtext>No such user in role.</errtext>\n</qdbapi>",
  );
});

test("API_AddUserToRole gives several roles to one person", async () => {
  for (const roleid of ["10", "11"]) {
    const body = `<userid>${kimId}</userid><roleid>${roleid}</roleid>`;
    await post(quickbase, { dbid, action: "API_AddUserToRole", body });
  }
  expect(rolesOfKim()).toEqual(["Viewer", "Participant"]);
});

test("API_GrantedDBs lists what the token may see, with or without tables", async () => {
  quickbase.addApp({ name: "Secret", tokensAssigned: [] });
  const all = await post(quickbase, { action: "API_GrantedDBs" });
  expect(all.text).toMatch(
    new RegExp(`<databases>\\s*<dbinfo>\\s*<dbname>Project Tracker</dbname>\\s*<dbid>${dbid}</dbid>`),
  );
  expect(all.text).toContain("<dbname>Project Tracker:Tasks</dbname>");
  expect(all.text).not.toContain("Secret");
  const apps = await post(quickbase, {
    action: "API_GrantedDBs",
    body: "<withembeddedtables>0</withembeddedtables>",
  });
  expect(apps.text.match(/<dbinfo>/g)).toHaveLength(1);
  const tables = await post(quickbase, {
    action: "API_GrantedDBs",
    body: "<excludeparents>1</excludeparents>",
  });
  expect(tables.text).not.toContain("<dbname>Project Tracker</dbname>");
  const admin = await post(quickbase, { action: "API_GrantedDBs", body: "<adminOnly>1</adminOnly>" });
  expect(admin.text).not.toContain("<dbinfo>");
});

test("a table answers API_GetDBInfo, and 14 to calls about people", async () => {
  const tables = await post(quickbase, {
    action: "API_GrantedDBs",
    body: "<excludeparents>1</excludeparents>",
  });
  const table = textOf(tables, "dbid") ?? "";
  expect(textOf(await post(quickbase, { dbid: table, action: "API_GetDBInfo" }), "dbname")).toBe("Tasks");
  expect(textOf(await post(quickbase, { dbid: table, action: "API_GetRoleInfo" }), "errcode")).toBe("14");
});

test("API_GetAppDTMInfo asks for no credentials, but for five seconds between two calls", async () => {
  const call = { action: "API_GetAppDTMInfo", body: `<dbid>${dbid}</dbid><udata>u</udata>`, token: null };
  const first = await post(quickbase, call);
  expect(textOf(first, "RequestTime")).toBe(String(now));
  expect(textOf(first, "RequestNextAllowedTime")).toBe(String(now + 5_000));
  expect(first.text).toContain(`<app id="${dbid}">`);
  expect(textOf(first, "udata")).toBeNull();
  now += 4_999;
  expect(textOf(await post(quickbase, call), "errcode")).toBe("77");
  now += 1;
  expect(textOf(await post(quickbase, call), "errcode")).toBe("0");
});

test("API_FindDBByName takes a ticket and answers with the only table, or the application if parents are wanted", async () => {
  quickbase.addAccount({ email: "rosa@x.org", firstName: "Rosa", lastName: "S", password: "pass" });
  quickbase.giveRole({ appDbid: dbid, email: "rosa@x.org", role: "Viewer" });
  const ask = (more: string) => {
    const body = `<username>rosa@x.org</username><password>pass</password>${more}`;
    return post(quickbase, { action: "API_FindDBByName", body, token: null });
  };
  const name = "<dbname>Project Tracker</dbname>";
  expect(textOf(await ask(name), "dbid")).not.toBe(dbid);
  expect(textOf(await ask(`${name}<ParentsOnly>1</ParentsOnly>`), "dbid")).toBe(dbid);
  expect(textOf(await ask("<dbname>Nothing</dbname>"), "errcode")).toBe("32");
});
