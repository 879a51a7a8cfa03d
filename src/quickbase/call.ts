import type { QuickbaseAction } from "./call-policies.ts";
import type { QuickbaseRefusedError } from "./errors.ts";
import type { Turn } from "./lanes.ts";
import type { XmlElement } from "./xml.ts";

/** What every call takes beside its own parameters. */
export type CallOptions = {
  /** Goes out in front of a mark that every attempt gets: a request's id for example. */
  udata?: string | undefined;
  /** The answer's encoding, for Shift-JIS tables (https://help.quickbase.com/docs/optional-parameters). */
  encoding?: string | undefined;
  /** Instead of the credentials' own, for one application among several. */
  appToken?: string | undefined;
  /** Whose turn it is to be: of the call's own application, with those of no party in particular, if left out. */
  turn?: Partial<Turn> | undefined;
  /** After so many milliseconds, repetitions included, the call is given up; to wait for its turn takes none of them. */
  withinMs?: number | undefined;
  /** Ends the call at once; the error's `outcome` says whether it may have happened. */
  signal?: AbortSignal | undefined;
};

/** One call, ready to be made. */
export type QuickbaseCall<T> = {
  action: QuickbaseAction;
  /** The application's dbid, or "main". */
  dbid: string;
  /** By element name; undefined ones are left out. */
  parameters: Readonly<Record<string, string | undefined>>;
  options: CallOptions;
  /** Reads the root of a successful answer. */
  read: (root: XmlElement) => T;
  /** Turns an expected refusal into a value; null means that it is none. */
  accept?: (refusal: QuickbaseRefusedError) => T | null;
  /** For calls repeated only after a look-up: the value, if the call turns out to have happened. */
  lookUp?: () => Promise<T | null>;
};

/** Makes a call: signs in, keeps the pace, sends, reads, and repeats where its policy allows. */
export type Caller = <T>(call: QuickbaseCall<T>) => Promise<T>;
