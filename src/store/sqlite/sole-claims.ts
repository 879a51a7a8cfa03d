import type { HeldClaims } from "../connection.ts";

/** Claims where one process has the database to itself: there is nobody to share it with. */
export const SOLE_CLAIMS: HeldClaims = {
  take: async () => ({ lost: new AbortController().signal }),
  release: async () => undefined,
  check: async () => undefined,
  close: async () => undefined,
};
