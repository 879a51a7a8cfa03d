import { useState } from "preact/hooks";
import { objectOf, textOf } from "../../../slack/json.ts";
import { Confirm } from "../confirm.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { type Placed, useSurface } from "../surface.ts";
import { plainText } from "../text/text-object.ts";

/** A button, with its confirm dialog where it has one. */
export function Button({ block, element }: Placed) {
  const { act } = useThisWorld();
  const { at } = useSurface();
  const [isPressed, setPressed] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const style = { primary: "button-primary", danger: "button-danger" }[textOf(element.style)] ?? "";

  const press = async () => {
    setAsking(false);
    setPressed(true);
    await act("press", { at, blockId: block.block_id, actionId: element.action_id });
    setPressed(false);
  };
  const begin = () => {
    if (isPressed) return;
    if (element.confirm === undefined) void press();
    else setAsking(true);
  };

  return html`
    <button
      type="button"
      class=${`button ${style}`}
      aria-busy=${isPressed ? "true" : undefined}
      aria-label=${textOf(element.accessibility_label) || undefined}
      onClick=${begin}
    >
      ${isPressed && html`<span class="spinner" aria-hidden="true"></span>`}
      <span>${plainText(element.text)}</span>
    </button>
    ${
      isAsking &&
      html`<${Confirm} of=${objectOf(element.confirm)} onYes=${press} onNo=${() => setAsking(false)} />`
    }
  `;
}
