import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type QuickbaseStandin,
  startQuickbaseStandin,
} from "../../../src/standin/quickbase/quickbase-standin.ts";
import { post, type RawAnswer, textOf } from "./raw-calls.ts";

let quickbase: QuickbaseStandin;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23);
  quickbase = await startQuickbaseStandin({ userTokens: ["first-token", "second-token"], now: () => now });
  quickbase.addAccount({
    email: "rosa@acme.example",
    firstName: "Rosa",
    lastName: "Silva",
    password: "p&ss",
  });
});

afterEach(() => quickbase.close());

const errcodeOf = async (answer: Promise<RawAnswer>): Promise<string | null> =>
  textOf(await answer, "errcode");

async function ticketOfRosa(more = ""): Promise<string> {
  const body = `<username>rosa@acme.example</username><password>p&amp;ss</password>${more}`;
  const answer = await post(quickbase, { action: "API_Authenticate", body, token: null });
  return textOf(answer, "ticket") ?? "";
}

function appOfRosa(requiresAppToken?: string): string {
  const { dbid } = quickbase.addApp({
    name: "Audit Room",
    ...(requiresAppToken ? { requiresAppToken } : {}),
  });
  quickbase.giveRole({ appDbid: dbid, email: "rosa@acme.example", role: "Participant" });
  return dbid;
}

test("a user token works only for the applications it is assigned to", async () => {
  const { dbid } = quickbase.addApp({ name: "Project Tracker", tokensAssigned: ["second-token"] });
  const call = { dbid, action: "API_GetDBInfo" };
  expect(await errcodeOf(post(quickbase, { ...call, token: "first-token" }))).toBe("83");
  expect(await errcodeOf(post(quickbase, { ...call, token: "second-token" }))).toBe("0");
});

test("an unknown and a deactivated user token are refused, and one activated again works", async () => {
  const call = { action: "API_GetUserInfo", body: "<email>rosa@acme.example</email>" };
  const unknown = await post(quickbase, { ...call, token: "third-token" });
  expect([textOf(unknown, "errcode"), textOf(unknown, "errtext")]).toEqual(["4", "User token is invalid"]);
  quickbase.setUserTokenActive("first-token", false);
  expect(await errcodeOf(post(quickbase, call))).toBe("4");
  quickbase.setUserTokenActive("first-token", true);
  expect(await errcodeOf(post(quickbase, call))).toBe("0");
});

test("a user token in a header is refused: it belongs in the body", async () => {
  const headers = { authorization: "QB-USER-TOKEN first-token" };
  const answer = await post(quickbase, {
    dbid: appOfRosa(),
    action: "API_GetRoleInfo",
    token: null,
    headers,
  });
  expect(textOf(answer, "errtext")).toBe("User token is invalid");
});

test("a session cookie beside a user token brings 24", async () => {
  const headers = { cookie: `a=b; TICKET=${await ticketOfRosa()}` };
  const answer = await post(quickbase, { action: "API_GetUserInfo", headers });
  expect(textOf(answer, "errcode")).toBe("24");
  expect(textOf(answer, "errdetail")).toBe("An Application Token must be supplied.");
});

test.each([
  { action: "API_FindDBByName", element: () => "<dbname>Audit Room</dbname>" },
  { action: "API_GetAppDTMInfo", element: () => `<dbid>${appOfRosa()}</dbid>` },
])("$action refuses a user token in the recorded words", async ({ action, element }) => {
  const body = element();
  const answer = await post(quickbase, { action, body });
  expect(textOf(answer, "errtext")).toBe("User Tokens cannot be used to call this API");
  expect(textOf(answer, "errcode")).not.toBe("0");
});

test("an application asks for credentials: 22 without any", async () => {
  expect(
    await errcodeOf(post(quickbase, { dbid: appOfRosa(), action: "API_GetRoleInfo", token: null })),
  ).toBe("22");
});

test("API_Authenticate answers in lower case with a ticket, an id and a cookie", async () => {
  const answer = await fetch(`${quickbase.origin}/db/main`, {
    method: "POST",
    headers: { "quickbase-action": "API_Authenticate" },
    body: "<qdbapi><username>rosa@acme.example</username><password>p&amp;ss</password></qdbapi>",
  });
  expect(await answer.text()).toMatch(
    /<action>api_authenticate<\/action>\n {3}<errcode>0<\/errcode>\n {3}<errtext>No error<\/errtext>\n {3}<ticket>2_\w+<\/ticket>\n {3}<userid>\d+\.\w{4}<\/userid>/,
  );
  expect(answer.headers.get("set-cookie")).toMatch(/^TICKET=2_/);
});

test.each([
  { username: "rosa@acme.example", password: "wrong" },
  { username: "nobody@acme.example", password: "p&amp;ss" },
  { username: "service@acme.example", password: "" },
])("API_Authenticate refuses $username with $password: 20 with a detail", async ({ username, password }) => {
  const body = `<username>${username}</username><password>${password}</password>`;
  const answer = await post(quickbase, { action: "API_Authenticate", body, token: null });
  expect(answer.status).toBe(200);
  expect(textOf(answer, "errcode")).toBe("20");
  expect(textOf(answer, "errtext")).toBe("Unknown username/password");
  expect(textOf(answer, "errdetail")).not.toBeNull();
});

test("a ticket lives 12 hours, or as long as was asked", async () => {
  const dbid = appOfRosa();
  const usual = await ticketOfRosa();
  const long = await ticketOfRosa("<hours>13</hours>");
  const ask = (ticket: string) =>
    errcodeOf(
      post(quickbase, { dbid, action: "API_GetRoleInfo", body: `<ticket>${ticket}</ticket>`, token: null }),
    );
  now += 12 * 3_600_000 - 1;
  expect(await ask(usual)).toBe("0");
  now += 1;
  expect([await ask(usual), await ask(long)]).toEqual(["4", "0"]);
  quickbase.expireTickets();
  expect(await ask(long)).toBe("4");
  expect(await ask(await ticketOfRosa())).toBe("0");
});

test("API_SignOut clears the cookie and leaves the ticket alone", async () => {
  const ticket = await ticketOfRosa();
  const out = await post(quickbase, { action: "API_SignOut", token: null });
  expect(textOf(out, "action")).toBe("api_signout");
  const body = `<ticket>${ticket}</ticket>`;
  expect(
    await errcodeOf(post(quickbase, { dbid: appOfRosa(), action: "API_GetRoleInfo", body, token: null })),
  ).toBe("0");
});

test("an application that asks for an application token wants it beside a ticket, not beside a user token", async () => {
  const dbid = appOfRosa("app-token-1");
  const ticket = `<ticket>${await ticketOfRosa()}</ticket>`;
  const call = { dbid, action: "API_GetRoleInfo" };
  expect(await errcodeOf(post(quickbase, { ...call, body: ticket, token: null }))).toBe("24");
  const both = `${ticket}<apptoken>app-token-1</apptoken>`;
  expect(await errcodeOf(post(quickbase, { ...call, body: both, token: null }))).toBe("0");
  expect(await errcodeOf(post(quickbase, call))).toBe("0");
});

test("user name and password are taken with each call", async () => {
  const dbid = appOfRosa();
  const body = "<username>rosa@acme.example</username><password>p&amp;ss</password>";
  expect(await errcodeOf(post(quickbase, { dbid, action: "API_GetRoleInfo", body, token: null }))).toBe("0");
});

test("a denied caller is 29", async () => {
  quickbase.addAccount({ email: "dan@x.org", firstName: "Dan", lastName: "D", denied: true });
  quickbase.addUserToken("dans-token", "dan@x.org");
  expect(await errcodeOf(post(quickbase, { action: "API_GetUserInfo", token: "dans-token" }))).toBe("29");
});
