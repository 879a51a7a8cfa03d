import type { Nudges } from "../../invite/ports.ts";

/** Nudges for a database with a single process: there is nobody to tell. */
export const NO_NUDGES: Nudges & { close(): Promise<void> } = {
  send: () => undefined,
  listen: () => undefined,
  close: async () => undefined,
};
