import type { DemoWorld } from "./demo-world.ts";

const CALL_TAKES_MS = 1_200;
/** A page that was closed in the middle says nothing any more. */
const LONGEST_MS = 75_000;

/** Lets Quickbase take a moment for each call, so that somebody can follow while the story is played for them. */
export class Leisure {
  readonly #world: DemoWorld;
  readonly #pace: number;
  #end: () => void = () => {};

  constructor(world: DemoWorld, pace: number) {
    this.#world = world;
    this.#pace = pace;
  }

  turn(on: boolean): void {
    this.#end();
    if (!on) return;
    const endDelay = this.#world.quickbase.faults.add({
      fault: { kind: "delay", ms: CALL_TAKES_MS * this.#pace },
    });
    const timer = setTimeout(() => this.#end(), LONGEST_MS);
    timer.unref();
    this.#end = () => {
      clearTimeout(timer);
      endDelay();
      this.#end = () => {};
    };
  }
}
