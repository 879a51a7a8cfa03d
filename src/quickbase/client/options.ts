import type { ReserveTurns } from "../../invite/ports.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { QuickbaseCredentials } from "./credentials.ts";
import { QuickbaseUsageError } from "./errors.ts";
import type { Pace } from "./lanes.ts";
import type { CallObserver } from "./observer.ts";
import type { RetrySettings } from "./retries.ts";
import type { Limits, Proxies, Timeouts } from "./transport.ts";

/** What a client is made of; everything but the first two has a default. */
export type QuickbaseClientOptions = {
  /** `https://acme.quickbase.com`; plain `http:` only for loopback addresses. */
  origin: string;
  credentials: QuickbaseCredentials;
  /** The proxies of this machine; without them the client goes to the origin directly. */
  proxies?: Proxies;
  timeouts?: Partial<Timeouts>;
  limits?: Partial<Limits>;
  pacing?: Partial<Pace>;
  /** Where several processes share the pace; alone it is kept here. */
  reserveTurns?: ReserveTurns | null;
  retry?: Partial<RetrySettings>;
  clock?: Clock;
  /** Between 0 and 1, for the jitter of retries. */
  random?: () => number;
  observer?: CallObserver;
};

/** The options with every default filled in. */
export type ResolvedOptions = {
  origin: string;
  credentials: QuickbaseCredentials;
  proxies: Proxies | null;
  timeouts: Timeouts;
  limits: Limits;
  pacing: Pace;
  reserveTurns: ReserveTurns | null;
  retry: RetrySettings;
  clock: Clock;
  random: () => number;
  observer: CallObserver;
};

const TIMEOUTS: Timeouts = { connectMs: 10_000, headersMs: 60_000, bodyMs: 30_000, attemptMs: 120_000 };
const MIB = 1024 * 1024;
// Quickbase itself stops at 150 MB (https://help.quickbase.com/docs/limits-in-quickbase). Reading takes the whole
// process, about a quarter of a second a megabyte; nothing about one person or application comes near the limit. Of the
// lists, which the bot asks for in no request, 16 MiB are some 40,000 users.
const LIMITS: Limits = { connections: 128, maxAnswerBytes: 4 * MIB, maxLongAnswerBytes: 16 * MIB };
// Throttling sets in around 10 calls a second to an application (same page).
const PACE: Pace = { callsPerSecond: 9.5, atOnce: 10 };
const RETRY: RetrySettings = { attempts: 4, baseDelayMs: 500, maxDelayMs: 5_000, maxRetryAfterMs: 10_000 };

/** Fills in the defaults; throws `QuickbaseUsageError` for an origin that must not be used. */
export function resolveOptions(options: QuickbaseClientOptions): ResolvedOptions {
  return {
    origin: parseOrigin(options.origin),
    credentials: options.credentials,
    proxies: options.proxies ?? null,
    timeouts: { ...TIMEOUTS, ...options.timeouts },
    limits: { ...LIMITS, ...options.limits },
    pacing: { ...PACE, ...options.pacing },
    reserveTurns: options.reserveTurns ?? null,
    retry: { ...RETRY, ...options.retry },
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    observer: options.observer ?? (() => {}),
  };
}

function parseOrigin(text: string): string {
  const url = URL.parse(text);
  // The text itself is not repeated: it could hold a password.
  if (url === null || url.username !== "" || url.password !== "")
    throw new QuickbaseUsageError(
      "Cannot use the origin: it is not a plain URL such as https://acme.quickbase.com",
    );
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "")
    throw new QuickbaseUsageError("Cannot use the origin: it has more than scheme, host and port");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))
    throw new QuickbaseUsageError(
      "Cannot use the origin: only https: is safe for credentials, but on loopback",
    );
  return url.origin;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
