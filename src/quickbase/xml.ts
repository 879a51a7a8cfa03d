import { XMLParser, XMLValidator } from "fast-xml-parser";

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

const ATTRIBUTES = ":@";
const TEXT = "#text";

// A DOCTYPE can define entities (https://www.w3.org/TR/xml/#sec-entity-decl): with none allowed, only the five
// predefined ones and numeric references are left, and no answer can grow while it is read.
const entityDecoder = {
  setExternalEntities: () => {},
  addInputEntities: () => {
    throw new MalformedXmlError("the document has a DOCTYPE");
  },
  reset: () => {},
  setXmlVersion: () => {},
  decode: decodeReferences,
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  textNodeName: TEXT,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  processEntities: true,
  entityDecoder,
  jPath: false,
});

/** Reads one XML document into its root element; throws `MalformedXmlError` for everything else. */
export function parseXml(text: string): XmlElement {
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw new MalformedXmlError(validity.err.msg);
  const roots = toContent(parseNodes(text)).filter((node) => typeof node !== "string" || node.trim() !== "");
  const [root] = roots;
  if (roots.length !== 1 || root === undefined || typeof root === "string") {
    throw new MalformedXmlError("the document has more or less than one root element");
  }
  return root;
}

function parseNodes(text: string): unknown {
  try {
    return parser.parse(text);
  } catch (error) {
    if (error instanceof MalformedXmlError) throw error;
    throw new MalformedXmlError("the document is not well-formed", { cause: error });
  }
}

function toContent(nodes: unknown): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) throw new MalformedXmlError("the document is empty");
  return nodes.map(toNode);
}

function toNode(node: unknown): XmlElement | string {
  if (typeof node !== "object" || node === null)
    throw new MalformedXmlError("the document holds no elements");
  const parts = node as Readonly<Record<string, unknown>>;
  for (const name in parts) {
    if (name === TEXT) return String(parts[name]);
    if (name === ATTRIBUTES) continue;
    return { name, attributes: toAttributes(parts[ATTRIBUTES]), content: toContent(parts[name]) };
  }
  throw new MalformedXmlError("an element has no name");
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function toAttributes(attributes: unknown): ReadonlyMap<string, string> {
  if (typeof attributes !== "object" || attributes === null) return NO_ATTRIBUTES;
  return new Map(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));/g, (reference, hex, decimal, name) => {
    if (hex !== undefined) return toCharacter(Number.parseInt(hex, 16));
    if (decimal !== undefined) return toCharacter(Number.parseInt(decimal, 10));
    return PREDEFINED.get(name) ?? reference;
  });
}

function toCharacter(codePoint: number): string {
  const valid = codePoint <= 0x10ffff && !isForbidden(codePoint);
  return valid ? String.fromCodePoint(codePoint) : "\ufffd";
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
