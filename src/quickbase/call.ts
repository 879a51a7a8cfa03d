import type { QuickbaseAction } from "./call-policies.ts";
import type { QuickbaseRefusedError } from "./errors.ts";
import type { Turn } from "./lanes.ts";
import type { XmlElement } from "./xml.ts";

/** What every call takes beside its own parameters. */
export interface CallOptions {
  /** Goes out in front of a mark that every attempt gets: a request's id for example. */
  readonly udata?: string | undefined;
  /** The answer's encoding, for Shift-JIS tables (https://help.quickbase.com/docs/optional-parameters). */
  readonly encoding?: string | undefined;
  /** Instead of the credentials' own, for one application among several. */
  readonly appToken?: string | undefined;
  /** Whose turn it is to be: of the call's own application, with those of no party in particular, if left out. */
  readonly turn?: Partial<Turn> | undefined;
  /** After so many milliseconds, repetitions included, the call is given up; to wait for its turn takes none of them. */
  readonly withinMs?: number | undefined;
  /** Ends the call at once; the error's `outcome` says whether it may have happened. */
  readonly signal?: AbortSignal | undefined;
}

/** One call, ready to be made. */
export interface QuickbaseCall<T> {
  readonly action: QuickbaseAction;
  /** The application's dbid, or "main". */
  readonly dbid: string;
  /** By element name; undefined ones are left out. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly options: CallOptions;
  /** Reads the root of a successful answer. */
  readonly read: (root: XmlElement) => T;
  /** Turns an expected refusal into a value; undefined means that it is none. */
  readonly accept?: (refusal: QuickbaseRefusedError) => T | undefined;
  /** For calls repeated only after a look-up: the value, if the call turns out to have happened. */
  readonly lookUp?: () => Promise<T | undefined>;
}

/** Makes a call: signs in, keeps the pace, sends, reads, and repeats where its policy allows. */
export type Caller = <T>(call: QuickbaseCall<T>) => Promise<T>;
