import type { HeldClaims } from "../connection.ts";

/** Claims for a database with a single process, which gets every claim. */
export const SOLE_CLAIMS: HeldClaims = {
  take: async () => ({ lost: new AbortController().signal }),
  release: async () => undefined,
  check: async () => undefined,
  close: async () => undefined,
};
