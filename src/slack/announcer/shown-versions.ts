import type { RequestVersion } from "../../invite/request.ts";
import type { RequestId } from "../../invite/values.ts";
import { withinMs } from "../../lib/within-ms.ts";

/** Who waits until a card shows a version of its request. */
export type ShownVersions = {
  /** A card shows this version. */
  note(shown: RequestVersion): void;
  /** Whether a card shows this version, or a later one, within so long from now. */
  within(limitMs: number, wanted: RequestVersion): Promise<boolean>;
};

type Wait = { version: number; seen: () => void };

/** Nobody waits yet. */
export function createShownVersions(): ShownVersions {
  const waits = new Map<RequestId, Set<Wait>>();
  return {
    note({ id, version }) {
      for (const wait of waits.get(id) ?? []) if (wait.version <= version) wait.seen();
    },
    async within(limitMs, { id, version }) {
      const shown = Promise.withResolvers<true>();
      const wait: Wait = { version, seen: () => shown.resolve(true) };
      const here = waits.get(id) ?? new Set();
      waits.set(id, here.add(wait));
      const seen = await withinMs(limitMs, shown.promise);
      here.delete(wait);
      if (here.size === 0) waits.delete(id);
      return seen ?? false;
    },
  };
}
