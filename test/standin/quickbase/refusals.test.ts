import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type QuickbaseStandin,
  startQuickbaseStandin,
} from "../../../src/standin/quickbase/quickbase-standin.ts";
import { get, post, postRaw, type RawAnswer, textOf } from "./raw-calls.ts";

let quickbase: QuickbaseStandin;
let dbid: string;
let kimId: string;

beforeEach(async () => {
  quickbase = await startQuickbaseStandin();
  ({ dbid } = quickbase.addApp({ name: "Project Tracker" }));
  kimId = quickbase.addAccount({ email: "kim@x.org", firstName: "Kim", lastName: "Known" }).id;
  quickbase.addAccount({ email: "dora@x.org", firstName: "Dora", lastName: "Denied", denied: true });
});

afterEach(() => quickbase.close());

const provision = (fields: string): string => `<email>nova@x.org</email>${fields}`;

describe("on an application", () => {
  test.each([
    {
      says: "50 without a first name",
      action: "API_ProvisionUser",
      body: provision("<lname>R</lname>"),
      errcode: 50,
    },
    {
      says: "50 with a blank last name",
      action: "API_ProvisionUser",
      body: provision("<fname>N</fname><lname> </lname>"),
      errcode: 50,
    },
    {
      says: "6 for names in elements it does not have",
      action: "API_ProvisionUser",
      body: provision("<first_name>N</first_name><last_name>R</last_name>"),
      errcode: 6,
    },
    {
      says: "6 for two elements whose names differ in case alone",
      action: "API_SendInvitation",
      body: "<userId>1.abcd</userId><userid>2.abcd</userid>",
      errcode: 6,
    },
    {
      says: "2 without an address",
      action: "API_ProvisionUser",
      body: "<fname>N</fname><lname>R</lname>",
      errcode: 2,
    },
    {
      says: "2 for what is no address",
      action: "API_ProvisionUser",
      body: "<email>nova</email><fname>N</fname><lname>R</lname>",
      errcode: 2,
    },
    {
      says: "110 for a role that is not there",
      action: "API_ProvisionUser",
      body: provision("<fname>N</fname><lname>R</lname><roleid>77</roleid>"),
      errcode: 110,
    },
    {
      says: "3 for an administrator role",
      action: "API_ProvisionUser",
      body: provision("<fname>N</fname><lname>R</lname><roleid>12</roleid>"),
      errcode: 3,
    },
    {
      says: "111 for a known person",
      action: "API_ProvisionUser",
      body: "<email>Kim@X.org</email><fname>K</fname><lname>K</lname><roleid>11</roleid>",
      errcode: 111,
    },
    {
      says: "29 for a denied person",
      action: "API_ProvisionUser",
      body: "<email>dora@x.org</email><fname>D</fname><lname>D</lname>",
      errcode: 29,
    },
    {
      says: "21 for an unknown user id",
      action: "API_AddUserToRole",
      body: "<userid>999999.zzzz</userid><roleid>11</roleid>",
      errcode: 21,
    },
    {
      says: "2 for what is no user id",
      action: "API_AddUserToRole",
      body: "<userid>kim</userid><roleid>11</roleid>",
      errcode: 2,
    },
    { says: "2 without a user id", action: "API_SendInvitation", body: "", errcode: 2 },
    {
      says: "21 for an unknown user id",
      action: "API_SendInvitation",
      body: "<userid>999999.zzzz</userid>",
      errcode: 21,
    },
    {
      says: "14 for a call that belongs on an application",
      dbid: "main",
      action: "API_GetRoleInfo",
      body: "",
      errcode: 14,
    },
    { says: "7 for a call that belongs on main", action: "API_GetUserInfo", body: "", errcode: 7 },
    {
      says: "32 for an application that is not there",
      dbid: "bzzzzzzz9",
      action: "API_GetRoleInfo",
      body: "",
      errcode: 32,
    },
    { says: "5 for a call that does not exist", action: "API_InviteUser", body: "", errcode: 5 },
    { says: "5 when nothing names a call", action: "", body: "", errcode: 5 },
  ])("$action answers $says", async ({ dbid: elsewhere, action, body, errcode }) => {
    const answer = await post(quickbase, { dbid: elsewhere ?? dbid, action, body });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`<errcode>${errcode}</errcode>`);
    const detailMissing = textOf(answer, "errdetail") === null;
    expect(detailMissing, "a 2 always says which input is meant").toBe(errcode !== 2 && detailMissing);
    expect(quickbase.mails).toEqual([]);
    expect(quickbase.state().accounts.map(({ email }) => email)).not.toContain("nova@x.org");
  });

  test.each([
    {
      says: "3 for an administrator role",
      body: () => `<userid>${kimId}</userid><roleid>12</roleid>`,
      errcode: "3",
    },
    {
      says: "110 for a role that is not there",
      body: () => `<userid>${kimId}</userid><roleid>77</roleid>`,
      errcode: "110",
    },
    { says: "110 for role None", body: () => `<userid>${kimId}</userid><roleid>9</roleid>`, errcode: "110" },
    { says: "2 without a role", body: () => `<userid>${kimId}</userid>`, errcode: "2" },
  ])("API_AddUserToRole answers $says and gives nothing", async ({ body, errcode }) => {
    const answer = await post(quickbase, { dbid, action: "API_AddUserToRole", body: body() });
    expect(textOf(answer, "errcode")).toBe(errcode);
    expect(quickbase.state().apps[0]?.members.map(({ email }) => email)).not.toContain("kim@x.org");
  });

  test.each(["API_AddUserToRole", "API_SendInvitation"])("%s is 29 for a denied person", async (action) => {
    quickbase.giveRole({ appDbid: dbid, email: "dora@x.org", role: "Viewer" });
    const dora = quickbase.state().accounts.find(({ email }) => email === "dora@x.org");
    const role = action === "API_AddUserToRole" ? "<roleid>11</roleid>" : "";
    const body = `<userid>${dora?.id}</userid>${role}`;
    expect(textOf(await post(quickbase, { dbid, action, body }), "errcode")).toBe("29");
    expect(quickbase.mails).toEqual([]);
  });

  test("a role that is gone is 110 for who asks with its old id, and who held it has None", async () => {
    quickbase.giveRole({ appDbid: dbid, email: "kim@x.org", role: "Viewer" });
    quickbase.removeRole(dbid, 10);
    const body = `<userid>${kimId}</userid><roleid>10</roleid>`;
    expect(textOf(await post(quickbase, { dbid, action: "API_AddUserToRole", body }), "errcode")).toBe("110");
    const kim = quickbase.state().apps[0]?.members.find(({ email }) => email === "kim@x.org");
    expect(kim?.roles).toEqual([{ id: 9, name: "None" }]);
  });

  test("API_ProvisionUser without a role puts the person on the user list with None, and says nothing", async () => {
    const body = provision("<fname>Nova</fname><lname>Reyes</lname>");
    expect(textOf(await post(quickbase, { dbid, action: "API_ProvisionUser", body }), "errcode")).toBe("0");
    const nova = quickbase.state().apps[0]?.members.find(({ email }) => email === "nova@x.org");
    expect(nova?.roles).toEqual([{ id: 9, name: "None" }]);
  });

  test("the realm rule 'control new users' leaves provisioning to realm administrators", async () => {
    quickbase.controlNewUsers(true);
    quickbase.addUserToken("admins-token", "admin@acme.example");
    const { dbid: other } = quickbase.addApp({ name: "Audit Room" });
    const body = provision("<fname>Nova</fname><lname>Reyes</lname><roleid>11</roleid>");
    const call = { dbid: other, action: "API_ProvisionUser", body };
    expect(textOf(await post(quickbase, call), "errcode")).toBe("3");
    expect(textOf(await post(quickbase, { ...call, token: "admins-token" }), "errcode")).toBe("0");
  });

  test.each([
    { role: "Viewer", action: "API_GetRoleInfo", errcode: "0" },
    { role: "Viewer", action: "API_AddUserToRole", errcode: "3" },
    { role: "Viewer", action: "API_ProvisionUser", errcode: "3" },
    { role: "Viewer", action: "API_SendInvitation", errcode: "3" },
    { role: "Viewer", action: "API_UserRoles", errcode: "3" },
    { role: "Viewer", action: "API_GetUserRole", errcode: "3" },
    { role: null, action: "API_GetRoleInfo", errcode: "3" },
    { role: "Administrator", action: "API_AddUserToRole", errcode: "0" },
  ])("the tokens' owner as $role gets $errcode from $action", async ({ role, action, errcode }) => {
    const app = quickbase.addApp({ name: "Audit Room", ownerRole: role });
    const bodies: Record<string, string> = {
      API_AddUserToRole: `<userid>${kimId}</userid><roleid>12</roleid>`,
      API_ProvisionUser: "<email>nova@x.org</email><fname>N</fname><lname>R</lname><roleid>12</roleid>",
      API_SendInvitation: `<userid>${kimId}</userid>`,
      API_GetUserRole: `<userid>${kimId}</userid>`,
    };
    const body = bodies[action] ?? "";
    expect(textOf(await post(quickbase, { dbid: app.dbid, action, body }), "errcode")).toBe(errcode);
  });
});

describe("what is not a call", () => {
  test.each([
    { says: "unclosed XML", body: "<qdbapi><email>kim@x.org</email>" },
    { says: "a bare ampersand", body: "<qdbapi><email>a & b</email></qdbapi>" },
    { says: "an undeclared entity", body: "<qdbapi><email>&nbsp;</email></qdbapi>" },
    { says: "a control character by reference", body: "<qdbapi><email>a&#7;b</email></qdbapi>" },
    { says: "a control character", body: "<qdbapi><email>a\u0007b</email></qdbapi>" },
    { says: "half a surrogate pair by reference", body: "<qdbapi><email>&#xD83D;</email></qdbapi>" },
    { says: "a DOCTYPE", body: '<!DOCTYPE qdbapi [<!ENTITY e "x">]><qdbapi><email>&e;</email></qdbapi>' },
    { says: "another root", body: "<request><email>kim@x.org</email></request>" },
    { says: "nothing", body: "" },
    { says: "plain text", body: "email=kim@x.org" },
    { says: "bytes that are no UTF-8", body: new Uint8Array([0x3c, 0x71, 0x93, 0x3e]) },
  ])("$says is 11", async ({ body }) => {
    const answer = await postRaw(quickbase, { action: "API_GetUserInfo", body });
    expect(answer.status).toBe(200);
    expect(textOf(answer, "errcode")).toBe("11");
    expect(textOf(answer, "errtext")).toBe("Could not parse XML input");
  });

  test("a path outside /db is a page with status 404", async () => {
    const answer = await get(quickbase, "/nowhere");
    expect(answer).toMatchObject({ status: 404, contentType: "text/html; charset=utf-8" });
  });
});

test.each([
  {
    sent: "<fname>Z&#246;&#xEB; &lt;b&gt; &amp;amp; &quot;q&quot; &apos;</fname>",
    kept: `Zöë <b> &amp; "q" '`,
  },
  { sent: "<fname><![CDATA[a < b &amp; c]]></fname>", kept: "a < b &amp; c" },
  { sent: "<fname>0012</fname>", kept: "0012" },
  { sent: "<fname>Zoë 😀</fname>", kept: "Zoë 😀" },
])("the text $sent is kept as $kept", async ({ sent, kept }) => {
  const body = `<email>nova@x.org</email><lname>R</lname>${sent}`;
  expect(textOf(await post(quickbase, { dbid, action: "API_ProvisionUser", body }), "errcode")).toBe("0");
  expect(quickbase.state().accounts.find(({ email }) => email === "nova@x.org")?.name).toBe(`${kept} R`);
});

test("names are read whatever their case", async () => {
  const body =
    "<EMAIL>nova@x.org</EMAIL><LName>R</LName><fName>N</fName><ROLEID>11</ROLEID><uData>u1</uData>";
  const answer = await post(quickbase, { dbid, action: "API_ProvisionUser", body });
  expect([textOf(answer, "errcode"), textOf(answer, "udata")]).toEqual(["0", "u1"]);
});

test("a declared ISO-8859-1 body is read as such", async () => {
  const xml = `<?xml version="1.0" encoding="ISO-8859-1"?><qdbapi><usertoken>${quickbase.userToken}</usertoken><email>nova@x.org</email><fname>Zoë</fname><lname>R</lname></qdbapi>`;
  const body = new Uint8Array(Buffer.from(xml, "latin1"));
  expect(textOf(await postRaw(quickbase, { dbid, action: "API_ProvisionUser", body }), "errcode")).toBe("0");
  expect(quickbase.state().accounts.at(-1)?.name).toBe("Zoë R");
});

describe("the URL form", () => {
  const asked = (name: string): Promise<RawAnswer> =>
    get(
      quickbase,
      `/db/main?${name}=API_GetUserInfo&email=kim%40x.org&usertoken=${quickbase.userToken}&udata=u1`,
    );

  test.each(["a", "act"])("takes the call from %s", async (name) => {
    const answer = await asked(name);
    expect(answer.contentType).toBe("application/xml");
    expect(answer.text).toContain(`<user id="${kimId}">`);
    expect(textOf(answer, "udata")).toBe("u1");
  });

  test("reaches applications and obeys the same rules", async () => {
    const parameters = `userid=${kimId}&roleid=12&usertoken=${quickbase.userToken}`;
    const answer = await get(quickbase, `/db/${dbid}?a=API_AddUserToRole&${parameters}`);
    expect(textOf(answer, "errcode")).toBe("3");
  });
});

test("the encoding parameter is declared in the answer, in lower case", async () => {
  const answer = await post(quickbase, { action: "API_GetUserInfo", body: "<encoding>UTF-8</encoding>" });
  expect(answer.text).toMatch(/^<\?xml version="1.0" encoding="utf-8" \?>\n<qdbapi>/);
});

test("the action comes back as the caller spelled it, where Quickbase has no spelling of its own", async () => {
  const answer = await post(quickbase, { dbid, action: "api_getroleinfo" });
  expect(textOf(answer, "action")).toBe("api_getroleinfo");
  expect(textOf(answer, "errcode")).toBe("0");
});
