import { useState } from "preact/hooks";
import { html } from "./html.ts";

type Theme = "auto" | "light" | "dark";

const KEY = "qb-invite-demo-theme";
const THEMES: Record<Theme, string> = { auto: "System", light: "Light", dark: "Dark" };

/** Shows the page in the colours that were chosen in this browser. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = chosenTheme();
}

/** The switch between light and dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme());
  const choose = (event: Event) => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    localStorage.setItem(KEY, event.target.value);
    applyTheme();
    setTheme(chosenTheme());
  };
  return html`<label class="theme">
    <span>Theme</span>
    <select value=${theme} onChange=${choose}>
      ${Object.entries(THEMES).map(([value, words]) => html`<option value=${value}>${words}</option>`)}
    </select>
  </label>`;
}

function chosenTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return stored === "light" || stored === "dark" ? stored : "auto";
}
