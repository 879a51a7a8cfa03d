import { SaxesParser } from "saxes";

/** One element of an answer; `content` keeps text and child elements in their order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: readonly (XmlElement | string)[];
}

/** The text is not one well-formed XML document without a DOCTYPE. */
export class MalformedXmlError extends Error {
  override readonly name = "MalformedXmlError";
}

/** Deeper than anything Quickbase sends, and shallow enough to be walked by recursion. */
const MAX_DEPTH = 100;

// None of these says anything about where an element begins or ends: what is wrong with a text stays in it.
const FORGIVEN: ReadonlySet<string> = new Set([
  "undefined entity.",
  "malformed character entity.",
  "disallowed character.",
  'the string "]]>" is disallowed in char data.',
]);

/** saxes would make an error of everything that it complains about, forgiven or not, which takes its time. */
class StrictParser extends SaxesParser {
  /** From `<a` to `>` nothing is forgiven: of a value in there saxes drops what it complains about. */
  isInTag = false;

  override fail(message: string): this {
    if (this.isInTag || !FORGIVEN.has(message)) throw new MalformedXmlError(message);
    return this;
  }
}

interface OpenElement extends XmlElement {
  readonly content: (XmlElement | string)[];
}

/** Reads one XML document into its root element; throws `MalformedXmlError` for everything else. */
export function parseXml(text: string): XmlElement {
  const document: OpenElement = { name: "", attributes: NO_ATTRIBUTES, content: [] };
  const open = [document];
  const current = () => open.at(-1) ?? document;
  const addText = (value: string) => {
    if (open.length > 1) current().content.push(value);
  };
  const parser = new StrictParser({ position: false });
  // A DOCTYPE can define entities (https://www.w3.org/TR/xml/#sec-entity-decl): with none allowed, only the five
  // predefined ones and numeric references are left, and no answer can grow while it is read.
  parser.on("doctype", () => {
    throw new MalformedXmlError("the document has a DOCTYPE");
  });
  parser.on("opentagstart", () => {
    parser.isInTag = true;
  });
  parser.on("opentag", ({ name, attributes }) => {
    parser.isInTag = false;
    if (open.length > MAX_DEPTH) throw new MalformedXmlError("its elements are nested too deeply");
    const element: OpenElement = { name, attributes: toMap(attributes), content: [] };
    current().content.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text.trimStart()).close();
  const [root] = document.content;
  if (root === undefined || typeof root === "string") throw new MalformedXmlError("it has no root element");
  return root;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Most elements have none, and a map for each would be a third of what a large answer takes. */
function toMap(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const entries = Object.entries(attributes);
  return entries.length === 0 ? NO_ATTRIBUTES : new Map(entries);
}

/** Whether XML 1.0 has no way to carry a character (https://www.w3.org/TR/xml/#charsets). */
function isForbidden(codePoint: number): boolean {
  if (codePoint < 0x20) return codePoint !== 0x9 && codePoint !== 0xa && codePoint !== 0xd;
  return (codePoint >= 0xd800 && codePoint <= 0xdfff) || codePoint === 0xfffe || codePoint === 0xffff;
}

/**
 * Escapes a value so that only ASCII is left, whatever was typed: markup and everything beyond ASCII become
 * references, characters that XML forbids are dropped.
 */
export function escapeXml(value: string): string {
  return value.replace(/[^\t\n\x20-\x7e]|[&<>"']/gu, toReference);
}

function toReference(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  return isForbidden(codePoint) ? "" : `&#${codePoint};`;
}

/** Removes the characters that XML cannot carry: what is left of a value after its trip. */
export function withoutForbidden(value: string): string {
  return Array.from(value)
    .filter((character) => !isForbidden(character.codePointAt(0) ?? 0))
    .join("");
}
