import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escapeXml, MalformedXmlError, parseXml, withoutForbidden } from "../../src/quickbase/xml.ts";
import { childrenOf, findText } from "../../src/quickbase/xml-elements.ts";

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

describe("escapeXml() and parseXml()", () => {
  test("carry any text there and back, but for what XML forbids", () => {
    fc.assert(
      fc.property(anyText, anyText, (text, attribute) => {
        const xml = `<a b="${escapeXml(attribute)}">${escapeXml(text)}</a>`;
        const root = parseXml(xml);
        expect(root.content.join("")).toBe(withoutForbidden(text));
        expect(root.attributes.get("b")).toBe(withoutForbidden(attribute));
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
    ["&#0;&#xD800;&#1114112;&#99999999999999999999;", "\ufffd\ufffd\ufffd\ufffd"],
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
    ["an attribute twice", '<a b="1" b="2"/>'],
    ["a reference in capitals", "<a>&#X41;</a>"],
    ["a DOCTYPE", "<!DOCTYPE a><a/>"],
    ["a DOCTYPE with an entity", '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ["a DOCTYPE that reaches out", '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
    ["a hundred levels and one", `${"<a>".repeat(150)}${"</a>".repeat(150)}`],
  ])("refuses %s", (_, xml) => {
    expect(() => parseXml(xml)).toThrow(MalformedXmlError);
  });

  test("is not led astray by names that objects have", () => {
    const root = parseXml('<a b="1"><valueOf>x</valueOf></a>');
    expect(findText(root, "toString")).toBeUndefined();
    expect(root.attributes.get("constructor")).toBeUndefined();
    expect(() => parseXml("<a><__proto__>x</__proto__></a>")).toThrow(MalformedXmlError);
  });
});
