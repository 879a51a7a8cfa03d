import { describe, expect, test } from "vitest";
import type { QuickbaseClient } from "../../../src/quickbase/client/client.ts";
import { fixture, openClient, startServer } from "../support.ts";

const appDbid = "bck7gp3q2";
const inRole = { appDbid, userId: "112248.5nzg", roleId: "11" };
const ticket = { credentials: { ticket: "2_ticket" } };

type CallCase = {
  file: string;
  call: (client: QuickbaseClient) => Promise<unknown>;
  sent: string;
  at: string;
  answer: unknown;
  options?: typeof ticket;
};

const cases: CallCase[] = [
  {
    file: "get-user-info.known.xml",
    call: (client) => client.getUserInfo({ email: "kim@x.org" }),
    sent: "<email>kim@x.org</email>",
    at: "main API_GetUserInfo",
    answer: {
      status: "known",
      user: {
        userId: "112149.bhsv",
        firstName: "Kim",
        lastName: "Known",
        login: "kimknown",
        email: "Kim@x.org",
        screenName: "",
        isVerified: true,
        externalAuth: false,
      },
    },
  },
  {
    file: "get-user-info.known.xml",
    call: (client) => client.getUserInfo(),
    sent: "",
    at: "main API_GetUserInfo",
    answer: expect.objectContaining({ status: "known" }),
  },
  {
    file: "get-user-info.never-registered.xml",
    call: (client) => client.getUserInfo({ email: "Nova@X.org " }),
    sent: "<email>Nova@X.org </email>",
    at: "main API_GetUserInfo",
    answer: {
      status: "known",
      user: expect.objectContaining({ userId: "67596619.btyw", email: "nova@x.org", isVerified: false }),
    },
  },
  {
    file: "get-user-info.unknown.xml",
    call: (client) => client.getUserInfo({ email: "new@x.org" }),
    sent: "<email>new@x.org</email>",
    at: "main API_GetUserInfo",
    answer: { status: "unknown" },
  },
  {
    file: "provision-user.done.xml",
    call: (client) =>
      client.provisionUser({
        appDbid,
        email: "n@x.org",
        firstName: "Zoë",
        lastName: "O'Neil & <Co>",
        roleId: "11",
      }),
    sent:
      "<email>n@x.org</email><fname>Zo&#235;</fname>" +
      "<lname>O&#39;Neil &#38; &#60;Co&#62;</lname><roleid>11</roleid>",
    at: `${appDbid} API_ProvisionUser`,
    answer: { status: "provisioned", userId: "112248.5nzg" },
  },
  {
    file: "provision-user.exists.xml",
    call: (client) => client.provisionUser({ appDbid, email: "n@x.org", firstName: "N", lastName: "R" }),
    sent: "<email>n@x.org</email><fname>N</fname><lname>R</lname>",
    at: `${appDbid} API_ProvisionUser`,
    answer: { status: "exists" },
  },
  {
    file: "send-invitation.done.xml",
    call: (client) => client.sendInvitation({ appDbid, userId: "112248.5nzg", userText: "Welcome\nto us" }),
    sent: "<userid>112248.5nzg</userid><usertext>Welcome\nto us</usertext>",
    at: `${appDbid} API_SendInvitation`,
    answer: { status: "sent" },
  },
  {
    file: "add-user-to-role.done.xml",
    call: (client) => client.addUserToRole(inRole),
    sent: "<userid>112248.5nzg</userid><roleid>11</roleid>",
    at: `${appDbid} API_AddUserToRole`,
    answer: { status: "added" },
  },
  {
    file: "add-user-to-role.already.xml",
    call: (client) => client.addUserToRole(inRole),
    sent: "<userid>112248.5nzg</userid><roleid>11</roleid>",
    at: `${appDbid} API_AddUserToRole`,
    answer: { status: "already" },
  },
  {
    file: "remove-user-from-role.done.xml",
    call: (client) => client.removeUserFromRole(inRole),
    sent: "<userid>112248.5nzg</userid><roleid>11</roleid>",
    at: `${appDbid} API_RemoveUserFromRole`,
    answer: { status: "removed" },
  },
  {
    file: "remove-user-from-role.absent.xml",
    call: (client) => client.removeUserFromRole(inRole),
    sent: "<userid>112248.5nzg</userid><roleid>11</roleid>",
    at: `${appDbid} API_RemoveUserFromRole`,
    answer: { status: "absent" },
  },
  {
    file: "change-user-role.done.xml",
    call: (client) => client.changeUserRole({ ...inRole, newRoleId: "12" }),
    sent: "<userid>112248.5nzg</userid><roleid>11</roleid><newroleid>12</newroleid>",
    at: `${appDbid} API_ChangeUserRole`,
    answer: { status: "changed" },
  },
  {
    file: "get-role-info.xml",
    call: (client) => client.getRoleInfo({ appDbid, udata: "", encoding: "UTF-8" }),
    sent: "<encoding>UTF-8</encoding>",
    at: `${appDbid} API_GetRoleInfo`,
    answer: {
      roles: [
        { roleId: "10", name: "Viewer", access: { accessId: "3", name: "Basic Access" } },
        {
          roleId: "11",
          name: "Participant & more",
          access: { accessId: "2", name: "Basic Access with Share" },
        },
        { roleId: "12", name: "Administrator", access: { accessId: "1", name: "Administrator" } },
      ],
    },
  },
  {
    file: "get-role-info.single.xml",
    call: (client) => client.getRoleInfo({ appDbid }),
    sent: "",
    at: `${appDbid} API_GetRoleInfo`,
    answer: { roles: [{ roleId: "039", name: "007", access: null }] },
  },
  {
    file: "user-roles.xml",
    call: (client) => client.userRoles({ appDbid }),
    sent: "",
    at: `${appDbid} API_UserRoles`,
    answer: {
      users: [
        {
          type: "user",
          userId: "112149.bhsv",
          name: "Jack Danielsson",
          firstName: "Jack",
          lastName: "Danielsson",
          lastAccessAt: new Date(1403035235243),
          lastAccessAppLocal: "06-17-2014 01:00 PM",
          roles: [{ roleId: "12", name: "Administrator", access: { accessId: "1", name: "Administrator" } }],
        },
        expect.objectContaining({
          type: "group",
          userId: "3",
          name: "Everyone on the Internet",
          firstName: null,
        }),
      ],
    },
  },
  {
    file: "get-user-role.xml",
    call: (client) => client.getUserRole({ appDbid, userId: "112245.efy7", includeGroups: true }),
    sent: "<userid>112245.efy7</userid><inclgrps>1</inclgrps>",
    at: `${appDbid} API_GetUserRole`,
    answer: {
      userId: "112245.efy7",
      name: "John Doe",
      roles: [
        {
          roleId: "11",
          name: "Participant",
          access: { accessId: "3", name: "Basic Access" },
          members: [
            { type: "user", name: "John Doe" },
            { type: "group", name: "Auditors" },
          ],
        },
      ],
    },
  },
  {
    file: "get-user-role.none.xml",
    call: (client) => client.getUserRole({ appDbid }),
    sent: "",
    at: `${appDbid} API_GetUserRole`,
    answer: { userId: "112245.efy7", name: "John Doe", roles: [] },
  },
  {
    file: "get-db-info.xml",
    call: (client) => client.getDbInfo({ appDbid }),
    sent: "",
    at: `${appDbid} API_GetDBInfo`,
    answer: {
      name: "Project Tracker",
      lastRecordModifiedAt: new Date(1205806751959),
      lastModifiedAt: new Date(1205877093679),
      createdAt: new Date(1204745351407),
      recordCount: 3,
      managerId: "112149.bhsv",
      managerName: "ana@acme.com",
      version: "2.0",
      timeZone: "(UTC-08:00) Pacific Time (US & Canada)",
    },
  },
  {
    file: "granted-dbs.xml",
    call: (client) =>
      client.grantedDbs({ adminOnly: true, withEmbeddedTables: false, includeAncestors: true }),
    sent: "<adminOnly>1</adminOnly><withembeddedtables>0</withembeddedtables><includeancestors>1</includeancestors>",
    at: "main API_GrantedDBs",
    answer: {
      databases: [
        { name: "MyApp", dbid: "bdzk2ecg5", ancestorAppId: "bdzk2ecg1", oldestAncestorAppId: "bdzk2ecg0" },
        { name: "MyApp:Table1", dbid: "bdzuh4nj5", ancestorAppId: null, oldestAncestorAppId: null },
      ],
    },
  },
  {
    file: "find-db-by-name.xml",
    call: (client) => client.findDbByName({ dbName: "TestDB", parentsOnly: true }),
    sent: "<dbname>TestDB</dbname><ParentsOnly>1</ParentsOnly>",
    at: "main API_FindDBByName",
    answer: { dbids: ["bdcagynhs"], name: "TestDB" },
    options: ticket,
  },
  {
    file: "get-app-dtm-info.xml",
    call: (client) => client.getAppDtmInfo({ appDbid }),
    sent: `<dbid>${appDbid}</dbid>`,
    at: "main API_GetAppDTMInfo",
    answer: {
      requestedAt: new Date(1570737401000),
      nextAllowedAt: new Date(1570737406000),
      app: {
        dbid: "bdzk2ecg5",
        lastModifiedAt: new Date(1570737000000),
        lastRecordModifiedAt: new Date(1570737100000),
      },
      tables: [
        {
          dbid: "bdzuh4nj5",
          lastModifiedAt: new Date(1570737000001),
          lastRecordModifiedAt: new Date(1570737100001),
        },
      ],
    },
  },
  {
    file: "authenticate.done.xml",
    call: (client) => client.authenticate({ username: "ana", password: "p w", hours: 24 }),
    sent: "<username>ana</username><password>p w</password><hours>24</hours>",
    at: "main API_Authenticate",
    answer: { ticket: "2_beeinrxmv_dpvx_b_crf8ttndjwyf9bui94rhciirqcs", userId: "112245.efy7" },
  },
  {
    file: "authenticate.done.xml",
    call: (client) => client.authenticate({ ticket: "2_old" }),
    sent: "<ticket>2_old</ticket>",
    at: "main API_Authenticate",
    answer: expect.objectContaining({ userId: "112245.efy7" }),
  },
  {
    file: "sign-out.done.xml",
    call: (client) => client.signOut(),
    sent: "",
    at: "main API_SignOut",
    answer: { status: "signed-out" },
    options: ticket,
  },
];

describe("each call posts its documented elements and reads its documented answer", () => {
  test.each(cases)("$at, $file", async ({ file, call, sent, at, answer, options }) => {
    const { origin, received } = await startServer(fixture(file));
    expect(await call(openClient(origin, options))).toEqual(answer);
    expect(received).toHaveLength(1);
    const [request] = received;
    expect(`${request?.path.replace("/db/", "")} ${request?.action}`).toBe(at);
    const own = request?.body
      .replace(/<(usertoken)>.*?<\/\1>|<ticket>2_ticket<\/ticket>/g, "")
      .replace(/<udata>[0-9a-f]{16}<\/udata>/, "");
    expect(own).toBe(`<qdbapi>${sent}</qdbapi>`);
  });
});
