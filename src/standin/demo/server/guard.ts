import type { IncomingMessage } from "node:http";

/**
 * Why a request is not served, or null. The Host header keeps out pages whose own name was pointed at
 * this machine, the Origin header keeps out forms and scripts of other pages.
 */
export function refusalOf(request: IncomingMessage, port: number): string | null {
  const hosts = ["localhost", "127.0.0.1", "[::1]"].map((name) => `${name}:${port}`);
  const { host = "", origin, "content-type": type = "" } = request.headers;
  if (!hosts.includes(host)) return "The demo answers only under its own address";
  if (request.method === "GET" || request.method === "HEAD") return null;
  if (request.method !== "POST") return "The demo takes GET and POST";
  if (origin !== `http://${host}`) return "The demo takes orders only from its own page";
  return type.startsWith("application/json") ? null : "The demo takes orders only as JSON";
}
