import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fault } from "../../../src/standin/quickbase/faults.ts";
import {
  type QuickbaseStandin,
  startQuickbaseStandin,
} from "../../../src/standin/quickbase/quickbase-standin.ts";
import { post, type RawAnswer, textOf } from "./raw-calls.ts";

let quickbase: QuickbaseStandin;
let dbid: string;
let kimId: string;

beforeEach(async () => {
  quickbase = await startQuickbaseStandin();
  ({ dbid } = quickbase.addApp({ name: "Project Tracker" }));
  kimId = quickbase.addAccount({ email: "kim@x.org", firstName: "Kim – “K”", lastName: "Known" }).id;
});

afterEach(() => quickbase.close());

const giveKimTheRole = (): Promise<RawAnswer> =>
  post(quickbase, {
    dbid,
    action: "API_AddUserToRole",
    body: `<userid>${kimId}</userid><roleid>10</roleid><udata>r1</udata>`,
  });

const askForKim = (): Promise<RawAnswer> =>
  post(quickbase, { action: "API_GetUserInfo", body: "<email>kim@x.org</email>" });

const kimHasTheRole = (): boolean =>
  quickbase.state().apps[0]?.members.some(({ email }) => email === "kim@x.org") ?? false;

/** What went wrong with a connection, as the socket's own code. */
async function failureOf(answer: Promise<unknown>): Promise<unknown> {
  const error = await answer.then(
    () => null,
    (reason: unknown) => reason,
  );
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && "code" in cause ? cause.code : error;
}

describe("an answer instead of the right one", () => {
  const cases: { fault: Fault; done: boolean; answer: Partial<RawAnswer>; errcode: string | null }[] = [
    { fault: { kind: "refuse", errcode: 104 }, done: false, answer: { status: 200 }, errcode: "104" },
    {
      fault: { kind: "refuse", errcode: 105, at: "after" },
      done: true,
      answer: { status: 200 },
      errcode: "105",
    },
    {
      fault: { kind: "status", status: 500 },
      done: false,
      answer: { status: 500, contentType: "text/html; charset=utf-8" },
      errcode: null,
    },
    {
      fault: { kind: "status", status: 503, body: "xml" },
      done: false,
      answer: { status: 503, contentType: "application/xml" },
      errcode: "100",
    },
    {
      fault: { kind: "status", status: 423, body: "empty" },
      done: false,
      answer: { status: 423, text: "" },
      errcode: null,
    },
    {
      fault: { kind: "status", status: 502, at: "after" },
      done: true,
      answer: { status: 502 },
      errcode: null,
    },
    {
      fault: { kind: "html" },
      done: false,
      answer: { status: 200, contentType: "text/html; charset=utf-8" },
      errcode: null,
    },
    {
      fault: { kind: "html", at: "after" },
      done: true,
      answer: { status: 200, contentType: "text/html; charset=utf-8" },
      errcode: null,
    },
    { fault: { kind: "empty" }, done: false, answer: { status: 200, text: "" }, errcode: null },
    { fault: { kind: "empty", at: "after" }, done: true, answer: { status: 200, text: "" }, errcode: null },
  ];

  test.each(cases)("$fault answers so, and the effect is $done", async ({ fault, done, answer, errcode }) => {
    quickbase.faults.add({ action: "API_AddUserToRole", times: 1, fault });
    const got = await giveKimTheRole();
    expect(got).toMatchObject(answer);
    expect(textOf(got, "errcode")).toBe(errcode);
    expect(kimHasTheRole()).toBe(done);
    expect(quickbase.calls.at(-1)).toMatchObject({
      status: "answered",
      httpStatus: got.status,
      tookEffect: done,
    });
    expect(textOf(await giveKimTheRole(), "errcode")).toBe(done ? "113" : "0");
  });

  test("a refusal carries the texts it is given, and the caller's udata", async () => {
    quickbase.faults.add({
      fault: { kind: "refuse", errcode: 2, errtext: "Invalid input", errdetail: "Odd <thing>" },
    });
    const answer = await giveKimTheRole();
    expect(textOf(answer, "errdetail")).toBe("Odd &lt;thing&gt;");
    expect(textOf(answer, "udata")).toBe("r1");
  });

  test("429 carries Retry-After", async () => {
    quickbase.faults.add({ fault: { kind: "status", status: 429, retryAfterSeconds: 3 } });
    const answer = await fetch(`${quickbase.origin}/db/main?a=API_GetUserInfo`);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "3"]);
  });
});

describe("a connection that breaks", () => {
  test.each([
    { at: "before", done: false, code: "ECONNRESET" },
    { at: "after", done: true, code: "ECONNRESET" },
    { at: "during", done: true, code: "UND_ERR_SOCKET" },
  ] as const)(
    "a reset $at the effect is seen as $code, and the effect is $done",
    async ({ at, done, code }) => {
      quickbase.faults.add({ action: "API_AddUserToRole", times: 1, fault: { kind: "reset", at } });
      expect(await failureOf(giveKimTheRole())).toBe(code);
      expect(kimHasTheRole()).toBe(done);
      expect(quickbase.calls.at(-1)).toMatchObject({ status: "cut off", answerText: null, tookEffect: done });
    },
  );

  test("a reset during the answer lets half of it through", async () => {
    quickbase.faults.add({ fault: { kind: "reset", at: "during" } });
    const answer = await fetch(`${quickbase.origin}/db/main?a=API_GetUserInfo`);
    let received = "";
    const reading = (async () => {
      for await (const part of answer.body ?? []) received += Buffer.from(part).toString();
    })();
    expect(await failureOf(reading)).toBe("UND_ERR_SOCKET");
    expect(received).toMatch(/^<\?xml[\s\S]*<action>/);
    expect(received).not.toContain("</qdbapi>");
  });
});

describe("an answer of another shape", () => {
  test.each([
    { shape: "no errcode", pattern: /<\/action>\n {3}<errtext>No error/ },
    { shape: "bare success", pattern: /\?>\n<qdbapi>\n {3}<errcode>0<\/errcode>\n<\/qdbapi>\n$/ },
    { shape: "another action", pattern: /<action>API_GetSchema<\/action>/ },
    { shape: "another call", pattern: /<udata>of another call<\/udata>/ },
    { shape: "doubled errcode", pattern: /<errcode>0<\/errcode>\n {3}<errcode>0<\/errcode>/ },
    { shape: "errcode not a number", pattern: /<errcode>none<\/errcode>/ },
    { shape: "padded values", pattern: /<errcode>\s+0\s+<\/errcode>/ },
    { shape: "cut off", pattern: /^(?![\s\S]*<\/qdbapi>)<\?xml/ },
    { shape: "ISO-8859-1", pattern: /^<\?xml version="1.0" encoding="ISO-8859-1" \?>/ },
  ] as const)("$shape comes after the effect", async ({ shape, pattern }) => {
    quickbase.faults.add({ fault: { kind: "answer", shape } });
    expect((await giveKimTheRole()).text).toMatch(pattern);
    expect(kimHasTheRole()).toBe(true);
  });

  test("errdetail can be left out of a refusal", async () => {
    quickbase.faults.add({ fault: { kind: "answer", shape: "no errdetail" } });
    const answer = await post(quickbase, { action: "API_GetUserInfo", body: "<email>nova@x.org</email>" });
    expect(textOf(answer, "errcode")).toBe("2");
    expect(answer.text).not.toContain("errdetail");
  });

  test.each([
    { shape: "Windows-1252 bytes", bytes: [0x4b, 0x69, 0x6d, 0x20, 0x96, 0x20, 0x93, 0x4b, 0x94] },
    { shape: "ISO-8859-1", bytes: [...Buffer.from("Kim &#8211; &#8220;K&#8221;")] },
    { shape: "padded values", bytes: [...Buffer.from("Kim – “K”")] },
  ] as const)("$shape are the bytes on the wire", async ({ shape, bytes }) => {
    quickbase.faults.add({ fault: { kind: "answer", shape } });
    const query = `a=API_GetUserInfo&email=kim%40x.org&usertoken=${quickbase.userToken}`;
    const answer = await fetch(`${quickbase.origin}/db/main?${query}`);
    expect(Buffer.from(await answer.arrayBuffer()).includes(Buffer.from(bytes))).toBe(true);
  });
});

describe("which calls a rule strikes", () => {
  const strikes = async (): Promise<boolean[]> => {
    const answers = [await askForKim(), await giveKimTheRole()];
    return answers.map((answer) => textOf(answer, "errcode") === "101");
  };
  const fault: Fault = { kind: "refuse", errcode: 101 };

  test.each([
    { by: "nothing: all", match: () => ({}), struck: [true, true] },
    { by: "its action in any case", match: () => ({ action: "api_getuserinfo" }), struck: [true, false] },
    { by: "its dbid", match: () => ({ dbid }), struck: [false, true] },
    { by: "the address, also of a user id", match: () => ({ email: "KIM@x.org" }), struck: [true, true] },
    { by: "the user id, also of an address", match: () => ({ userid: kimId }), struck: [true, true] },
    { by: "another address", match: () => ({ email: "bo@x.org" }), struck: [false, false] },
    {
      by: "a predicate",
      match: () => ({ when: (call: { dbid: string }) => call.dbid === "main" }),
      struck: [true, false],
    },
  ])("by $by", async ({ match, struck }) => {
    quickbase.faults.add({ ...match(), fault });
    expect(await strikes()).toEqual(struck);
  });

  test("a call about nobody is not struck by a rule about a person", async () => {
    quickbase.faults.add({ userid: quickbase.state().accounts[0]?.id ?? "", fault });
    expect(textOf(await post(quickbase, { dbid, action: "API_GetRoleInfo" }), "errcode")).toBe("0");
  });

  test("as many times as was said", async () => {
    quickbase.faults.add({ times: 3, fault });
    expect([await strikes(), await strikes()]).toEqual([
      [true, true],
      [true, false],
    ]);
  });

  test("until it is removed", async () => {
    const remove = quickbase.faults.add({ fault });
    expect(await strikes()).toEqual([true, true]);
    remove();
    expect(await strikes()).toEqual([false, false]);
  });
});
