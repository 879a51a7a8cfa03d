/** An element of an answer: text or children, and attributes in the order given. */
export type Element = {
  name: string;
  content: string | readonly Element[];
  attributes: Readonly<Record<string, string>>;
};

/** Makes an element; a number is written in decimal digits. */
export function element(
  name: string,
  content: string | number | readonly Element[] = "",
  attributes: Readonly<Record<string, string>> = {},
): Element {
  return { name, content: typeof content === "number" ? String(content) : content, attributes };
}

/** Writes an element the way Quickbase lays answers out: three spaces a level, text on its element's line. */
export function renderElement({ name, content, attributes }: Element, indent = ""): string {
  const opening = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)];
  if (typeof content === "string") return `${indent}<${opening.join(" ")}>${escapeXml(content)}</${name}>`;
  const lines = content.map((child) => renderElement(child, `${indent}   `));
  return [`${indent}<${opening.join(" ")}>`, ...lines, `${indent}</${name}>`].join("\n");
}

/** Escapes what XML reads as markup, in text and in attributes. */
function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}
