import type { Nudges } from "../../invite/ports.ts";

/** Nudges where one process has the database to itself: there is nobody to tell. */
export const NO_NUDGES: Nudges & { close(): Promise<void> } = {
  send: () => undefined,
  listen: () => undefined,
  close: async () => undefined,
};
