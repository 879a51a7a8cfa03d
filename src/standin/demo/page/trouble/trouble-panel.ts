import type { ScenePicture, WeatherPicture } from "../../picture.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { Dots } from "./dots.ts";
import { useTrouble } from "./use-trouble.ts";

/** Everything that can be made to go wrong: what it does, and how it ends. */
export function TroublePanel() {
  const { weather, scenes } = useThisWorld().picture;
  const groups = [...Map.groupBy(weather, ({ where }) => where)];
  return html`<div class="trouble">
    ${scenes.map((scene) => html`<${Scene} key=${scene.id} scene=${scene} />`)}
    ${groups.map(
      ([
        where,
        switches,
      ]) => html`<section class="trouble-group" aria-labelledby=${`trouble-${where}`} key=${where}>
        <h3 id=${`trouble-${where}`}>${where}</h3>
        <ul>${switches.map((each) => html`<${Switch} key=${each.id} weather=${each} />`)}</ul>
      </section>`,
    )}
  </div>`;
}

function Scene({ scene }: { scene: ScenePicture }) {
  const { isBusy, play } = useTrouble();
  const { id, label, says, button } = scene;
  return html`<section class="trouble-scene" aria-labelledby=${`scene-${id}`}>
    <h3 id=${`scene-${id}`}>${label}</h3>
    <p>${says}</p>
    ${scene.state !== "ready" && html`<${Dots} of=${scene.progress} />`}
    ${
      button !== null &&
      html`<button type="button" class="demo-button" aria-busy=${isBusy ? "true" : undefined} onClick=${() => play(scene)}>${button}</button>`
    }
  </section>`;
}

function Switch({ weather }: { weather: WeatherPicture }) {
  const { isBusy, turn } = useTrouble();
  const { label, says, isOn, button } = weather;
  return html`<li class=${isOn ? "trouble-item trouble-on" : "trouble-item"}>
    <div class="trouble-words">
      <h4>${label}${isOn && html` <span class="chip chip-busy">On</span>`}</h4>
      <p>${says}</p>
    </div>
    <button type="button" class="demo-button" aria-busy=${isBusy ? "true" : undefined} onClick=${() => turn(weather)}>${button}</button>
  </li>`;
}
