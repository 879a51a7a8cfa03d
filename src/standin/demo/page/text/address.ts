import { html } from "../html.ts";

const ADDRESS = /([^\s<>()"',;]+@[^\s<>()"',;]+\.[^\s<>()"',;.]+)/;

/** An email address: it goes to the next line as a whole, or breaks before its @ where it is longer than a line. */
export function Address({ of }: { of: string }) {
  const [name, domain] = of.split("@");
  return html`<span class="address">${name}<wbr />${domain === undefined ? "" : `@${domain}`}</span>`;
}

/** Text in which addresses stay whole. */
export function withAddresses(text: string) {
  if (!text.includes("@")) return text;
  return text.split(ADDRESS).map((part, index) => (index % 2 ? html`<${Address} of=${part} />` : part));
}
