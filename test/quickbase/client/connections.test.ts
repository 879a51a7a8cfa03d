import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { DONE, fixture, inAnswerTo, openClient, rejectionOf, sendXml, startServer } from "../support.ts";

const mail = { appDbid: "bck7gp3q2", userId: "112248.5nzg" };

async function startPortServer(): Promise<{ origin: string; ports: (number | undefined)[] }> {
  const ports: (number | undefined)[] = [];
  const { origin } = await startServer((call, response) => {
    ports.push(response.socket?.remotePort);
    sendXml(response, call.action === "API_GetDBInfo" ? fixture("get-db-info.xml") : DONE);
  });
  return { origin, ports };
}

describe("connections", () => {
  test("are kept from read to read, and a mail has one of its own", async () => {
    const { origin, ports } = await startPortServer();
    const client = openClient(origin);
    for (let read = 0; read < 6; read += 1) await client.getDbInfo({ appDbid: "bck7gp3q2" });
    const kept = new Set(ports.splice(0));
    expect(kept.size).toBeLessThanOrEqual(2);
    for (let sent = 0; sent < 6; sent += 1) await client.sendInvitation(mail);
    expect(new Set([...kept, ...ports]).size).toBe(kept.size + 6);
  });

  test("are never more than the limit", async () => {
    const { origin, ports } = await startPortServer();
    const client = openClient(origin, { limits: { connections: 3 } });
    await Promise.all(Array.from({ length: 30 }, () => client.getDbInfo({ appDbid: "bck7gp3q2" })));
    expect(ports).toHaveLength(30);
    expect(new Set(ports).size).toBe(3);
  });

  test("carry answers as they are to a client that unpacks none", async () => {
    const { origin } = await startServer((call, response) => {
      const mayPack = call.headers["accept-encoding"] !== "identity";
      if (mayPack) response.setHeader("content-encoding", "gzip");
      const answer = inAnswerTo(call, DONE);
      response.end(mayPack ? gzipSync(answer) : answer);
    });
    expect(await openClient(origin).sendInvitation(mail)).toEqual({ status: "sent" });
  });

  test("carry no cookie back", async () => {
    const { origin, received } = await startServer((_, response) => {
      response.writeHead(200, { "set-cookie": "TICKET=2_other; path=/" }).end(fixture("get-db-info.xml"));
    });
    const client = openClient(origin);
    await client.getDbInfo({ appDbid: "bck7gp3q2" });
    await client.getDbInfo({ appDbid: "bck7gp3q2" });
    expect(received.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
  });

  test("close when the requests under way are answered, and take no more", async () => {
    const arrived = Promise.withResolvers<() => void>();
    const { origin } = await startServer((_, response) => arrived.resolve(() => sendXml(response, DONE)));
    const client = openClient(origin);
    const sending = client.sendInvitation(mail);
    const answer = await arrived.promise;
    const closing = client.close();
    expect(await rejectionOf(client.sendInvitation(mail))).toMatchObject({ outcome: "not-sent" });
    answer();
    expect(await sending).toEqual({ status: "sent" });
    await closing;
  });
});
