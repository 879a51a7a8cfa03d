import { type JsonObject, textOf } from "../../slack/json.ts";
import { Dialog } from "./dialog.ts";
import { html } from "./html.ts";
import { plainText, TextObject } from "./text/text-object.ts";

/** Asks "are you sure" before a press counts. */
export function Confirm({ of, onYes, onNo }: { of: JsonObject; onYes: () => void; onNo: () => void }) {
  const style = textOf(of.style) === "danger" ? "button-danger" : "button-primary";
  return html`<${Dialog} title=${plainText(of.title)} onLeave=${onNo} class="dialog-small">
    <div class="dialog-body"><p class="prose"><${TextObject} of=${of.text} /></p></div>
    <div class="dialog-foot">
      <button type="button" class="button" onClick=${onNo}>${plainText(of.deny)}</button>
      <button type="button" class=${`button ${style}`} data-focus-first onClick=${onYes}>${plainText(of.confirm)}</button>
    </div>
  <//>`;
}
