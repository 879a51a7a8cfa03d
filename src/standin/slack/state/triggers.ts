import { ApiError } from "../api-error.ts";
import type { Identifiers } from "./identifiers.ts";
import type { Settings } from "./settings.ts";

type Trigger = { personId: string; viewId: string | undefined; mintedMs: number; isUsed: boolean };

/** Trigger ids: each opens one view, within seconds of the gesture that made it. */
export class Triggers {
  readonly #ids: Identifiers;
  readonly #settings: Settings;
  readonly #triggers = new Map<string, Trigger>();

  constructor(ids: Identifiers, settings: Settings) {
    this.#ids = ids;
    this.#settings = settings;
  }

  /** A trigger of this person; the view is the one in which the gesture was made. */
  mint(personId: string, viewId?: string): string {
    const id = `${Date.now()}.${this.#triggers.size + 1}.${this.#ids.secret()}`;
    this.#triggers.set(id, { personId, viewId, mintedMs: Date.now(), isUsed: false });
    return id;
  }

  /** Uses the trigger up; refuses an unknown, an old and a used one. */
  exchange(id: string): { personId: string; viewId: string | undefined } {
    const trigger = this.#triggers.get(id);
    if (!trigger) throw new ApiError("invalid_trigger_id");
    if (trigger.isUsed) throw new ApiError("exchanged_trigger_id");
    if (Date.now() - trigger.mintedMs > this.#settings.triggerLifeMs)
      throw new ApiError("expired_trigger_id");
    trigger.isUsed = true;
    return trigger;
  }
}
