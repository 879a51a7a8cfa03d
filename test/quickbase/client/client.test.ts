import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createQuickbaseClient, type QuickbaseClient } from "../../../src/quickbase/client/client.ts";
import type { QuickbaseCredentials } from "../../../src/quickbase/client/credentials.ts";
import type { QuickbaseCallEvent } from "../../../src/quickbase/client/observer.ts";
import {
  DONE,
  fixture,
  openClient,
  type Received,
  refusal,
  rejectionOf,
  sendXml,
  startServer,
  startTcpServer,
  USER_TOKEN,
} from "../support.ts";

const appDbid = "bck7gp3q2";

describe("getUserInfo()", () => {
  const known = (id: string, login: string, email: string) =>
    `<qdbapi><errcode>0</errcode><user id="${id}"><login>${login}</login><email>${email}</email></user></qdbapi>`;

  test.each([
    ["an anonymous id", known("1.ckbs", "kim", "kim@x.org")],
    ["an anonymous login", known("2.abcd", "Anonymous", "kim@x.org")],
    ["another address", known("2.abcd", "kim@x.org", "other@x.org")],
    ["no address", known("2.abcd", "kim@x.org", "")],
    ["no id", "<qdbapi><errcode>0</errcode><user><email>kim@x.org</email></user></qdbapi>"],
    ["an id as an element", "<qdbapi><errcode>0</errcode><userid>2.abcd</userid></qdbapi>"],
    ["nobody", DONE],
    ["the documented anonymous answer", fixture("get-user-info.anonymous.xml")],
  ])("takes an answer with %s for no answer", async (_, body) => {
    const { origin } = await startServer(body);
    expect(await rejectionOf(openClient(origin).getUserInfo({ email: "kim@x.org" }))).toMatchObject({
      name: "QuickbaseAnswerError",
      kind: "unexpected",
      outcome: "no-effect",
    });
  });

  test.each([
    ["21", refusal(21, "Unknown user")],
    ["2 with the detail that nobody is there", refusal(2, "Invalid input", "The user does not exist.")],
  ])("knows from %s that there is no account", async (_, body) => {
    const { origin } = await startServer(body);
    expect(await openClient(origin).getUserInfo({ email: "kim@x.org" })).toEqual({ status: "unknown" });
  });

  test.each([
    ["2 without a detail", refusal(2, "Invalid input")],
    ["2 with another detail", refusal(2, "Invalid input", "You do not have permission to access this table")],
    ["83", refusal(83, "Access denied")],
  ])("does not take %s for an unknown person", async (_, body) => {
    const { origin } = await startServer(body);
    const error = await rejectionOf(openClient(origin).getUserInfo({ email: "kim@x.org" }));
    expect(error).toMatchObject({ name: "QuickbaseRefusedError" });
  });

  test("finds somebody by user name", async () => {
    const { origin } = await startServer(fixture("get-user-info.known.xml"));
    const client = openClient(origin);
    expect(await client.getUserInfo({ email: "KimKnown" })).toMatchObject({ status: "known" });
    expect(await rejectionOf(client.getUserInfo({ email: "kim" }))).toMatchObject({ kind: "unexpected" });
  });
});

describe("an answer belongs to the very call", () => {
  const send = (client: QuickbaseClient, udata = "req_1 \0<é>") =>
    client.sendInvitation({ appDbid, userId: "1.abcd", udata });
  const udataOf = (call: Received | undefined) => /<udata>(.*?)<\/udata>/s.exec(call?.body ?? "")?.[1] ?? "";
  const envelope = (names: string, errcode = 0) => `<qdbapi>${names}<errcode>${errcode}</errcode></qdbapi>`;

  /** A server that answers with these names, made from the udata of the call before and of this one. */
  const startNaming = (names: (udata: string, before: string) => string, errcode = 0) => {
    let before = "";
    return startServer((call, response) => {
      response.end(envelope(names(udataOf(call), before), errcode));
      before = udataOf(call);
    });
  };

  test("each attempt has a mark of its own behind what the caller gave", async () => {
    const { origin, received } = await startServer(DONE);
    const client = openClient(origin);
    for (const udata of ["req_1 \0<é>", "req_1 \0<é>", ""]) await send(client, udata);
    const [one, other, bare] = received.map(udataOf);
    expect(one).toMatch(/^req_1 &#60;&#233;&#62; [0-9a-f]{16}$/);
    expect(other).toMatch(/^req_1 &#60;&#233;&#62; [0-9a-f]{16}$/);
    expect(bare).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set([one, other, bare])).toHaveLength(3);
  });

  test.each<[string, (udata: string, before: string) => string]>([
    ["as it is documented", (udata) => `<action>API_SendInvitation</action><udata>${udata}</udata>`],
    ["in lower case", (udata) => `<action>api_sendinvitation</action><udata>${udata}</udata>`],
    [
      "with other white space",
      (udata) => `<action> API_SendInvitation </action><udata>\n ${udata.replaceAll(" ", "\r\n")} </udata>`,
    ],
  ])("when it says so %s", async (_, names) => {
    const { origin } = await startNaming(names);
    expect(await send(openClient(origin))).toEqual({ status: "sent" });
  });

  test.each<[string, (udata: string, before: string) => string]>([
    ["no name at all", () => ""],
    ["no udata", () => "<action>API_SendInvitation</action>"],
    ["no action", (udata) => `<udata>${udata}</udata>`],
    ["an empty udata", () => "<action>API_SendInvitation</action><udata/>"],
    ["an empty action", (udata) => `<action/><udata>${udata}</udata>`],
    ["another action", (udata) => `<action>API_AddUserToRole</action><udata>${udata}</udata>`],
    [
      "the caller's own words alone",
      () => "<action>API_SendInvitation</action><udata>req_1 &lt;é&gt;</udata>",
    ],
    ["more than was sent", (udata) => `<action>API_SendInvitation</action><udata>${udata}0</udata>`],
  ])("else a mail is not known to be sent: %s", async (_, names) => {
    const { origin, received } = await startNaming(names);
    expect(await rejectionOf(send(openClient(origin)))).toMatchObject({
      name: "QuickbaseAnswerError",
      kind: "unexpected",
      outcome: "unknown",
    });
    expect(received).toHaveLength(1);
  });

  test("nor by the answer to the call before", async () => {
    const { origin } = await startNaming(
      (udata, before) => `<action>API_SendInvitation</action><udata>${before || udata}</udata>`,
    );
    const client = openClient(origin);
    expect(await send(client)).toEqual({ status: "sent" });
    expect(await rejectionOf(send(client))).toMatchObject({ kind: "unexpected", outcome: "unknown" });
  });

  test.each(["", "<action>API_AddUserToRole</action>"])(
    "nor does a 113 that names %j say that a role is held",
    async (names) => {
      const { origin } = await startNaming(() => names, 113);
      const giving = openClient(origin).addUserToRole({ appDbid, userId: "1.abcd", roleId: "11" });
      expect(await rejectionOf(giving)).toMatchObject({ kind: "unexpected", outcome: "unknown" });
    },
  );

  test("a refusal that names no call is one, and that of another call is none", async () => {
    const unnamed = await startNaming(() => "", 29);
    expect(await rejectionOf(send(openClient(unnamed.origin)))).toMatchObject({ errcode: 29 });
    const others = await startNaming(() => "<action>API_GetUserInfo</action>", 2);
    expect(await rejectionOf(send(openClient(others.origin)))).toMatchObject({
      kind: "unexpected",
      outcome: "unknown",
    });
  });

  test.each([
    ["getRoleInfo", (client: QuickbaseClient) => client.getRoleInfo({ appDbid })],
    ["getDbInfo", (client: QuickbaseClient) => client.getDbInfo({ appDbid })],
    ["getUserRole", (client: QuickbaseClient) => client.getUserRole({ appDbid })],
    ["userRoles", (client: QuickbaseClient) => client.userRoles({ appDbid })],
    ["grantedDbs", (client: QuickbaseClient) => client.grantedDbs()],
    ["getUserInfo", (client: QuickbaseClient) => client.getUserInfo()],
    ["authenticate", (client: QuickbaseClient) => client.authenticate({ ticket: "T1" })],
  ])("a bare success is no answer to %s", async (_, read) => {
    const { origin } = await startServer((__, response) => response.end(envelope("")));
    expect(await rejectionOf(read(openClient(origin)))).toMatchObject({
      kind: "unexpected",
      outcome: "no-effect",
    });
  });

  test("the roles of somebody else are no answer", async () => {
    const { origin } = await startServer(fixture("get-user-role.xml"));
    const asking = openClient(origin).getUserRole({ appDbid, userId: "1.abcd" });
    expect(await rejectionOf(asking)).toMatchObject({ kind: "unexpected", outcome: "no-effect" });
  });
});

describe("an origin", () => {
  const credentials = { userToken: USER_TOKEN };
  test.each([
    "https://acme.quickbase.com",
    "https://acme.quickbase.com/",
    "http://localhost:4391",
    "http://[::1]:80",
  ])("can be %s", async (origin) => {
    await createQuickbaseClient({ origin, credentials }).close();
  });

  test.each([
    "acme.quickbase.com",
    "http://acme.quickbase.com",
    "http://127.0.0.1.acme.com",
    "https://ana:pass@acme.quickbase.com",
    "https://acme.quickbase.com/db/main",
    "https://acme.quickbase.com/?a=API_Authenticate",
    "ftp://127.0.0.1",
    "",
  ])("cannot be %j, and the error does not repeat it", (origin) => {
    expect(() => createQuickbaseClient({ origin, credentials })).toThrow(
      expect.objectContaining({ name: "QuickbaseUsageError", message: expect.not.stringContaining("pass@") }),
    );
  });
});

test.each([
  ["the name of its root", (long: string) => `<${long}/>`],
  ["its text", (long: string) => refusal(3, long)],
  ["its detail", (long: string) => refusal(3, "Refused", long)],
])("an answer that is long in %s makes no long error", async (_, answer) => {
  const { origin } = await startServer(answer("x".repeat(100_000)));
  const error = await rejectionOf(openClient(origin).sendInvitation({ appDbid, userId: "1.abcd" }));
  expect((JSON.stringify(error) + inspect(error)).length).toBeLessThan(10_000);
});

test.each(["", "..", "main/../x", "a b", "a?b"])("a dbid cannot be %j", async (dbid) => {
  const { origin, received } = await startServer(DONE);
  const error = await rejectionOf(openClient(origin).getRoleInfo({ appDbid: dbid }));
  expect(error).toMatchObject({ name: "QuickbaseUsageError" });
  expect(received).toHaveLength(0);
});

describe("an observer", () => {
  const calls: [string, string, Partial<QuickbaseCallEvent>][] = [
    ["a success", DONE, { outcome: "done", errcode: null }],
    ["an expected refusal", refusal(113), { outcome: "done", errcode: 113 }],
    ["a refusal", refusal(3), { outcome: "refused", errcode: 3 }],
    ["no answer to speak of", "", { outcome: "unknown", attempts: 2 }],
  ];
  test.each(calls)("hears of %s", async (_, body, expected) => {
    const { origin } = await startServer(body);
    const events: QuickbaseCallEvent[] = [];
    const observer = (event: QuickbaseCallEvent) => void events.push(event);
    const client = openClient(origin, { observer, retry: { attempts: 2 } });
    await client.addUserToRole({ appDbid, userId: "1.abcd", roleId: "11" }).catch(() => {});
    expect(events).toEqual([
      {
        action: "API_AddUserToRole",
        dbid: appDbid,
        attempts: 1,
        durationMs: expect.any(Number),
        errcode: null,
        ...expected,
      },
    ]);
  });

  test("that throws does not undo what was done", async () => {
    const { origin } = await startServer(DONE);
    const observer = () => {
      throw new Error("The observer is broken");
    };
    expect(await openClient(origin, { observer }).sendInvitation({ appDbid, userId: "1.abcd" })).toEqual({
      status: "sent",
    });
  });
});

describe("no secret", () => {
  const secrets = [USER_TOKEN, "2_secret_ticket", "secret app token", "correct horse & battery"] as const;
  const [userToken, ticket, appToken, password] = secrets;
  const modes: [string, QuickbaseCredentials][] = [
    ["user token", { userToken }],
    ["ticket", { ticket, appToken }],
    ["password", { username: "bot", password, appToken }],
  ];

  /** What a server could say that repeats what it was told. */
  const answers: [string, (body: string) => { status: number; body: string }][] = [
    ["a refusal that echoes it", (body) => ({ status: 200, body: echoed(2, body) })],
    ["an unknown user token", (body) => ({ status: 200, body: echoed(4, body) })],
    ["the request itself", (body) => ({ status: 200, body })],
    [
      "an element named after it",
      (body) => ({ status: 200, body: `<${/<usertoken>(.*?)</.exec(body)?.[1] ?? "x"}/>` }),
    ],
    ["an outage", (body) => ({ status: 503, body })],
    ["a page", (body) => ({ status: 200, body: `<html>${body}</html>` })],
    ["success", () => ({ status: 200, body: DONE })],
  ];

  function echoed(errcode: number, body: string): string {
    const text = body.replace(/<\/?\w+>/g, " ");
    return `<qdbapi><errcode>${errcode}</errcode><errtext>${text}</errtext><errdetail>${text}</errdetail></qdbapi>`;
  }

  const callAll = (client: QuickbaseClient) => [
    client.getUserInfo({ email: "kim@x.org" }),
    client.provisionUser({ appDbid, email: "n@x.org", firstName: "N", lastName: "R" }),
    client.sendInvitation({ appDbid, userId: "1.abcd" }),
    client.findDbByName({ dbName: "TestDB" }),
    client.authenticate({ username: "bot", password }),
  ];

  describe.each(modes)("of %s mode", (_, credentials) => {
    test.each(answers)("is in an error or an event after %s", async (_name, answer) => {
      const { origin, received } = await startServer((call, response) => {
        const { status, body } = answer(call.body);
        response.statusCode = status;
        if (
          call.action === "API_Authenticate" &&
          "password" in credentials &&
          status === 200 &&
          body === DONE
        )
          sendXml(response, `<qdbapi><errcode>0</errcode><ticket>${ticket}</ticket></qdbapi>`);
        else response.end(body);
      });
      const events: QuickbaseCallEvent[] = [];
      const client = openClient(origin, {
        credentials,
        observer: (event) => void events.push(event),
        retry: { attempts: 2 },
      });
      const results = await Promise.allSettled(callAll(client));
      const reasons = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
      const shown = [...reasons, ...events].map((value) => show(value)).join("\n");
      for (const secret of secrets) expect(shown).not.toContain(secret);
      expect(
        received.every(
          ({ path, headers }) => !secrets.some((secret) => (path + show(headers)).includes(secret)),
        ),
      ).toBe(true);
      expect(events.length).toBeGreaterThanOrEqual(5);
    });
  });

  function show(value: unknown): string {
    const stack = value instanceof Error ? `${value.stack}${show(value.cause)}` : "";
    return JSON.stringify(value) + inspect(value, { depth: 10, showHidden: true }) + stack;
  }

  test.each(["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"])(
    "is in an error after its echo, which is no HTTP, behind %j",
    async (head) => {
      const origin = await startTcpServer((socket) =>
        socket.once("data", (request) => socket.end(head + String(request).replace(/^[^<]*/, ""))),
      );
      const sending = openClient(origin).sendInvitation({ appDbid, userId: "1.abcd" });
      expect(show(await rejectionOf(sending))).not.toContain(USER_TOKEN);
    },
  );

  test("is in an error after a Content-Type that repeats it", async () => {
    const { origin } = await startServer((_, response) => {
      response.writeHead(200, { "content-type": `text/${USER_TOKEN}` }).end("<html></html>");
    });
    const error = await rejectionOf(openClient(origin).sendInvitation({ appDbid, userId: "1.abcd" }));
    expect(show(error)).not.toContain(USER_TOKEN);
  });

  test("is in what the client shows of itself", async () => {
    const client = openClient("http://127.0.0.1:1");
    expect(show(client)).not.toContain(USER_TOKEN);
  });
});
