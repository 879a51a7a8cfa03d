import { XMLParser, XMLValidator } from "fast-xml-parser";
import { decodeReference, isForbidden, MalformedXmlError, toStrictXml } from "./xml-strictness.ts";

/** One element of an answer; `content` keeps text and child elements in their order. */
export type XmlElement = {
  name: string;
  attributes: ReadonlyMap<string, string>;
  content: readonly (XmlElement | string)[];
};

// In front of every name: the parser refuses elements that are called as an object's own properties are.
const MARK = "=";
const TEXT = "#text";
const SECTION = "#section";

const parser = new XMLParser({
  preserveOrder: true,
  // Values stay text, with every blank: 007 is no number here.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Only the five entities and numbers are known, and they are decoded here: nothing that an answer says can grow.
  processEntities: false,
  ignoreAttributes: false,
  attributeNamePrefix: MARK,
  // It comes by twice where an element closes itself.
  transformTagName: (name) => (name.startsWith(MARK) ? name : MARK + name),
  textNodeName: TEXT,
  cdataPropName: SECTION,
  ignorePiTags: true,
  ignoreDeclaration: true,
  // The depth is checked before; paths are of no use.
  maxNestedTags: 1_000,
  jPath: false,
});

/** Reads one XML document into its root element; throws `MalformedXmlError` for everything else. */
export function parseXml(text: string): XmlElement {
  const strict = toStrictXml(text.trimStart());
  const validity = XMLValidator.validate(strict);
  if (validity !== true) throw new MalformedXmlError(validity.err.msg);
  const [root] = readNodes(parser.parse(strict)).filter((node) => typeof node !== "string");
  if (root === undefined || typeof root === "string") throw new MalformedXmlError("it has no root element");
  return root;
}

/** The parser gives a list of objects, each with its name as a key, and after it perhaps one for its attributes. */
function readNodes(list: unknown): readonly (XmlElement | string)[] {
  if (!Array.isArray(list)) throw new MalformedXmlError("it cannot be read");
  return list.map(readNode);
}

function readNode(node: object): XmlElement | string {
  const [[name, content] = ["", undefined], attributes] = Object.entries(node);
  if (name === TEXT) return decodeReferences(String(content));
  if (name === SECTION) return textOfSection(content);
  return {
    name: name.slice(MARK.length),
    attributes: readAttributes(attributes?.[1]),
    content: readNodes(content),
  };
}

/** What is in a CDATA section is text as it stands. */
function textOfSection(parts: unknown): string {
  if (!Array.isArray(parts)) throw new MalformedXmlError("it cannot be read");
  return parts.map((part: object) => Object.values(part).join("")).join("");
}

function decodeReferences(text: string): string {
  return text.includes("&") ? text.replace(/&[^&;]*;/g, (each) => decodeReference(each) ?? each) : text;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Most elements have none, and a map for each would be a third of what a large answer takes. */
function readAttributes(attributes: unknown): ReadonlyMap<string, string> {
  if (attributes === undefined || attributes === null) return NO_ATTRIBUTES;
  return new Map(
    Object.entries(attributes).map(([name, value]) => [
      name.slice(MARK.length),
      // White space in a value is a space (https://www.w3.org/TR/xml/#AVNormalize), written out it is itself.
      decodeReferences(String(value).replace(/[\t\r\n]/g, " ")),
    ]),
  );
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
