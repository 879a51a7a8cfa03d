import { useState } from "preact/hooks";
import type { CallRecord } from "../../../quickbase/model.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { indentXml } from "./indent-xml.ts";
import { faultWords, outcomeOf } from "./outcome.ts";

/** Every XML call with its answer, the newest first. */
export function Calls() {
  const { calls, callCount } = useThisWorld().picture.quickbase;
  if (calls.length === 0) return html`<p class="empty">No calls yet.</p>`;
  return html`<div class="calls">
    ${calls.map((call) => html`<${Call} key=${call.id} call=${call} />`)}
    ${callCount > calls.length && html`<p class="empty">${callCount - calls.length} older calls are not shown.</p>`}
  </div>`;
}

function Call({ call }: { call: CallRecord }) {
  const { action, dbid, durationMs, fault } = call;
  const { words, kind, means } = outcomeOf(call);
  const [isOpen, setOpen] = useState(false);
  const onToggle = (event: Event) => {
    if (event.currentTarget instanceof HTMLDetailsElement) setOpen(event.currentTarget.open);
  };
  return html`<details class="call" onToggle=${onToggle}>
    <summary>
      <span class="call-name"><strong>${action.replace(/^API_/, "")}</strong> <code>${dbid}</code></span>
      <span class="call-facts">
        ${fault && html`<span class="chip chip-quiet">${faultWords(fault)}</span>`}
        <span class=${`chip chip-${kind}`}>${words}</span>
        <span class="call-time">${durationMs === null ? "…" : `${durationMs} ms`}</span>
      </span>
    </summary>
    ${means && html`<p class="call-means">${means}</p>`}
    ${isOpen && html`<${Texts} call=${call} />`}
  </details>`;
}

function Texts({ call }: { call: CallRecord }) {
  const { requestXml, answerText, at } = call;
  return html`
    <p class="call-at">${new Date(at).toLocaleTimeString("en-US")}</p>
    <h4>Request</h4>
    <pre>${indentXml(requestXml) || "(nothing)"}</pre>
    <h4>Answer</h4>
    <pre>${answerText === null ? "(none)" : indentXml(answerText)}</pre>
  `;
}
