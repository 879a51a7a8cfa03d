import { render } from "preact";
import { html } from "./html.ts";
import { applyTheme } from "./theme.ts";
import { WholePage } from "./whole-page.ts";

applyTheme();
const root = document.getElementById("app");
if (root) render(html`<${WholePage} />`, root);
