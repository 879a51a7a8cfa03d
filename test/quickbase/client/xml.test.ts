import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeXml, parseXml, type XmlElement } from "../../../src/quickbase/client/xml.ts";
import { childrenOf, findText } from "../../../src/quickbase/client/xml-elements.ts";
import { MalformedXmlError, withoutForbidden } from "../../../src/quickbase/client/xml-strictness.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "&",
      "<",
      ">",
      '"',
      "'",
      ";",
      "#",
      "x",
      "\r",
      "\n",
      "\t",
      "]]>",
      "\0",
      "\ud800",
      "é",
      "😀",
    ),
  }),
);

const anyName = fc.constantFrom("a", "b", "BR", "__proto__", "constructor", "x-1.y_z", "é");
const anyTextNode = fc.constantFrom(" ", "x", "&", "<b>", "]]>", "\n", "😀");

const { element: anyElement } = fc.letrec<{ element: XmlElement; node: XmlElement | string }>((tie) => ({
  element: fc.record({
    name: anyName,
    attributes: fc.uniqueArray(fc.tuple(anyName, anyTextNode), { selector: ([name]) => name }).map(toMap),
    content: fc.array(tie("node"), { maxLength: 4 }).map(withoutNeighbouringTexts),
  }),
  node: fc.oneof({ maxDepth: 6 }, anyTextNode, tie("element")),
}));

function toMap(attributes: [string, string][]): ReadonlyMap<string, string> {
  return new Map(attributes.map(([name, value]) => [name, value.replace("\n", " ")]));
}

function withoutNeighbouringTexts(nodes: (XmlElement | string)[]): (XmlElement | string)[] {
  return nodes.filter((node, at) => typeof node !== "string" || typeof nodes[at - 1] !== "string");
}

function write({ name, attributes, content }: XmlElement): string {
  const written = Array.from(attributes, ([key, value]) => ` ${key}="${escapeXml(value)}"`).join("");
  const inside = content.map((node) => (typeof node === "string" ? escapeXml(node) : write(node))).join("");
  return `<${name}${written}>${inside}</${name}>`;
}

function nested(levels: number): string {
  return `${"<a>".repeat(levels)}${"</a>".repeat(levels)}`;
}

describe("escapeXml() and parseXml()", () => {
  test("carry any text there and back, but for what XML forbids", () => {
    fc.assert(
      fc.property(anyText, anyText, (text, attribute) => {
        const xml = `<a b="${escapeXml(attribute)}">${escapeXml(text)}</a>`;
        const root = parseXml(xml);
        expect(root.content.join("")).toBe(withoutForbidden(text));
        // XML reads white space in an attribute as a space (https://www.w3.org/TR/xml/#AVNormalize).
        expect(root.attributes.get("b")).toBe(withoutForbidden(attribute).replace(/[\t\n]/g, " "));
      }),
      { numRuns: 5000 },
    );
  });

  test("never put anything but ASCII on the wire, nor markup", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeXml(text)).toMatch(/^(?:[\t\n\x20\x21\x23-\x25\x28-\x3b\x3d\x3f-\x7e]|&#\d+;)*$/);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("parseXml()", () => {
  test.each([
    ["&amp;lt;", "&lt;"],
    ["&#38;lt;", "&lt;"],
    ["&#x41;&#66;&#x4F;", "ABO"],
    ["&lt;&gt;&quot;&apos;", "<>\"'"],
    ["&nbsp;&constructor;", "&nbsp;&constructor;"],
    ["&#0;&#xD800;&#1114112;&#99999999999999999999;", "&#0;&#xD800;&#1114112;&#99999999999999999999;"],
    ["&#X41;", "&#X41;"],
    ["a\vb", "a\vb"],
    ["a]]>b", "a]]>b"],
    ["one\r\ntwo\rthree", "one\ntwo\nthree"],
    ["<![CDATA[<b>&amp;]]>", "<b>&amp;"],
    ["one<!-- two -->three", "onethree"],
    ["007", "007"],
    ["1e3", "1e3"],
    ["0x10", "0x10"],
    ["true", "true"],
    [" padded\n ", "padded"],
    ["one<BR/>two<br />three", "one\ntwo\nthree"],
    ["one <b>bold</b> word", "one bold word"],
  ])("reads %j as the text %j", (xml, text) => {
    expect(findText(parseXml(`<a><b>${xml}</b></a>`), "b")).toBe(text);
  });

  test("reads one child and many alike, and none as an empty list", () => {
    const count = (xml: string) => childrenOf(parseXml(xml), "b").length;
    expect([count("<a/>"), count("<a><b/></a>"), count("<a><b/>x<c/><b></b></a>")]).toEqual([0, 1, 2]);
  });

  test.each([
    ["nothing", ""],
    ["text", "hello"],
    ["two roots", "<a></a><b></b>"],
    ["two empty roots", "<a/><b/>"],
    ["text behind the root", "<a></a>x"],
    ["an open element", "<a><b></a>"],
    ["crossed elements", "<a><b></a></b>"],
    ["a closing element first", "</a><a/>"],
    ["a cut-off closing element", "<a></a"],
    ["a bare ampersand", "<a>R & D</a>"],
    ["an open comment", "<a></a><!-- "],
    ["an open CDATA section", "<a><![CDATA[x</a>"],
    ["an unquoted attribute", "<a b=c/>"],
    ["markup in an attribute", '<a b="1<2"/>'],
    ["a character that XML forbids in an attribute", '<a b="1\v2"/>'],
    ["an entity without a meaning in an attribute", '<a b="&nbsp;"/>'],
    ["an attribute twice", '<a b="1" b="2"/>'],
    ["a DOCTYPE", "<!DOCTYPE a><a/>"],
    ["a DOCTYPE with an entity", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ["a DOCTYPE that reaches out", '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
    ["a DOCTYPE alone", "<!DOCTYPE a>"],
    ["a hundred levels and one", nested(101)],
    ["a million levels", nested(1_000_000)],
  ])("refuses %s", (_, xml) => {
    expect(() => parseXml(xml)).toThrow(MalformedXmlError);
  });

  test("is not led astray by names that objects have", () => {
    const root = parseXml('<a b="1"><valueOf>x</valueOf></a>');
    expect(findText(root, "toString")).toBeNull();
    expect(root.attributes.get("constructor")).toBeUndefined();
    expect(findText(parseXml("<a><__proto__>x</__proto__></a>"), "__proto__")).toBe("x");
    expect(parseXml('<a __proto__="x"/>').attributes.get("__proto__")).toBe("x");
  });

  test("reads a hundred levels", () => {
    expect(parseXml(nested(100)).content).toHaveLength(1);
  });

  test.each([
    "",
    '<?xml version="1.0"?>',
    "\r\n<?xml version='1.0' encoding=\"utf-8\"?>\n<!-- x -->\n",
    "\ufeff",
  ])("reads a root behind %j", (head) => {
    expect(parseXml(`${head}<a>x</a>\n`).content).toEqual(["x"]);
  });

  test("reads any tree as it was written, and nothing of it when it is cut off", () => {
    fc.assert(
      fc.property(anyElement, fc.nat(), (element, at) => {
        const xml = write(element);
        expect(parseXml(xml)).toEqual(element);
        expect(() => parseXml(xml.slice(0, at % xml.length))).toThrow(MalformedXmlError);
      }),
      { numRuns: 3000 },
    );
  });
});
