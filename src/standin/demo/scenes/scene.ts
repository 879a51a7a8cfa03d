import type { ScenePicture } from "../picture.ts";

/** Something that plays by itself, with nothing but what people and machines could do. */
export type Scene = {
  readonly id: string;
  picture(): ScenePicture;
  /** Plays it, or takes the step that it waits for. */
  press(): void;
  /** The world ends: whatever is waited for will not come. */
  end(): void;
};
