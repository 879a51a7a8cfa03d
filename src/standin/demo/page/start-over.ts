import { useState } from "preact/hooks";
import { Confirm } from "./confirm.ts";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";

const plain = (text: string) => ({ type: "plain_text", text });

const QUESTION = {
  title: plain("Start over?"),
  text: plain("This forgets every message, request and invitation, in other windows too."),
  confirm: plain("Start over"),
  deny: plain("Cancel"),
};

/** Forgets everything and begins again. */
export function StartOver() {
  const { act, lead } = useThisWorld();
  const [isAsking, setAsking] = useState(false);
  const [isUnderWay, setUnderWay] = useState(false);
  const startOver = async () => {
    setAsking(false);
    setUnderWay(true);
    await act("start-over");
    setUnderWay(false);
    lead({ thread: "", tab: "latest" });
  };
  return html`
    <button type="button" class="side-button" aria-busy=${isUnderWay ? "true" : undefined} onClick=${() => setAsking(true)}>
      ${isUnderWay ? "Starting over…" : "Start over"}
    </button>
    ${isAsking && html`<${Confirm} of=${QUESTION} onYes=${startOver} onNo=${() => setAsking(false)} />`}
  `;
}
