import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { beforeAll, describe, expect, test } from "vitest";
import { readProxies } from "../../../src/proxies.ts";
import type { QuickbaseClientOptions } from "../../../src/quickbase/client/options.ts";
import { startProxy, type Tunnelling } from "../../start-proxy.ts";
import { CERTIFICATE, startTlsFront } from "../../start-tls-front.ts";
import { DONE, fixture, openClient, rejectionOf, sendXml, startServer, startTcpServer } from "../support.ts";

const ORIGIN = "https://acme.quickbase.test";
const mail = { appDbid: "bck7gp3q2", userId: "112248.5nzg" };

beforeAll(() =>
  setDefaultCACertificates([...getCACertificates("default"), readFileSync(CERTIFICATE, "utf8")]),
);

/** A client to a realm that only the proxy can reach. */
async function openThrough(way: () => Tunnelling, options: Partial<QuickbaseClientOptions> = {}) {
  const proxy = await startProxy(way);
  const { proxies } = readProxies({ HTTPS_PROXY: proxy.url.replace("//", "//me:p%40ss@") });
  if (proxies === null) throw new Error("There should be a proxy");
  return { ...proxy, client: openClient(ORIGIN, { proxies, retry: { attempts: 1 }, ...options }) };
}

describe("through a proxy", () => {
  test("reads share a tunnel, and a mail has one of its own, over TLS that the proxy cannot read", async () => {
    const { origin, received } = await startServer(({ action }, response) =>
      sendXml(response, action === "API_SendInvitation" ? DONE : fixture("get-db-info.xml")),
    );
    const port = await startTlsFront(origin);
    const { client, asked, credentials } = await openThrough(() => ({ port }));
    for (let read = 0; read < 6; read += 1) await client.getDbInfo({ appDbid: "bck7gp3q2" });
    expect(asked.length).toBeLessThanOrEqual(2);
    const tunnels = asked.length;
    expect(await client.sendInvitation(mail)).toEqual({ status: "sent" });
    expect(await client.sendInvitation(mail)).toEqual({ status: "sent" });
    expect(asked).toEqual(Array(tunnels + 2).fill("acme.quickbase.test:443"));
    expect([...credentials]).toEqual([`Basic ${btoa("me:p@ss")}`]);
    expect(received.map(({ headers }) => headers["proxy-authorization"])).toEqual(Array(8).fill(undefined));
  });

  test.each<[string, Tunnelling]>([
    ["refuses", { status: 403 }],
    ["wants another password", { status: 407 }],
    ["cannot reach Quickbase", { status: 502 }],
    ["says nothing", "silence"],
  ])("a mail is known not to have been sent when the proxy %s", async (_, way) => {
    const { client, asked } = await openThrough(() => way, { timeouts: { connectMs: 500 } });
    expect(await rejectionOf(client.sendInvitation(mail))).toMatchObject({
      outcome: "not-sent",
      reason: "could not connect",
    });
    expect(asked).toEqual(["acme.quickbase.test:443"]);
  });

  test("a mail is known not to have been sent when the proxy is gone", async () => {
    const { proxies } = readProxies({ HTTPS_PROXY: "http://127.0.0.1:1" });
    const client = openClient(ORIGIN, { ...(proxies && { proxies }), retry: { attempts: 1 } });
    expect(await rejectionOf(client.sendInvitation(mail))).toMatchObject({
      outcome: "not-sent",
      reason: "could not connect",
    });
  });

  test("a mail is known not to have been sent when the far end is not who it says", async () => {
    const port = Number(new URL(await startTcpServer((socket) => socket.end("no TLS"))).port);
    const { client } = await openThrough(() => ({ port }));
    expect(await rejectionOf(client.sendInvitation(mail))).toMatchObject({ outcome: "not-sent" });
  });

  test("a mail that was written and not answered is unknown", async () => {
    const { origin } = await startServer((_, response) => void response.socket?.destroy());
    const port = await startTlsFront(origin);
    const { client } = await openThrough(() => ({ port }));
    expect(await rejectionOf(client.sendInvitation(mail))).toMatchObject({
      outcome: "unknown",
      reason: "no answer",
    });
  });

  test("a host in NO_PROXY, and this machine, are reached directly", async () => {
    const { origin } = await startServer(fixture("get-db-info.xml"));
    const { url, asked } = await startProxy();
    const { proxies } = readProxies({ ALL_PROXY: url });
    await openClient(origin, { ...(proxies && { proxies }) }).getDbInfo({ appDbid: "bck7gp3q2" });
    expect(asked).toEqual([]);
    const without = readProxies({ ALL_PROXY: url, NO_PROXY: ".quickbase.test" }).proxies;
    const client = openClient(ORIGIN, { ...(without && { proxies: without }), retry: { attempts: 1 } });
    expect(await rejectionOf(client.getDbInfo({ appDbid: "bck7gp3q2" }))).toMatchObject({
      reason: "could not connect",
    });
    expect(asked).toEqual([]);
  });
});
