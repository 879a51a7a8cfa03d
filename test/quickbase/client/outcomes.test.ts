import type { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import type { QuickbaseClient } from "../../../src/quickbase/client/client.ts";
import { type Clock, systemClock } from "../../../src/quickbase/client/clock.ts";
import type { QuickbaseClientOptions } from "../../../src/quickbase/client/options.ts";
import {
  DONE,
  fixture,
  openClient,
  refusal,
  rejectionOf,
  sendXml,
  startServer,
  startTcpServer,
} from "../support.ts";

const mail = { appDbid: "bck7gp3q2", userId: "112248.5nzg" };
const single = { retry: { attempts: 1 } };

function sendMail(
  origin: string,
  options: Partial<QuickbaseClientOptions> = {},
  userText = "",
): Promise<unknown> {
  return rejectionOf(openClient(origin, options).sendInvitation({ ...mail, userText }));
}

/** Calls back when a whole request with a small body has arrived. */
function onRequest(socket: Socket, then: () => void): void {
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
    if (text.endsWith("</qdbapi>")) then();
  });
}

function answerHead(length: number): string {
  return `HTTP/1.1 200 OK\r\ncontent-type: application/xml\r\ncontent-length: ${length}\r\n\r\n`;
}

describe("could not connect: not sent", () => {
  test("when nobody listens", async () => {
    const origin = await startTcpServer((socket) => socket.destroy());
    const closed = origin.replace(/\d+$/, "1");
    expect(await sendMail(closed)).toMatchObject({
      name: "QuickbaseUnreachableError",
      outcome: "not-sent",
      reason: "could not connect",
      message: "Cannot complete API_SendInvitation: could not connect (ECONNREFUSED)",
    });
  });

  test("when the name is not found", async () => {
    const error = await sendMail("https://nobody.invalid");
    expect(error).toMatchObject({ outcome: "not-sent", reason: "could not connect" });
  });

  test("when the other side never finishes the TLS handshake", async () => {
    const origin = await startTcpServer(() => {});
    const error = await sendMail(origin.replace("http:", "https:"), { timeouts: { connectMs: 50 } });
    expect(error).toMatchObject({ outcome: "not-sent", reason: "could not connect" });
  });

  test("when connecting takes all the time that an attempt has", async () => {
    const origin = await startTcpServer(() => {});
    const error = await sendMail(origin.replace("http:", "https:"), { timeouts: { attemptMs: 50 } });
    expect(error).toMatchObject({ outcome: "not-sent", reason: "could not connect" });
  });

  test("when a call is aborted that waits for a connection", async () => {
    const stop = new AbortController();
    const { origin, received } = await startServer((_, response) => {
      stop.abort();
      sendXml(response, DONE);
    });
    const client = openClient(origin, { limits: { connections: 1 } });
    const first = client.sendInvitation(mail);
    const second = rejectionOf(client.sendInvitation({ ...mail, signal: stop.signal }));
    expect(await first).toEqual({ status: "sent" });
    expect(await second).toMatchObject({ outcome: "not-sent", reason: "aborted" });
    expect(received).toHaveLength(1);
  });
});

describe("connected, request not fully written: not sent", () => {
  const longText = "x".repeat(24 * 1024 * 1024);

  test("when the connection is reset while the request is being written", async () => {
    const origin = await startTcpServer((socket) => setImmediate(() => socket.resetAndDestroy()), true);
    const error = await sendMail(origin, {}, longText);
    expect(error).toMatchObject({ outcome: "not-sent", reason: "request not fully written" });
  });

  test("when the other side stops reading", async () => {
    const origin = await startTcpServer(() => {}, true);
    const error = await sendMail(origin, { timeouts: { headersMs: 100 } }, longText);
    expect(error).toMatchObject({ outcome: "not-sent", reason: "request not fully written" });
  });
});

describe("written, no answer: unknown", () => {
  test("when the connection is reset after the request", async () => {
    const origin = await startTcpServer((socket) => onRequest(socket, () => socket.resetAndDestroy()));
    expect(await sendMail(origin)).toMatchObject({ outcome: "unknown", reason: "no answer" });
  });

  test("when the connection is closed after the request", async () => {
    const origin = await startTcpServer((socket) => onRequest(socket, () => socket.end()));
    expect(await sendMail(origin)).toMatchObject({ outcome: "unknown", reason: "no answer" });
  });

  test("when the answer does not begin in time", async () => {
    const { origin } = await startServer(() => {});
    const error = await sendMail(origin, { timeouts: { headersMs: 50 } });
    expect(error).toMatchObject({ outcome: "unknown", reason: "no answer" });
  });

  test("when a long request is answered with nothing", async () => {
    const { origin } = await startServer((_, response) => response.destroy());
    const error = await sendMail(origin, {}, "x".repeat(100_000));
    expect(error).toMatchObject({ outcome: "unknown", reason: "no answer" });
  });

  test("when nothing follows word that Quickbase is still working", async () => {
    const origin = await startTcpServer((socket) =>
      onRequest(socket, () => socket.end("HTTP/1.1 102 Processing\r\n\r\n")),
    );
    expect(await sendMail(origin)).toMatchObject({ outcome: "unknown", reason: "no answer" });
  });

  test("when what comes back is not even HTTP", async () => {
    const origin = await startTcpServer((socket) =>
      onRequest(socket, () => socket.end("220 mail.x.org ESMTP\r\n")),
    );
    expect(await sendMail(origin)).toMatchObject({ outcome: "unknown", reason: "no answer" });
  });
});

describe("an answer that is cut off", () => {
  const start = DONE.slice(0, 40);
  const cases: [string, (socket: Socket) => void][] = [
    ["by a close", (socket) => socket.end(answerHead(DONE.length) + start)],
    ["by silence", (socket) => socket.write(answerHead(DONE.length) + start)],
    ["at its own end", (socket) => socket.end(answerHead(start.length) + start)],
  ];

  test.each(cases)("%s leaves a mail unknown and a read without effect", async (_, answer) => {
    const origin = await startTcpServer((socket) => onRequest(socket, () => answer(socket)));
    const options = { ...single, timeouts: { bodyMs: 50 } };
    expect(await sendMail(origin, options)).toMatchObject({
      name: "QuickbaseAnswerError",
      outcome: "unknown",
    });
    const reading = openClient(origin, options).getDbInfo({ appDbid: "bck7gp3q2" });
    expect(await rejectionOf(reading)).toMatchObject({ name: "QuickbaseAnswerError", outcome: "no-effect" });
  });

  test("by a drip that would last for ever ends with the attempt's time", async () => {
    const origin = await startTcpServer((socket) =>
      onRequest(socket, () => {
        socket.write(answerHead(1_000_000));
        const drip = setInterval(() => socket.write("<"), 5);
        socket.on("close", () => clearInterval(drip));
      }),
    );
    const error = await sendMail(origin, { timeouts: { attemptMs: 1_000, bodyMs: 10_000 } });
    expect(error).toMatchObject({ name: "QuickbaseAnswerError", outcome: "unknown" });
  });
});

const unreachable = (outcome: string, reason: string) => ({
  name: "QuickbaseUnreachableError",
  outcome,
  reason,
});
const answerError = (outcome: string, kind: string) => ({ name: "QuickbaseAnswerError", outcome, kind });

describe("HTTP status and body together decide", () => {
  const bodies = {
    "a web page": fixture("proxy-page.html"),
    nothing: "",
    success: DONE,
    "half an answer": "<qdbapi><errcode>",
    "an answer without errcode": "<qdbapi><errtext>No error</errtext></qdbapi>",
    "refusal 3": refusal(3),
    "refusal 83": refusal(83),
  };
  test.each([
    [429, "nothing", unreachable("not-sent", "throttled")],
    [423, "nothing", unreachable("not-sent", "unavailable")],
    [503, "half an answer", unreachable("not-sent", "unavailable")],
    [500, "a web page", unreachable("unknown", "server error")],
    [502, "a web page", unreachable("unknown", "server error")],
    [599, "nothing", unreachable("unknown", "server error")],
    [504, "a web page", unreachable("unknown", "gateway timeout")],
    [520, "a web page", unreachable("unknown", "gateway timeout")],
    [524, "a web page", unreachable("unknown", "gateway timeout")],
    [403, "a web page", answerError("no-effect", "turned-away")],
    [404, "nothing", answerError("no-effect", "turned-away")],
    [408, "nothing", answerError("unknown", "unreadable")],
    [302, "nothing", answerError("unknown", "unreadable")],
    [302, "success", answerError("unknown", "unexpected")],
    [204, "nothing", answerError("unknown", "unreadable")],
    [500, "success", answerError("unknown", "unexpected")],
    [500, "refusal 3", { name: "QuickbaseRefusedError", errcode: 3 }],
    [403, "refusal 83", { name: "QuickbaseRefusedError", errcode: 83 }],
    [200, "a web page", answerError("unknown", "unreadable")],
    [200, "nothing", answerError("unknown", "unreadable")],
    [200, "an answer without errcode", answerError("unknown", "unreadable")],
  ] as const)("HTTP %i with %s", async (status, body, expected) => {
    const { origin, received } = await startServer((_, response) => {
      response.writeHead(status, { location: "/elsewhere" });
      response.end(bodies[body]);
    });
    expect(await sendMail(origin)).toMatchObject(expected);
    expect(received).toHaveLength(1);
  });

  test.each([
    ["120", 120_000],
    ["Tue, 14 Nov 2023 22:14:20 GMT", 60_000],
    ["Tue, 14 Nov 2023 22:13:00 GMT", 0],
    ["soon", null],
  ])("Retry-After %s goes along with the error", async (retryAfter, retryAfterMs) => {
    const { origin } = await startServer((_, response) => {
      response.writeHead(429, { "retry-after": retryAfter }).end();
    });
    const clock = { now: () => Date.parse("2023-11-14T22:13:20Z"), sleep: async () => {} };
    expect(await sendMail(origin, { clock })).toMatchObject({ retryAfterMs });
  });

  test("headers that come twice count once", async () => {
    const twice = "retry-after: 7\r\nretry-after: 9\r\ncontent-type: a/b\r\ncontent-type: c/d\r\n";
    const origin = await startTcpServer((socket) =>
      onRequest(socket, () => socket.end(`HTTP/1.1 429 Slow\r\n${twice}content-length: 0\r\n\r\n`)),
    );
    expect(await sendMail(origin)).toMatchObject({
      ...unreachable("not-sent", "throttled"),
      retryAfterMs: 7_000,
    });
  });
});

describe("an answer beyond the limit", () => {
  const MIB = 1024 * 1024;
  /** A success with so many bytes in it. */
  const startLong = (bytes: number) =>
    startServer((_, response) => {
      response.writeHead(200, { "content-type": "application/xml" });
      response.end(`<qdbapi><errcode>0</errcode><databases>${" ".repeat(bytes)}</databases></qdbapi>`);
    });

  test("is one of more than 4 MB, but for lists", async () => {
    const { origin } = await startLong(4 * MIB);
    const client = openClient(origin);
    const reads = await Promise.all([
      rejectionOf(client.getUserInfo({ email: "kim@x.org" })),
      rejectionOf(client.getRoleInfo({ appDbid: "bck7gp3q2" })),
      rejectionOf(client.getUserRole({ appDbid: "bck7gp3q2" })),
      rejectionOf(client.getDbInfo({ appDbid: "bck7gp3q2" })),
    ]);
    expect(reads).toMatchObject(reads.map(() => answerError("no-effect", "too-large")));
    expect(await client.grantedDbs()).toEqual({ databases: [] });
  });

  test("is a list of more than 16 MB", async () => {
    const { origin } = await startLong(16 * MIB);
    expect(await rejectionOf(openClient(origin).grantedDbs())).toMatchObject(
      answerError("no-effect", "too-large"),
    );
  });

  test("is refused at its length, before its bytes", async () => {
    const origin = await startTcpServer((socket) => {
      onRequest(socket, () => socket.write(answerHead(150 * 1024 * 1024)));
    });
    expect(await sendMail(origin)).toMatchObject(answerError("unknown", "too-large"));
  });

  test("of an outage is an outage", async () => {
    const { origin } = await startServer((_, response) => void response.writeHead(503).end("x".repeat(100)));
    const error = await sendMail(origin, { limits: { maxAnswerBytes: 50 } });
    expect(error).toMatchObject(unreachable("not-sent", "unavailable"));
  });

  test("is refused while it arrives, when it hides its length", async () => {
    const { origin } = await startServer((_, response) => {
      const pump = () => {
        while (response.writable && response.write("x".repeat(10_000)));
      };
      response.on("drain", pump);
      pump();
    });
    const error = await sendMail(origin, { limits: { maxAnswerBytes: 50_000 } });
    expect(error).toMatchObject(answerError("unknown", "too-large"));
  });
});

describe("an aborted call", () => {
  test("is not sent when the signal was aborted before", async () => {
    const { origin, received } = await startServer(DONE);
    const signal = AbortSignal.abort(new Error("Stopping"));
    const error = await rejectionOf(openClient(origin).sendInvitation({ ...mail, signal }));
    expect(error).toMatchObject({ outcome: "not-sent", reason: "aborted", cause: { message: "Stopping" } });
    expect(received).toHaveLength(0);
  });

  test("is unknown when its request had gone out", async () => {
    const stop = new AbortController();
    const { origin } = await startServer(() => stop.abort());
    const { signal } = stop;
    const read = openClient(origin).getDbInfo({ appDbid: "bck7gp3q2", signal });
    expect(await rejectionOf(read)).toMatchObject({ outcome: "unknown", reason: "aborted" });
  });

  test("of a mail is unknown likewise", async () => {
    const stop = new AbortController();
    const { origin } = await startServer(() => stop.abort());
    const error = await rejectionOf(openClient(origin).sendInvitation({ ...mail, signal: stop.signal }));
    expect(error).toMatchObject({ outcome: "unknown", reason: "aborted" });
  });

  test("ends a long back-off at once, and so does closing the client", async () => {
    const stop = new AbortController();
    const { origin } = await startServer((_, response) => void response.writeHead(503).end());
    const readUntil = (end: (client: QuickbaseClient) => void) => {
      const sleep: Clock["sleep"] = (ms, signal) => {
        queueMicrotask(() => end(client));
        return systemClock.sleep(ms, signal);
      };
      const retry = { baseDelayMs: 3_600_000, maxDelayMs: 3_600_000 };
      const client = openClient(origin, { retry, random: () => 1, clock: { ...systemClock, sleep } });
      return rejectionOf(client.getDbInfo({ appDbid: "bck7gp3q2", signal: stop.signal }));
    };
    const aborted = { outcome: "not-sent", reason: "aborted" };
    expect(await readUntil((client) => void client.close())).toMatchObject(aborted);
    expect(await readUntil(() => stop.abort())).toMatchObject(aborted);
  });
});
