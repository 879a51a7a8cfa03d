import { once } from "node:events";
import { createServer } from "node:http";
import net from "node:net";
import { onTestFinished } from "vitest";

/** What a proxy of a test does with a CONNECT: opens a tunnel to a port, answers a status, or says nothing. */
export type Tunnelling = { port: number } | { status: number } | "silence";

/** Starts a proxy on loopback that writes down whom it is asked for; it stops with the test. */
export async function startProxy(
  tunnel: (target: { host: string; port: number }) => Tunnelling = ({ port }) => ({ port }),
): Promise<{ url: string; asked: string[]; credentials: Set<string> }> {
  const asked: string[] = [];
  const credentials = new Set<string>();
  const sockets = new Set<net.Socket>();
  const server = createServer((_, response) => response.writeHead(501).end());
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
  });
  server.on("connect", (request, socket, head) => {
    asked.push(request.url ?? "");
    credentials.add(request.headers["proxy-authorization"] ?? "");
    const [host = "", port] = (request.url ?? "").split(":");
    const way = tunnel({ host, port: Number(port) });
    if (way === "silence") return;
    if ("status" in way) return void socket.end(`HTTP/1.1 ${way.status} No\r\n\r\n`);
    const onward = net.connect(way.port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("close", () => onward.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  return { url: `http://127.0.0.1:${address.port}`, asked, credentials };
}
