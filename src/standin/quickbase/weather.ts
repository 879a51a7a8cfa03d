import type { QuickbaseStandin } from "./quickbase-standin.ts";

/** The ways in which the demo makes Quickbase difficult. */
export type Weather = "slow" | "down" | "html" | "bad token" | "role gone";

type Calm = () => void | Promise<void>;

const slowMs = 4_000;

/** Switches for a live page: each makes one thing difficult until it is switched off. */
export class QuickbaseWeather {
  readonly #quickbase: QuickbaseStandin;
  readonly #goneRole: { appDbid: string; roleId: number };
  readonly #calms = new Map<Weather, Calm>();

  /** `goneRole` is the role that "role gone" deletes, and gives back to who held it. */
  constructor(quickbase: QuickbaseStandin, goneRole: { appDbid: string; roleId: number }) {
    this.#quickbase = quickbase;
    this.#goneRole = goneRole;
  }

  /** The switches that are on. */
  get current(): Weather[] {
    return [...this.#calms.keys()];
  }

  async switchOn(weather: Weather): Promise<void> {
    if (!this.#calms.has(weather)) this.#calms.set(weather, await this.#begin(weather));
  }

  async switchOff(weather: Weather): Promise<void> {
    const calm = this.#calms.get(weather);
    this.#calms.delete(weather);
    await calm?.();
  }

  /** Forgets all switches after the stand-in was reset, and opens its port. */
  async clear(): Promise<void> {
    this.#calms.clear();
    await this.#quickbase.up();
  }

  async #begin(weather: Weather): Promise<Calm> {
    const quickbase = this.#quickbase;
    switch (weather) {
      case "slow":
        return quickbase.faults.add({ fault: { kind: "delay", ms: slowMs } });
      case "html":
        return quickbase.faults.add({ fault: { kind: "html" } });
      case "down":
        await quickbase.down();
        return () => quickbase.up();
      case "bad token":
        quickbase.setUserTokenActive(quickbase.userToken, false);
        return () => quickbase.setUserTokenActive(quickbase.userToken, true);
      case "role gone":
        return quickbase.removeRole(this.#goneRole.appDbid, this.#goneRole.roleId);
    }
  }
}
