import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type QuickbaseStandin,
  startQuickbaseStandin,
} from "../../../src/standin/quickbase/quickbase-standin.ts";
import { post, textOf } from "./raw-calls.ts";

let quickbase: QuickbaseStandin;
let dbid: string;

beforeEach(async () => {
  quickbase = await startQuickbaseStandin();
  ({ dbid } = quickbase.addApp({ name: "Project Tracker" }));
});

afterEach(() => quickbase.close());

test("API_GetUserInfo answers with the id as an attribute, as XML without charset and length", async () => {
  const kim = quickbase.addAccount({ email: "kim@x.org", firstName: "Kim", lastName: "O'Known & Co" });
  const answer = await post(quickbase, {
    action: "API_GetUserInfo",
    body: "<email>KIM@x.org</email><udata>req_1</udata>",
  });
  expect(answer).toEqual({
    status: 200,
    contentType: "application/xml",
    contentLength: null,
    text: `<?xml version="1.0" ?>
<qdbapi>
   <action>API_GetUserInfo</action>
   <errcode>0</errcode>
   <errtext>No error</errtext>
   <udata>req_1</udata>
   <user id="${kim.id}">
      <firstName>Kim</firstName>
      <lastName>O&apos;Known &amp; Co</lastName>
      <login>kim@x.org</login>
      <email>kim@x.org</email>
      <screenName></screenName>
      <isVerified>1</isVerified>
      <externalAuth>0</externalAuth>
   </user>
</qdbapi>
`,
  });
  expect(kim.id).toMatch(/^\d+\.[a-z0-9]{4}$/);
  expect(dbid).toMatch(/^[a-z0-9]{9}$/);
});

test("API_GetUserInfo refuses an unknown address with 2 and the recorded detail", async () => {
  const answer = await post(quickbase, { action: "API_GetUserInfo", body: "<email>nova@x.org</email>" });
  expect(answer.status).toBe(200);
  expect(answer.text).toBe(`<?xml version="1.0" ?>
<qdbapi>
   <action>API_GetUserInfo</action>
   <errcode>2</errcode>
   <errtext>Invalid input</errtext>
   <errdetail>The user with the specified email address or user name does not exist.</errdetail>
</qdbapi>
`);
});

test("API_GetUserInfo without credentials answers as the anonymous user and echoes the address", async () => {
  const answer = await post(quickbase, {
    action: "API_GetUserInfo",
    body: "<email>nova@x.org</email>",
    token: null,
  });
  expect(textOf(answer, "errcode")).toBe("0");
  expect(answer.text).toContain('<user id="1.ckbs">');
  expect(textOf(answer, "login")).toBe("anonymous");
  expect(textOf(answer, "email")).toBe("nova@x.org");
});

test("a new person is provisioned into the role, is found unverified, and gets a mail from the token's owner", async () => {
  const body = "<email>nova@x.org</email><fname>Nova</fname><lname>Reyes</lname><roleid>11</roleid>";
  const provisioned = await post(quickbase, { dbid, action: "API_ProvisionUser", body });
  const userid = textOf(provisioned, "userid");
  expect(provisioned.text).toBe(`<?xml version="1.0" ?>
<qdbapi>
   <action>api_provisionuser</action>
   <errcode>0</errcode>
   <errtext>No error</errtext>
   <userid>${userid}</userid>
</qdbapi>
`);
  expect(quickbase.mails).toEqual([]);

  const found = await post(quickbase, { action: "API_GetUserInfo", body: "<email>nova@x.org</email>" });
  expect(found.text).toContain(`<user id="${userid}">`);
  expect(textOf(found, "isVerified")).toBe("0");

  const text = "Welcome &amp; hello\nsecond line";
  const mailed = await post(quickbase, {
    dbid,
    action: "API_SendInvitation",
    body: `<userid>${userid}</userid><usertext>${text}</usertext>`,
  });
  expect(mailed.text).toContain("<action>API_SendInvitation</action>\n   <errcode>0</errcode>");
  expect(quickbase.mails).toMatchObject([
    {
      to: "nova@x.org",
      toName: "Nova Reyes",
      appDbid: dbid,
      appName: "Project Tracker",
      from: { name: "QB Service", email: "service@acme.example" },
      text: "Welcome & hello\nsecond line",
      registers: true,
    },
  ]);
  const member = quickbase.state().apps[0]?.members.find(({ email }) => email === "nova@x.org");
  expect(member).toMatchObject({ userid, registered: false, roles: [{ id: 11, name: "Participant" }] });
});

test("a known person gets the role once; the second time is 113 in the recorded words, without a detail", async () => {
  const kim = quickbase.addAccount({ email: "kim@x.org", firstName: "Kim", lastName: "Known" });
  const body = `<userid>${kim.id}</userid><roleid>11</roleid>`;
  const first = await post(quickbase, { dbid, action: "API_AddUserToRole", body });
  expect(textOf(first, "errcode")).toBe("0");
  const second = await post(quickbase, { dbid, action: "API_AddUserToRole", body });
  expect(second.text).toBe(`<?xml version="1.0" ?>
<qdbapi>
   <action>API_AddUserToRole</action>
   <errcode>113</errcode>
   <errtext>User is already in specified role.</errtext>
</qdbapi>
`);
});

test("every API_SendInvitation sends a mail, to who is on the user list only", async () => {
  const kim = quickbase.addAccount({ email: "kim@x.org", firstName: "Kim", lastName: "Known" });
  const body = `<userid>${kim.id}</userid>`;
  expect(textOf(await post(quickbase, { dbid, action: "API_SendInvitation", body }), "errcode")).toBe("2");
  quickbase.giveRole({ appDbid: dbid, email: "kim@x.org", role: "Viewer" });
  await post(quickbase, { dbid, action: "API_SendInvitation", body });
  await post(quickbase, { dbid, action: "API_SendInvitation", body });
  expect(quickbase.mails.map(({ to, registers }) => ({ to, registers }))).toEqual([
    { to: "kim@x.org", registers: false },
    { to: "kim@x.org", registers: false },
  ]);
});

test("API_GetRoleInfo lists the default roles with their access", async () => {
  const answer = await post(quickbase, { dbid, action: "API_GetRoleInfo" });
  expect(answer.text).toBe(`<?xml version="1.0" ?>
<qdbapi>
   <action>API_GetRoleInfo</action>
   <errcode>0</errcode>
   <errtext>No error</errtext>
   <roles>
      <role id="10">
         <name>Viewer</name>
         <access id="3">Basic Access</access>
      </role>
      <role id="11">
         <name>Participant</name>
         <access id="2">Basic Access with Share</access>
      </role>
      <role id="12">
         <name>Administrator</name>
         <access id="1">Administrator</access>
      </role>
   </roles>
</qdbapi>
`);
});

test("API_GetDBInfo names the application and its manager", async () => {
  const answer = await post(quickbase, { dbid, action: "API_GetDBInfo" });
  expect(textOf(answer, "errcode")).toBe("0");
  expect(textOf(answer, "dbname")).toBe("Project Tracker");
  expect(textOf(answer, "mgrName")).toBe("Ada Admin");
  expect(textOf(answer, "createdTime")).toMatch(/^\d{13}$/);
});
