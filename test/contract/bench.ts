import type { RequestStore } from "../../src/invite/ports.ts";
import type { FactRow } from "../../src/store/tables.ts";

/** What a test of the contract works on; empty at the start of each. */
export type Bench = {
  store: RequestStore;
  /** The same rows through another connection, as a second process has it. */
  other: RequestStore;
  /** All that is written down, as it is in the rows. */
  facts(): Promise<FactRow[]>;
  /** The rows of every table. */
  rows(): Promise<object[]>;
  /** Closes every connection, and opens new ones. */
  reopen(): Promise<void>;
};
