/** The text is not one well-formed XML document without a DOCTYPE. */
export class MalformedXmlError extends Error {
  override readonly name = "MalformedXmlError";
}

/** Deeper than anything Quickbase sends, and shallow enough to be walked by recursion. */
const MAX_DEPTH = 100;

// https://www.w3.org/TR/xml/#NT-Name, as far as one unit of UTF-16 goes, without the two that JavaScript takes for a
// blank (U+1680, U+FEFF), and so does the parser.
const START =
  ":A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u167f\\u1681-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufefe\\uff00-\\ufffd";
const FURTHER = `${START}\\-.0-9\\xb7\\u0300-\\u036f\\u203f\\u2040`;
const NAME = `[${START}][${FURTHER}]*`;
const SPACE = "[ \\t\\r\\n]";
const VALUE = `(?:"[^"<]*"|'[^'<]*')`;
const TAG = new RegExp(`<(/?)${NAME}((?:${SPACE}+${NAME}${SPACE}*=${SPACE}*${VALUE})*)${SPACE}*(/?)>`, "y");
const ATTRIBUTE = new RegExp(`(${NAME})${SPACE}*=${SPACE}*${VALUE}`, "g");
const quoted = (value: string) => `${SPACE}*=${SPACE}*(?:"${value}"|'${value}')`;
const DECLARATION = new RegExp(
  `^<\\?xml${SPACE}+version${quoted("1\\.[0-9]+")}` +
    `(?:${SPACE}+encoding${quoted("[A-Za-z][A-Za-z0-9._-]*")})?` +
    `(?:${SPACE}+standalone${quoted("(?:yes|no)")})?${SPACE}*\\?>$`,
);
const INSTRUCTION = new RegExp(`^<\\?${NAME}(?:${SPACE}|\\?>$)`);
const REFERENCE = new RegExp(`&(?:#[${FURTHER}]*;|${NAME};)?`, "g");
const INK = /[^ \t\r\n]/;

/**
 * Checks what fast-xml-parser and its validator let pass (a second root, a DOCTYPE, text outside the root, "<" in a
 * value, "--" in a comment, an open section, and their kind), and throws `MalformedXmlError`. What is only wrong with a
 * text stays in it, since it does not say where an element begins or ends: comes back written as XML wants it.
 */
export function toStrictXml(text: string): string {
  let strict = "";
  let depth = 0;
  let hasRoot = false;
  for (let at = 0; at < text.length; )
    if (text[at] !== "<") {
      const next = text.indexOf("<", at);
      const characters = text.slice(at, next === -1 ? text.length : next);
      if (depth === 0 && INK.test(characters)) throw new MalformedXmlError(TEXT_OUTSIDE);
      strict += characters.includes("&") ? characters.replace(REFERENCE, toStrictReference) : characters;
      at += characters.length;
    } else if (text[at + 1] === "!" || text[at + 1] === "?") {
      const { kept, end } = readMarkup(text, at);
      if (depth === 0 && kept !== "") throw new MalformedXmlError(TEXT_OUTSIDE);
      strict += kept;
      at = end;
    } else {
      const { tag, closes, closesItself } = readTag(text, at);
      if (depth === 0 && hasRoot && !closes) throw new MalformedXmlError("it has more than one root element");
      hasRoot = true;
      if (!closesItself) depth += closes ? -1 : 1;
      if (depth < 0) throw new MalformedXmlError("it closes an element that is not open");
      if (depth > MAX_DEPTH) throw new MalformedXmlError("its elements are nested too deeply");
      strict += tag;
      at += tag.length;
    }
  if (!hasRoot) throw new MalformedXmlError("it has no root element");
  if (depth > 0) throw new MalformedXmlError("it ends within an element");
  return strict;
}

const TEXT_OUTSIDE = "it has text outside its root element";

/** A comment, a section or an instruction, and where it ends; only a section has text that is kept. */
function readMarkup(text: string, at: number): { kept: string; end: number } {
  if (text.startsWith("<?", at)) {
    const end = after("?>", text, at + 2);
    checkInstruction(text.slice(at, end), at);
    return { kept: "", end };
  }
  if (text.startsWith("<!--", at)) {
    const end = after("--", text, at + 4);
    if (text[end] !== ">")
      throw new MalformedXmlError("it has a comment that is not closed, or with -- in it");
    return { kept: "", end: end + 1 };
  }
  if (text.startsWith("<![CDATA[", at)) {
    const end = after("]]>", text, at + 9);
    return { kept: text.slice(at, end), end };
  }
  // A DOCTYPE can define entities (https://www.w3.org/TR/xml/#sec-entity-decl): with none allowed, only the five
  // predefined ones and numeric references are left, and no answer can grow while it is read.
  throw new MalformedXmlError("the document has a DOCTYPE or another declaration");
}

function after(ending: string, text: string, from: number): number {
  const at = text.indexOf(ending, from);
  if (at === -1) throw new MalformedXmlError(`it ends before ${ending}`);
  return at + ending.length;
}

function checkInstruction(piece: string, at: number): void {
  const isDeclaration = /^<\?xml[\s?]/.test(piece);
  if (isDeclaration ? at !== 0 || !DECLARATION.test(piece) : !INSTRUCTION.test(piece))
    throw new MalformedXmlError("it has a processing instruction that is none");
}

/** From `<a` to `>` nothing is forgiven. */
function readTag(text: string, at: number): { tag: string; closes: boolean; closesItself: boolean } {
  TAG.lastIndex = at;
  const match = TAG.exec(text);
  if (match === null) throw new MalformedXmlError("it has a tag that is none");
  const [tag, slash, attributes = "", end] = match;
  if (slash !== "" && (attributes !== "" || end !== ""))
    throw new MalformedXmlError("it has a closing tag that is none");
  if (attributes !== "") checkAttributes(attributes);
  return { tag, closes: slash !== "", closesItself: end !== "" };
}

function checkAttributes(attributes: string): void {
  const names = new Set<string>();
  for (const [, name = ""] of attributes.matchAll(ATTRIBUTE)) {
    if (names.has(name)) throw new MalformedXmlError(`it has an attribute twice`);
    names.add(name);
  }
  for (const [reference] of attributes.includes("&") ? attributes.matchAll(REFERENCE) : [])
    if (decodeReference(reference) === null)
      throw new MalformedXmlError("it has an attribute with a bad reference");
  if (/[^ -~]/.test(attributes) && withoutForbidden(attributes) !== attributes)
    throw new MalformedXmlError("it has an attribute with a forbidden character");
}

/** A reference without a meaning stays as it stands. */
function toStrictReference(reference: string): string {
  if (reference === "&") throw new MalformedXmlError("it has a bare ampersand");
  return decodeReference(reference) === null ? `&amp;${reference.slice(1)}` : reference;
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
]);

/** The character that a reference means; null when it means none. */
export function decodeReference(reference: string): string | null {
  const number = /^&#(?:([0-9]+)|x([0-9a-fA-F]+));$/.exec(reference);
  if (number === null) return NAMED.get(reference) ?? null;
  const [, decimal, hexadecimal = ""] = number;
  const codePoint = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
  return codePoint > 0x10ffff || isForbidden(codePoint) ? null : String.fromCodePoint(codePoint);
}

/** Whether XML 1.0 has no way to carry a character (https://www.w3.org/TR/xml/#charsets). */
export function isForbidden(codePoint: number): boolean {
  if (codePoint < 0x20) return codePoint !== 0x9 && codePoint !== 0xa && codePoint !== 0xd;
  return (codePoint >= 0xd800 && codePoint <= 0xdfff) || codePoint === 0xfffe || codePoint === 0xffff;
}

/** Removes the characters that XML cannot carry: what is left of a value after its trip. */
export function withoutForbidden(value: string): string {
  return Array.from(value)
    .filter((character) => !isForbidden(character.codePointAt(0) ?? 0))
    .join("");
}
