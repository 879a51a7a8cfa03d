import { useState } from "preact/hooks";
import type { WeatherPicture } from "../picture.ts";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";

/** The switches that make the world difficult. */
export function WeatherBar() {
  const { weather } = useThisWorld().picture;
  const groups = [...Map.groupBy(weather, ({ where }) => where)];
  const on = weather.filter(({ isOn }) => isOn);
  return html`<section aria-labelledby="weather-title">
    <header class="talk-head"><div>
      <h2 id="weather-title">Weather</h2>
      <p role="status">${on.length === 0 ? "Calm" : on.map(({ where, label }) => `${where}: ${inSentence(label)}`).join(", ")}</p>
    </div></header>
    <div class="weather">${groups.map(
      ([
        where,
        switches,
      ]) => html`<div class="weather-group" role="group" aria-label=${`Weather of ${where}`} key=${where}>
        <span class="weather-where" aria-hidden="true">${where}</span>
        <div class="weather-switches">${switches.map((each) => html`<${Switch} key=${each.id} weather=${each} />`)}</div>
      </div>`,
    )}</div>
  </section>`;
}

/** "Answers HTML" as it stands after a colon. */
function inSentence(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

function Switch({ weather }: { weather: WeatherPicture }) {
  const { act } = useThisWorld();
  const [isTurning, setTurning] = useState(false);
  const { id, label, says, isOn, isMomentary } = weather;
  const turn = async () => {
    if (isTurning) return;
    setTurning(true);
    await act("weather", { id, on: !isOn });
    setTurning(false);
  };
  return html`<button
    type="button"
    class="switch"
    title=${says}
    aria-pressed=${isMomentary ? undefined : isOn}
    aria-busy=${isTurning ? "true" : undefined}
    onClick=${turn}
  >${label}</button>`;
}
