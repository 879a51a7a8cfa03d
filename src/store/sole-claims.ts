import type { Claims } from "../invite/ports.ts";

/** Claims where one process has the database to itself: there is nobody to share it with. */
export const SOLE_CLAIMS: Claims & { close(): Promise<void> } = {
  take: async () => ({ lost: new AbortController().signal }),
  release: async () => undefined,
  close: async () => undefined,
};
