import type { WebClientOptions } from "@slack/web-api";
import { EnvHttpProxyAgent, fetch, Pool } from "undici";

/** The proxies that the environment names, as undici takes them; an empty text stands for none. */
export type Proxies = { httpProxy: string; httpsProxy: string; noProxy: string };

type Environment = Record<string, string | undefined>;
type SlackFetch = NonNullable<WebClientOptions["fetch"]>;

/** As in Chrome, this machine is reached without a proxy unless NO_PROXY has this word. */
const LOOPBACK_TOO = "<-loopback>";
const LOOPBACK = ["localhost", "127.0.0.1", "::1"];
const CONNECT_MAY_TAKE_MS = 10_000;

/**
 * Reads HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in small letters first; `proxies` is null where there is
 * none. A problem names the variable, and never what stands in it: that may have a password.
 */
export function readProxies(environment: Environment): {
  proxies: Proxies | null;
  problems: readonly string[];
} {
  const names = (of: string) => [of.toLowerCase(), of];
  const find = (...of: string[]) => of.flatMap(names).find((name) => environment[name]?.trim());
  const http = find("HTTP_PROXY", "ALL_PROXY");
  const https = find("HTTPS_PROXY", "ALL_PROXY", "HTTP_PROXY");
  const named = [...new Set([http, https].filter((name) => name !== undefined))];
  const problems = named
    .filter((name) => !isProxyUrl(environment[name]))
    .map((name) => `${name} should be the URL of a proxy, as in http://proxy.example.com:3128`);
  if (named.length === 0 || problems.length > 0) return { proxies: null, problems };
  const textOf = (name: string | undefined) => environment[name ?? ""]?.trim() ?? "";
  const noProxy = textOf(find("NO_PROXY")).split(/[,\s]+/);
  const direct = noProxy.includes(LOOPBACK_TOO) ? [] : LOOPBACK;
  return {
    proxies: {
      httpProxy: textOf(http),
      httpsProxy: textOf(https),
      noProxy: [...noProxy.filter((entry) => entry !== LOOPBACK_TOO), ...direct].join(","),
    },
    problems: [],
  };
}

/** The passwords of the proxies: as in the URL, decoded, and as in the header that is sent. */
export function passwordsOf(proxies: Proxies | null): readonly string[] {
  return [proxies?.httpProxy, proxies?.httpsProxy].flatMap((proxy) => {
    const { username, password } = new URL(proxy || "http://none");
    if (password === "") return [];
    const decoded = decodeURIComponent(password);
    return [password, decoded, btoa(`${decodeURIComponent(username)}:${decoded}`)];
  });
}

/** What carries the calls and sockets of Slack's libraries through the proxies. */
export function createTunnel(proxies: Proxies) {
  const dispatcher = new EnvHttpProxyAgent({
    ...proxies,
    // Also where the connection itself is not encrypted: a socket can be carried in no other way.
    proxyTunnel: true,
    clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: CONNECT_MAY_TAKE_MS }),
  });
  const fetchThrough: SlackFetch = (url, { body, ...rest } = {}) => {
    // One of Node's is none to undici. The bot sends no file.
    if (body instanceof FormData) throw new Error("Cannot send a file through a proxy");
    return fetch(url, { ...rest, body: body ?? null, dispatcher });
  };
  return { dispatcher, fetch: fetchThrough };
}

function isProxyUrl(text = ""): boolean {
  const url = URL.parse(text.trim());
  if (url === null || !["http:", "https:"].includes(url.protocol)) return false;
  try {
    for (const part of [url.username, url.password]) decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
