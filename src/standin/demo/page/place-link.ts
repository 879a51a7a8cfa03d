import type { ComponentChildren } from "preact";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";
import { type Place, toAddress } from "./place.ts";

type Props = {
  to: Partial<Place>;
  isCurrent?: boolean;
  class?: string;
  label?: string;
  children?: ComponentChildren;
};

/** A link to another place on the page; with a modifier key, the browser opens a window as ever. */
export function PlaceLink({ to, isCurrent = false, label, children, ...rest }: Props) {
  const { place, go } = useThisWorld();
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return html`<a
    href=${toAddress({ ...place, ...to })}
    class=${rest.class}
    aria-current=${isCurrent ? "true" : undefined}
    aria-label=${label}
    onClick=${onClick}
  >${children}</a>`;
}
