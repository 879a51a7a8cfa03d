import type { ScenePicture } from "../../picture.ts";
import { html } from "../html.ts";

/** A dot for each person: filled when done, and a gap where it was cut. The words beside them say the same. */
export function Dots({ of: progress }: { of: ScenePicture["progress"] }) {
  if (progress === null) return null;
  const { done, of, cutAfter } = progress;
  return html`<span class="dots" aria-hidden="true">
    ${Array.from({ length: of }, (_, index) => {
      const isCut = index === cutAfter;
      return html`<span key=${index} class=${`dot ${index < done ? "dot-done" : ""} ${isCut ? "dot-cut" : ""}`}></span>`;
    })}
  </span>`;
}
