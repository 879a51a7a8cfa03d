import { XMLParser, XMLValidator } from "fast-xml-parser";
import { Refusal } from "./refusal.ts";

// Entities are decoded here and not by the parser, so that an undeclared one is refused as Quickbase refuses it.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: "#cdata",
});

const namedEntities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Reads the children of `<qdbapi>`, in order and values untouched; throws refusal 11 for anything else. */
export function readParameters(body: Uint8Array): [name: string, value: string][] {
  const xml = decode(body);
  if (/<!DOCTYPE/i.test(xml)) throw unparsable("A document type declaration is not allowed.");
  const validity = XMLValidator.validate(xml);
  if (validity !== true) throw unparsable(validity.err.msg);
  const roots = nodesOf(parse(xml)).filter((node) => node.name !== "#text");
  const [root] = roots;
  if (root === undefined || roots.length > 1 || root.name !== "qdbapi") {
    throw unparsable("The root element has to be qdbapi.");
  }
  return nodesOf(root.inside)
    .filter(({ name }) => name !== "#text")
    .map(({ name, inside }) => [name, textOf(inside)]);
}

function parse(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch (error) {
    throw unparsable(error instanceof Error ? error.message : "The XML cannot be read.");
  }
}

function decode(body: Uint8Array): string {
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(
    Buffer.from(body.subarray(0, 100)).toString("latin1"),
  );
  try {
    return new TextDecoder(declared?.[1] ?? "utf-8", { fatal: true }).decode(body);
  } catch {
    throw unparsable("The bytes do not fit the encoding.");
  }
}

function nodesOf(list: unknown): { name: string; inside: unknown }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((node: unknown) =>
    typeof node === "object" && node !== null
      ? Object.entries(node).map(([name, inside]: [string, unknown]) => ({ name, inside }))
      : [],
  );
}

function textOf(content: unknown): string {
  return nodesOf(content)
    .map(({ name, inside }) => {
      if (name === "#text") return decodeEntities(String(inside));
      return name === "#cdata"
        ? nodesOf(inside)
            .map((part) => String(part.inside))
            .join("")
        : textOf(inside);
    })
    .map(requireXmlCharacters)
    .join("");
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&([^;&\s]*);/g, (entity, name: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name);
    if (number === null) {
      const character = namedEntities.get(name);
      if (character === undefined) throw unparsable(`The entity ${entity} is not declared.`);
      return character;
    }
    const codePoint = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
    if (codePoint > 0x10ffff) throw unparsable(`The reference ${entity} names no character.`);
    return String.fromCodePoint(codePoint);
  });
}

// https://www.w3.org/TR/xml/#charsets
function requireXmlCharacters(text: string): string {
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const allowed = codePoint >= 0x20 ? !isForbiddenAbove(codePoint) : [0x9, 0xa, 0xd].includes(codePoint);
    if (!allowed) throw unparsable(`The character ${codePoint} is not allowed in XML.`);
  }
  return text;
}

function isForbiddenAbove(codePoint: number): boolean {
  return (codePoint >= 0xd800 && codePoint <= 0xdfff) || codePoint === 0xfffe || codePoint === 0xffff;
}

function unparsable(why: string): Refusal {
  return new Refusal(11, why);
}
