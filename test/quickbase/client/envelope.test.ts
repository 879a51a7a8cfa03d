import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEnvelope } from "../../../src/quickbase/client/envelope.ts";
import {
  createTestClock,
  fixture,
  openClient,
  rejectionOf,
  startServer,
  startTcpServer,
} from "../support.ts";

const read = (text: string) => readEnvelope(Buffer.from(text));

describe("an answer is a success", () => {
  test.each([
    ["with errcode 0", "<qdbapi><errcode>0</errcode></qdbapi>"],
    ["with errcode 0 among spaces", "<qdbapi>\n<errcode>\n 0\t</errcode></qdbapi>"],
    ["with errcode 0 as CDATA", "<qdbapi><errcode><![CDATA[0]]></errcode></qdbapi>"],
    [
      "with a declaration",
      "<?xml version='1.0' encoding='utf-8' ?>\n<qdbapi><errcode>0</errcode></qdbapi>\n",
    ],
    ["with a byte-order mark", "\ufeff<qdbapi><errcode>0</errcode></qdbapi>"],
  ])("%s", (_, text) => {
    expect(read(text).kind).toBe("success");
  });
});

describe("an answer is unreadable", () => {
  test.each([
    ["without errcode", "<qdbapi><errtext>No error</errtext></qdbapi>"],
    ["with an empty errcode", "<qdbapi><errcode/></qdbapi>"],
    ["with two errcodes", "<qdbapi><errcode>0</errcode><errcode>0</errcode></qdbapi>"],
    ["with an errcode deeper down", "<qdbapi><user><errcode>0</errcode></user></qdbapi>"],
    ["with an errcode that is a word", "<qdbapi><errcode>none</errcode></qdbapi>"],
    ["with an errcode that is nearly 0", "<qdbapi><errcode>0.0</errcode></qdbapi>"],
    ["with an errcode of 00", "<qdbapi><errcode>00</errcode></qdbapi>"],
    ["with an errcode of -1", "<qdbapi><errcode>-1</errcode></qdbapi>"],
    ["with an errcode beyond all numbers", "<qdbapi><errcode>99999999999999999999</errcode></qdbapi>"],
    ["with markup in its errcode", "<qdbapi><errcode>0<BR/></errcode></qdbapi>"],
    ["with another root", "<html><errcode>0</errcode></html>"],
    ["with its root in upper case", "<QDBAPI><errcode>0</errcode></QDBAPI>"],
    ["with its root wrapped", "<x><qdbapi><errcode>0</errcode></qdbapi></x>"],
    ["with a DOCTYPE", "<!DOCTYPE qdbapi><qdbapi><errcode>0</errcode></qdbapi>"],
    ["as a web page", fixture("proxy-page.html").toString()],
    ["as nothing", ""],
  ])("%s", (_, text) => {
    expect(read(text)).toMatchObject({ kind: "unreadable", problem: expect.any(String) });
  });

  test("when it is cut off anywhere", () => {
    const whole = fixture("get-role-info.xml").toString().trimEnd();
    for (let length = 0; length < whole.length; length += 1)
      expect(read(whole.slice(0, length)).kind, whole.slice(0, length)).toBe("unreadable");
  });
});

test("a refusal has its number, its text and perhaps a detail", () => {
  expect(readEnvelope(fixture("get-user-info.unknown.xml"))).toMatchObject({
    kind: "refusal",
    errcode: 2,
    errtext: "Invalid input",
    errdetail: "The user with the specified email address or user name does not exist.",
  });
  expect(readEnvelope(fixture("add-user-to-role.already.xml"))).toMatchObject({
    errcode: 113,
    errdetail: null,
  });
});

describe("a refusal never becomes a success", () => {
  const whole =
    "<?xml version='1.0' ?><qdbapi><action>API_X</action><errcode>4</errcode><errtext>T</errtext></qdbapi>";
  const fragments = [
    "<errcode>0</errcode>",
    "<errcode>",
    "</errcode>",
    "<qdbapi>",
    "</qdbapi>",
    "<!--",
    "-->",
    "0",
    "&#48;",
  ].concat([
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<",
    ">",
    "&",
    '"',
    "'",
    "/",
    "<a>",
    "</a>",
    "<a/>",
    "\0",
    "\ufeff",
    "<!DOCTYPE x>",
  ]);

  test("by one fragment put anywhere into it", () => {
    for (const fragment of fragments)
      for (let at = 0; at <= whole.length; at += 1) {
        const text = whole.slice(0, at) + fragment + whole.slice(at);
        expect(read(text).kind, text).not.toBe("success");
      }
  });

  test("by bytes changed outside its number", () => {
    const numberAt = whole.indexOf(">4<") + 1;
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 10 }), (changes) => {
        const bytes = Buffer.from(whole);
        for (const { at, byte } of changes) if (at !== numberAt) bytes[at] = byte;
        expect(readEnvelope(bytes).kind).not.toBe("success");
      }),
      { numRuns: 5000 },
    );
  });
});

describe("any bytes give an answer or a typed error", () => {
  const typed = expect.stringMatching(/^Quickbase(Refused|Unreachable|Answer)Error$/);

  test("read as an envelope", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(readEnvelope(bytes).kind).toBe("unreadable");
      }),
      { numRuns: 5000 },
    );
  });

  test("read as an envelope made of XML's own pieces", () => {
    const pieces = [
      "<qdbapi>",
      "</qdbapi>",
      "<errcode>",
      "</errcode>",
      "0",
      "4",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
    ].concat([
      '<?xml version="1.0"?>',
      "<!DOCTYPE a>",
      "<a b='",
      "'>",
      "/>",
      "</a>",
      "&amp;",
      "&",
      " ",
      "\n",
      "<",
    ]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (some) => {
        const text = some.join("");
        const envelope = read(text);
        if (envelope.kind === "success") expect(text).toMatch(/<errcode>[^4]*0[^4]*<\/errcode>/);
      }),
      { numRuns: 5000 },
    );
  });

  test("sent as an HTTP answer", async () => {
    let answer = { status: 200, body: new Uint8Array() };
    const { origin } = await startServer((_, response) => {
      response.writeHead(answer.status).end(answer.body);
    });
    // "Too many" slows the client down, which takes no time on this clock.
    const client = openClient(origin, { retry: { attempts: 1 }, clock: createTestClock() });
    const statuses = fc.constantFrom(200, 201, 204, 206, 301, 400, 401, 404, 418, 429, 500, 503, 599);
    await fc.assert(
      fc.asyncProperty(statuses, fc.uint8Array({ maxLength: 100 }), async (status, body) => {
        answer = { status, body };
        const error = await rejectionOf(
          client.addUserToRole({ appDbid: "app", userId: "1.a", roleId: "11" }),
        );
        expect(error).toMatchObject({ name: typed });
      }),
      { numRuns: 2000 },
    );
  });

  test("sent instead of an HTTP answer", async () => {
    let answer: Uint8Array = new Uint8Array();
    const origin = await startTcpServer((socket) => void socket.once("data", () => socket.end(answer)));
    const client = openClient(origin, { retry: { attempts: 1 } });
    const start = fc.constantFrom(
      "",
      "HTTP/1.1 ",
      "HTTP/1.1 200 OK\r\n",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n",
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 60 }), async (head, bytes) => {
        answer = Buffer.concat([Buffer.from(head), bytes]);
        const error = await rejectionOf(
          client.addUserToRole({ appDbid: "app", userId: "1.a", roleId: "11" }),
        );
        expect(error).toMatchObject({ name: typed });
      }),
      { numRuns: 1000 },
    );
  });
});
