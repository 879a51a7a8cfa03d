import { useState } from "preact/hooks";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { Dots } from "./dots.ts";
import { useTrouble } from "./use-trouble.ts";

/** What goes wrong at the moment, wherever somebody looks, and how to end it. */
export function TroubleStrip() {
  const { weather, scenes } = useThisWorld().picture;
  const { turn, play } = useTrouble();
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const playing = scenes.filter(({ state }) => state === "playing");
  const over = scenes.filter(({ state, says }) => state === "over" && !dismissed.includes(says));
  // What is over makes room for what is going on.
  const told = playing.length > 0 ? playing : over;
  const rows = [
    ...told.map((scene) => ({ ...scene, scene, isOver: scene.state === "over", press: () => play(scene) })),
    ...weather
      // The scene tells of it itself.
      .filter(
        ({ id, isOn }) => isOn && !(id === "bot killed" && playing.some((scene) => scene.id === "crash")),
      )
      .map((each) => ({ ...each, scene: null, isOver: false, press: () => turn(each) })),
  ];
  return html`<div class="strips" role="status">
    ${rows.map(
      ({
        id,
        label,
        says,
        button,
        scene,
        isOver,
        press,
      }) => html`<div class=${`strip ${scene === null ? "strip-weather" : ""} ${isOver ? "strip-over" : ""}`} key=${id}>
        <p><strong>${label}.</strong> <span class="strip-says">${says}</span></p>
        ${scene && html`<${Dots} of=${scene.progress} />`}
        <div class="strip-end">
          ${button !== null && html`<button type="button" class="demo-button" onClick=${press}>${button}</button>`}
          ${
            isOver &&
            html`<button type="button" class="icon-button" aria-label="Dismiss" onClick=${() => setDismissed([...dismissed, says])}>
              <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
            </button>`
          }
        </div>
      </div>`,
    )}
  </div>`;
}
