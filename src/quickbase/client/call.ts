import type { QuickbaseAction } from "./call-policies.ts";
import type { QuickbaseRefusedError } from "./errors.ts";
import type { Turn } from "./lanes.ts";
import type { XmlElement } from "./xml.ts";

/** Where calls go that are about no application. */
export const MAIN = "main";

/** Options of every call, beside its own parameters. */
export type CallOptions = {
  /** Put before the mark that each attempt gets: a request's id, for example. */
  udata?: string | undefined;
  /** The answer's encoding, for Shift-JIS tables (https://help.quickbase.com/docs/optional-parameters). */
  encoding?: string | undefined;
  /** Replaces the application token of the credentials, for one application among several. */
  appToken?: string | undefined;
  /** Whose turn it is to be: of the call's own application, with those of no party in particular, if left out. */
  turn?: Partial<Turn> | undefined;
  /** Gives the call up after so many milliseconds, retries included; waiting for its turn does not count. */
  withinMs?: number | undefined;
  /** Ends the call at once; the error's `outcome` tells whether it may have taken effect. */
  signal?: AbortSignal | undefined;
};

/** One call, ready to be made. */
export type QuickbaseCall<T> = {
  action: QuickbaseAction;
  /** The application's dbid, or `MAIN`. */
  dbid: string;
  /** By element name; undefined ones are not sent. */
  parameters: Readonly<Record<string, string | undefined>>;
  options: CallOptions;
  /** Reads the root of a successful answer. */
  read: (root: XmlElement) => T;
  /** Turns an expected refusal into a value; null means that it is none. */
  accept?: (refusal: QuickbaseRefusedError) => T | null;
  /** For calls that are looked up before they are repeated: the value, if the call turns out to have taken effect. */
  lookUp?: () => Promise<T | null>;
};

/** Makes a call: signs in, keeps the pace, sends, reads, and repeats where its policy allows. */
export type Caller = <T>(call: QuickbaseCall<T>) => Promise<T>;
