import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { html } from "./html.ts";

type Props = {
  title: string;
  /** What is shown in it: another one takes the focus to its first field. */
  content?: string;
  class?: string;
  /** Escape was pressed, or the cross. */
  onLeave: () => void;
  /** The cross, where it means more than Escape. */
  onClose?: () => void;
  children?: ComponentChildren;
};

const FIELDS = "input:not([type=hidden]), textarea, select";

/** A dialog above everything else: the focus goes in, stays in, and comes back. */
export function Dialog({ title, content = "", onLeave, onClose = onLeave, children, ...rest }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Before the dialog leaves the page, not some time after: the focus would be lost in between.
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      dialog.current?.close();
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else document.getElementById("talk-title")?.focus();
    };
  }, []);
  useLayoutEffect(() => {
    const inside = dialog.current;
    const first = inside?.querySelector<HTMLElement>("[data-focus-first]");
    const field = inside?.querySelector<HTMLElement>(`.dialog-body :is(${FIELDS})`);
    (first ?? field ?? inside?.querySelector<HTMLElement>(".dialog-title"))?.focus();
  }, [content]);

  const onCancel = (event: Event) => {
    event.preventDefault();
    if (event.target === dialog.current) onLeave();
  };

  return html`<dialog ref=${dialog} class=${`dialog ${rest.class ?? ""}`} aria-labelledby=${titleId} onCancel=${onCancel}>
    <div class="dialog-head">
      <h2 class="dialog-title" id=${titleId} tabindex="-1">${title}</h2>
      <button type="button" class="icon-button" aria-label="Close" onClick=${onClose}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
      </button>
    </div>
    ${children}
  </dialog>`;
}
