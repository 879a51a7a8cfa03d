import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import { talkTitleId } from "./talk-head.ts";

type Props = {
  title: string;
  /** It stands in the column of whoever opened it, and leaves the others alone. */
  isInColumn?: boolean;
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

/** A dialog above everything else, or above one column: the focus goes in, and comes back. */
export function Dialog({
  title,
  content = "",
  isInColumn = false,
  onLeave,
  onClose = onLeave,
  children,
  ...rest
}: Props) {
  const talkTitle = talkTitleId(useThisWorld().picture.me);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Before the dialog leaves the page, not some time after: the focus would be lost in between.
  useLayoutEffect(() => {
    const before = document.activeElement;
    if (isInColumn) dialog.current?.show();
    else dialog.current?.showModal();
    return () => {
      dialog.current?.close();
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else document.getElementById(talkTitle)?.focus();
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

  // Above a column only: no browser takes Escape for a cancel there.
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isInColumn || event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onLeave();
  };

  return html`<dialog ref=${dialog} class=${`dialog ${isInColumn ? "dialog-in-column" : ""} ${rest.class ?? ""}`} aria-labelledby=${titleId} onCancel=${onCancel} onKeyDown=${onKeyDown}>
    <div class="dialog-head">
      <h2 class="dialog-title" id=${titleId} tabindex="-1">${title}</h2>
      <button type="button" class="icon-button" aria-label="Close" onClick=${onClose}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
      </button>
    </div>
    ${children}
  </dialog>`;
}
