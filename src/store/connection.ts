import type { Dialect } from "kysely";
import type { Claims, Nudges, ReserveTurns } from "../invite/ports.ts";
import type { Queries } from "./tables.ts";

/** How a kind of database is reached, how its requests are claimed, and how the processes on it nudge each other. */
export type Connection = {
  dialect: Dialect;
  claims: HeldClaims;
  nudges: Nudges & { close(): Promise<void> };
  /** Aborts when the database can never be used again; the reason is an error for the operator. */
  lost: AbortSignal;
  /** Whether other processes are at work on it, asked before this one is; false where it has the database to itself. */
  areOthersAtWork(queries: Queries): Promise<boolean>;
  /** Null where one process has the database to itself. */
  reserveTurns: ((queries: Queries) => ReserveTurns) | null;
};

/** Claims, and what holds them. */
export type HeldClaims = Claims & {
  /** Rejects when no claim can be had. */
  check(): Promise<void>;
  close(): Promise<void>;
};
