import { once } from "node:events";
import { readFileSync } from "node:fs";
import net from "node:net";
import tls from "node:tls";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A certificate for `slack.test` and `*.quickbase.test`, signed by itself. */
export const CERTIFICATE = fileURLToPath(new URL("./fixtures/tls/certificate.pem", import.meta.url));
const KEY = fileURLToPath(new URL("./fixtures/tls/key.pem", import.meta.url));

/** Speaks TLS in front of a server on loopback that does not; returns its port, and stops with the test. */
export async function startTlsFront(origin: string): Promise<number> {
  const sockets = new Set<net.Socket>();
  const server = tls.createServer({ key: readFileSync(KEY), cert: readFileSync(CERTIFICATE) }, (socket) => {
    const onward = net.connect(Number(new URL(origin).port), "127.0.0.1");
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.on("error", () => {}).on("close", () => other.destroy());
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return address.port;
}
