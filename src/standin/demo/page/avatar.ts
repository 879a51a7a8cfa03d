import { html } from "./html.ts";

const COLOURS = 6;

/** A sign for somebody: their initials, in a colour of their own. Beside a name, so it says nothing aloud. */
export function Avatar({ name, kind = "person" }: { name: string; kind?: "person" | "app" | "slack" }) {
  if (kind === "app")
    return html`<span class="avatar avatar-app" aria-hidden="true">
      <svg viewBox="0 0 24 24"><path d="m4.500 8 7.500 5.500L19.500 8M5.500 5h13A1.500 1.500 0 0 1 20 6.500v11a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 17.500v-11A1.500 1.500 0 0 1 5.500 5Z" /></svg>
    </span>`;
  const initials =
    kind === "slack"
      ? "!"
      : name
          .split(" ")
          .map(([first]) => first)
          .join("")
          .slice(0, 2);
  const colour = [...name].reduce((sum, letter) => (sum * 3 + letter.charCodeAt(0)) % 9973, 7) % COLOURS;
  return html`<span class=${`avatar avatar-${kind === "slack" ? "slack" : colour}`} aria-hidden="true">${initials}</span>`;
}
