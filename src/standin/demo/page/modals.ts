import { useEffect, useRef, useState } from "preact/hooks";
import type { ViewPicture } from "../picture.ts";
import { Blocks } from "./blocks/blocks.ts";
import { useThisWorld } from "./context.ts";
import { Dialog } from "./dialog.ts";
import { html } from "./html.ts";
import { SurfaceProvider } from "./surface.ts";
import { plainText } from "./text/text-object.ts";

/** The modal in front, if one is open. */
export function Modals() {
  const { modals } = useThisWorld().picture;
  const front = modals.at(-1);
  return front ? html`<${Modal} key=${front.rootId} view=${front} isOnAnother=${modals.length > 1} />` : null;
}

function Modal({ view, isOnAnother }: { view: ViewPicture; isOnAnother: boolean }) {
  const { act, columns, playing } = useThisWorld();
  const [isSending, setSending] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const wrong = Object.keys(view.errors).join(" ");
  useEffect(() => {
    if (wrong !== "")
      body.current?.querySelector<HTMLElement>("[aria-invalid=true], .input-wrong input")?.focus();
  }, [wrong, isSending]);

  const leave = (all: boolean) => void act("dismiss", { viewId: view.id, all });
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    await act("submit", { viewId: view.id });
    setSending(false);
  };

  const close = plainText(view.close) || (view.submit ? "Cancel" : "Close");
  const surface = { at: { viewId: view.id }, key: view.id, values: view.values, errors: view.errors };
  return html`<${Dialog}
    title=${plainText(view.title)}
    content=${view.id}
    isInColumn=${columns !== null || playing.isOn}
    onLeave=${() => leave(false)}
    onClose=${() => leave(true)}
  >
    <form class="dialog-form" noValidate onSubmit=${submit}>
      <div class="dialog-body" ref=${body} key=${view.id}>
        ${view.notice && html`<p class="notice" role="alert">${view.notice}</p>`}
        <${SurfaceProvider} value=${surface}><${Blocks} blocks=${view.blocks} /><//>
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" onClick=${() => leave(false)}>${isOnAnother && !view.close ? "Back" : close}</button>
        ${
          view.submit &&
          html`<button type="submit" class="button button-primary" aria-busy=${isSending ? "true" : undefined}>
            ${isSending && html`<span class="spinner" aria-hidden="true"></span>`}
            <span>${plainText(view.submit)}</span>
          </button>`
        }
      </div>
    </form>
  <//>`;
}
