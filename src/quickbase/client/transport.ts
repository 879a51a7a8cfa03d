import { Readable } from "node:stream";
import { type Dispatcher, EnvHttpProxyAgent, Pool } from "undici";
import { HttpExchange, type PostResult } from "./http-exchange.ts";

/** Time limits of one attempt; after the last one it ends, however busy it looks. */
export type Timeouts = {
  connectMs: number;
  headersMs: number;
  /** The longest silence within an answer. */
  bodyMs: number;
  attemptMs: number;
};

/** Limits in size. */
export type Limits = {
  /** Calls at the same time: so many on kept connections, and so many on connections of their own. */
  connections: number;
  maxAnswerBytes: number;
  /** The same for lists that grow with the account. */
  maxLongAnswerBytes: number;
};

/** The proxies of this machine: which one a URL goes through, if any. */
export type Proxies = Required<Pick<EnvHttpProxyAgent.Options, "httpProxy" | "httpsProxy" | "noProxy">>;

/** Where a transport goes, and its limits. */
type TransportOptions = {
  origin: string;
  proxies: Proxies | null;
  timeouts: Timeouts;
  limits: Limits;
};

/** One request, for the transport. */
export type PostRequest = {
  path: string;
  action: string;
  /** ASCII only. */
  body: string;
  /** Use a connection of its own. */
  fresh: boolean;
  /** Allow the size of a long answer. */
  long: boolean;
  signal: AbortSignal | undefined;
};

/** Posts requests over kept connections, and tells how far a failed one got. */
export type Transport = {
  /** Never rejects: a failure is part of the result. */
  post(request: PostRequest): Promise<PostResult>;
  /** Takes no more requests, and resolves when those under way have ended. */
  close(): Promise<void>;
};

/** Creates the transport to one origin. Sends and keeps no cookies, follows no redirects. */
export function createTransport({ origin, proxies, timeouts, limits }: TransportOptions): Transport {
  const options: Pool.Options = {
    connections: limits.connections,
    connect: { timeout: timeouts.connectMs },
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
    allowH2: false,
  };
  const open = (more: Pool.Options = {}) =>
    proxies === null
      ? new Pool(origin, { ...options, ...more })
      : openThrough(proxies, { ...options, ...more }, timeouts.connectMs);
  const kept = open();
  // A kept connection may be closed by the other side just as we write: for a call that nobody may repeat, that
  // would leave an unknown outcome without need. Without pipelining undici keeps no connection.
  const fresh = open({ pipelining: 0 });
  let closed: Promise<void> | null = null;
  return {
    post: (request) =>
      new Promise((resolve) => {
        const body = Buffer.from(request.body, "latin1");
        const exchange = new HttpExchange({
          bodyBytes: body.byteLength,
          maxAnswerBytes: request.long ? limits.maxLongAnswerBytes : limits.maxAnswerBytes,
          attemptMs: timeouts.attemptMs,
          signal: request.signal,
          settle: resolve,
        });
        (request.fresh ? fresh : kept).dispatch({ origin, ...toDispatchOptions(request, body) }, exchange);
      }),
    close: () => {
      closed ??= Promise.all([kept.close(), fresh.close()]).then(() => {});
      return closed;
    },
  };
}

/**
 * Always through a tunnel: what goes into it is written to Quickbase itself, so that a request that was not written is
 * known not to have been sent, and a tunnel that did not open has carried none.
 */
function openThrough(proxies: Proxies, options: Pool.Options, connectMs: number): Dispatcher {
  return new EnvHttpProxyAgent({
    ...options,
    ...proxies,
    proxyTunnel: true,
    connectTimeout: connectMs,
    clientFactory: (proxy, of) => new Pool(proxy, { ...of, headersTimeout: connectMs }),
  });
}

function toDispatchOptions({ path, action }: PostRequest, body: Buffer): Dispatcher.DispatchOptions {
  return {
    path,
    method: "POST",
    headers: {
      // Left out, it would allow any coding (https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3); none is read here.
      "accept-encoding": "identity",
      "content-type": "application/xml",
      "content-length": String(body.byteLength),
      "quickbase-action": action,
    },
    body: body.byteLength <= CHUNK_BYTES ? body : Readable.from(toChunks(body), { objectMode: false }),
  };
}

const CHUNK_BYTES = 16 * 1024;

// undici counts a whole buffer as sent once the socket has it. In pieces it waits for the socket, so that a
// connection that breaks before the last piece is known not to have carried the request.
function* toChunks(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.byteLength; at += CHUNK_BYTES) yield body.subarray(at, at + CHUNK_BYTES);
}
