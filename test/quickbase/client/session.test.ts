import { describe, expect, test } from "vitest";
import type { QuickbaseClient } from "../../../src/quickbase/client/client.ts";
import { createSession } from "../../../src/quickbase/client/session.ts";
import {
  DONE,
  fixture,
  openClient,
  type Received,
  refusal,
  rejectionOf,
  sendXml,
  startServer,
  USER_TOKEN,
} from "../support.ts";

const appDbid = "bck7gp3q2";
const mail = { appDbid, userId: "112248.5nzg" };
const account = { username: "bot@acme.com", password: "correct horse" };

const ticketIn = (received: Received | undefined) =>
  /<ticket>(.*?)<\/ticket>/.exec(received?.body ?? "")?.[1];

/** A realm whose tickets are T1, T2, ..., of which only the last one counts. */
async function startRealm(): Promise<{
  origin: string;
  received: Received[];
  authentications: () => number;
  endTickets: () => void;
}> {
  let issued = 0;
  let ended = 0;
  const { origin, received } = await startServer((call, response) => {
    if (call.action === "API_Authenticate") {
      issued += 1;
      sendXml(response, `<qdbapi><errcode>0</errcode><ticket>T${issued}</ticket></qdbapi>`);
    } else {
      const isGood = issued > ended && ticketIn(call) === `T${issued}`;
      sendXml(response, isGood ? DONE : refusal(4, "Bad ticket"));
    }
  });
  const endTickets = () => {
    ended = issued;
  };
  return { origin, received, authentications: () => issued, endTickets };
}

describe("a user token", () => {
  test("is in the body, and nowhere else", async () => {
    const { origin, received } = await startServer(DONE);
    await openClient(origin).sendInvitation(mail);
    const [call] = received;
    expect(call).toMatchObject({ method: "POST", path: `/db/${appDbid}`, action: "API_SendInvitation" });
    expect(call?.body).toContain(`<usertoken>${USER_TOKEN}</usertoken>`);
    expect(call?.headers).toMatchObject({ "content-type": "application/xml" });
    expect(call?.headers).not.toHaveProperty("authorization");
    expect(JSON.stringify(call?.headers) + call?.path).not.toContain(USER_TOKEN);
  });

  test("that is refused is not tried again", async () => {
    const { origin, received } = await startServer(refusal(4));
    expect(await rejectionOf(openClient(origin).sendInvitation(mail))).toMatchObject({ errcode: 4 });
    expect(received).toHaveLength(1);
  });

  test.each([
    ["findDbByName", (client: QuickbaseClient) => client.findDbByName({ dbName: "TestDB" })],
    ["signOut", (client: QuickbaseClient) => client.signOut()],
  ])("is an error for %s before anything is sent", async (_, call) => {
    const { origin, received } = await startServer(DONE);
    expect(await rejectionOf(call(openClient(origin)))).toMatchObject({
      name: "QuickbaseUsageError",
      message: expect.stringContaining("takes a ticket and no user token"),
    });
    expect(received).toHaveLength(0);
  });

  test("is not sent where no sign-in is taken", async () => {
    const { origin, received } = await startServer(fixture("get-app-dtm-info.xml"));
    await openClient(origin).getAppDtmInfo({ appDbid });
    expect(received[0]?.body).toBe(`<qdbapi><dbid>${appDbid}</dbid></qdbapi>`);
  });
});

describe("a given ticket", () => {
  test("goes with its application token, or with the call's own", async () => {
    const { origin, received } = await startServer(DONE);
    const client = openClient(origin, { credentials: { ticket: "T1", appToken: "general" } });
    await client.sendInvitation(mail);
    await client.sendInvitation({ ...mail, appToken: "special" });
    expect(received.map(({ body }) => /<ticket>T1<\/ticket><apptoken>(.*?)</.exec(body)?.[1])).toEqual([
      "general",
      "special",
    ]);
  });

  test("that has ended is a refusal", async () => {
    const { origin, received } = await startServer(refusal(4));
    const client = openClient(origin, { credentials: { ticket: "T1" } });
    expect(await rejectionOf(client.sendInvitation(mail))).toMatchObject({ errcode: 4 });
    expect(received).toHaveLength(1);
  });
});

describe("a user name and password", () => {
  test("give each call the ticket and nothing else of the sign-in's answer", async () => {
    const { origin, received } = await startServer((call, response) =>
      sendXml(response, call.action === "API_Authenticate" ? fixture("authenticate.done.xml") : DONE),
    );
    await openClient(origin, { credentials: account }).addUserToRole({ ...mail, roleId: "11" });
    const names = Array.from(received[1]?.body.matchAll(/<(\w+)>/g) ?? [], ([, name]) => name);
    expect(names).toEqual(["qdbapi", "ticket", "userid", "roleid", "udata"]);
  });

  test("authenticate once for many calls at the same time", async () => {
    const { origin, authentications } = await startRealm();
    const client = openClient(origin, { credentials: account });
    await Promise.all(Array.from({ length: 20 }, () => client.sendInvitation(mail)));
    expect(authentications()).toBe(1);
  });

  test("renew an ended ticket once for many calls at the same time, and repeat each call once", async () => {
    const { origin, received, authentications, endTickets } = await startRealm();
    const client = openClient(origin, { credentials: { ...account, appToken: "app" } });
    await client.sendInvitation(mail);
    endTickets();
    received.length = 0;
    await Promise.all(Array.from({ length: 20 }, () => client.sendInvitation(mail)));
    expect(authentications()).toBe(2);
    const mails = received.filter(({ action }) => action === "API_SendInvitation");
    expect(mails.filter((call) => ticketIn(call) === "T2")).toHaveLength(20);
    expect(mails.length).toBeLessThanOrEqual(40);
    expect(mails.every(({ body }) => body.includes("<apptoken>app</apptoken>"))).toBe(true);
  });

  test("renew once for calls that were refused in the same instant", async () => {
    let issued = 0;
    const session = createSession(account, async () => {
      issued += 1;
      return { ticket: `T${issued}` };
    });
    const refused = await session.signIn();
    const renewed = await Promise.all([session.renew(refused), session.renew(refused), session.signIn()]);
    expect(renewed.slice(0, 2)).toEqual([{ ticket: "T2" }, { ticket: "T2" }]);
    expect(issued).toBe(2);
  });

  test("do not renew for ever", async () => {
    const { origin, received } = await startServer((call, response) =>
      sendXml(response, call.action === "API_Authenticate" ? fixture("authenticate.done.xml") : refusal(4)),
    );
    const client = openClient(origin, { credentials: account });
    expect(await rejectionOf(client.addUserToRole({ ...mail, roleId: "11" }))).toMatchObject({ errcode: 4 });
    const actions = received.map(({ action }) => action);
    expect(actions.filter((action) => action === "API_AddUserToRole")).toHaveLength(2);
  });

  test.each([
    [20, fixture("authenticate.wrong-password.xml")],
    [4, refusal(4, "Bad ticket")],
  ])("that are wrong (%i) are tried once, however many calls follow", async (errcode, body) => {
    const { origin, received } = await startServer(body);
    const client = openClient(origin, { credentials: account });
    const errors = await Promise.all([1, 2, 3].map(() => rejectionOf(client.sendInvitation(mail))));
    errors.push(await rejectionOf(client.getDbInfo({ appDbid })));
    expect(errors).toMatchObject(errors.map(() => ({ name: "QuickbaseRefusedError", errcode })));
    expect(received).toHaveLength(1);
  });

  test("leave a call not sent when signing in gets no answer, and authenticate anew for the next", async () => {
    let isDown = true;
    const { origin, received } = await startServer((call, response) => {
      if (isDown) response.destroy();
      else sendXml(response, call.action === "API_Authenticate" ? fixture("authenticate.done.xml") : DONE);
    });
    const client = openClient(origin, { credentials: account, retry: { attempts: 2 } });
    expect(await rejectionOf(client.addUserToRole({ ...mail, roleId: "11" }))).toMatchObject({
      action: "API_AddUserToRole",
      outcome: "not-sent",
      reason: "could not sign in",
    });
    expect(received.map(({ action }) => action)).toEqual(["API_Authenticate", "API_Authenticate"]);
    isDown = false;
    expect(await client.sendInvitation(mail)).toEqual({ status: "sent" });
  });

  test("that somebody waits for in vain do not keep an aborted call", async () => {
    const stop = new AbortController();
    const { origin } = await startServer(() => stop.abort());
    const client = openClient(origin, {
      credentials: account,
      timeouts: { attemptMs: 1_000 },
      retry: { attempts: 1 },
    });
    const error = await rejectionOf(client.sendInvitation({ ...mail, signal: stop.signal }));
    expect(error).toMatchObject({ outcome: "not-sent", reason: "aborted" });
  });
});
