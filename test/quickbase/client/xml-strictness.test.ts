import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { parseXml, type XmlElement } from "../../../src/quickbase/client/xml.ts";
import { MalformedXmlError } from "../../../src/quickbase/client/xml-strictness.ts";

/**
 * saxes, the reader of the local Quickbase, as the judge of what is well-formed. It tells a tree, or null; what is wrong
 * with a text alone (a character, an entity without a meaning) is forgiven, as the client does.
 */
function judge(xml: string): XmlElement | null {
  type Open = { name: string; attributes: Map<string, string>; content: (Open | string)[] };
  const forgiven = new Set([
    "undefined entity.",
    "malformed character entity.",
    "disallowed character.",
    'the string "]]>" is disallowed in char data.',
  ]);
  const top: Open = { name: "", attributes: new Map(), content: [] };
  const open = [top];
  let isInTag = false;
  let isBad = false;
  const parser = new SaxesParser({ position: false });
  parser.on("error", ({ message }) => {
    isBad ||= isInTag || !forgiven.has(message);
  });
  parser.on("doctype", () => {
    isBad = true;
  });
  parser.on("opentagstart", () => {
    isInTag = true;
  });
  parser.on("opentag", ({ name, attributes }) => {
    isInTag = false;
    const element = { name, attributes: new Map(Object.entries(attributes)), content: [] };
    open.at(-1)?.content.push(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  const addText = (text: string) => {
    if (open.length > 1) open.at(-1)?.content.push(text);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  try {
    parser.write(xml.trimStart()).close();
  } catch {
    return null;
  }
  const [root] = top.content;
  return isBad || root === undefined || typeof root === "string" ? null : merged(root);
}

/** With texts beside each other as one: where a comment parts them is no matter. */
function merged({ name, attributes, content }: XmlElement): XmlElement {
  const nodes: (XmlElement | string)[] = [];
  for (const node of content) {
    const last = nodes.at(-1);
    if (typeof node !== "string") nodes.push(merged(node));
    else if (typeof last === "string") nodes[nodes.length - 1] = last + node;
    else if (node !== "") nodes.push(node);
  }
  return { name, attributes, content: nodes };
}

function read(xml: string): XmlElement | null {
  try {
    return merged(parseXml(xml));
  } catch (error) {
    if (error instanceof MalformedXmlError) return null;
    throw error;
  }
}

/** Of processing instructions, which Quickbase never sends, of numbers that are none, and of blanks in names, the client takes fewer. */
function compare(xml: string): void {
  const element = read(xml);
  if (element !== null || !/<\?|&#|\ufeff/.test(xml)) expect(element).toEqual(judge(xml));
}

const pieces = fc.constantFrom(
  ..."<a>|</a>|<a/>|<b c='1'>|</b>|<b c=\"1\" d='2'/>|<b c='1' c='2'/>|<b c=1/>|<b c/>|<b  c = '1' />|<b c='1'd='2'/>".split(
    "|",
  ),
  ..."<|>|/|=|'|\"|&|;|#|x|!|?|-|[|]| |\n|\t|\r".split("|"),
  ..."&amp;|&lt;|&#65;|&#x41;|&#X41;|&#0;|&#xD800;|&nbsp;|&constructor;|&;|&a b;|&#;|&#x;|&1;|&-a;|&a.b-c:d;".split(
    "|",
  ),
  ..."<!--|-->|--|<!-- x -->|<!-- -- -->|<!--->|<!-- --->|<!---->|<![CDATA[|]]>|<![CDATA[x]]>|<![CDATA[]]]>|<![cdata[x]]>".split(
    "|",
  ),
  ..."<?xml version='1.0'?>|<?xml?>|<?xml version=1?>|<?pi?>|<?pi x?>|<?|?>|<? x?>|<?1?>|<?pi ? > ?>|<?xmlx y?>".split(
    "|",
  ),
  ..."<!DOCTYPE a>|<!doctype a>|<!ELEMENT a>|<a\n>|</a\n>|< a>|</ a>|<a b='<'>|<a b='>'>|<a b='&'>|<a b='&nbsp;'/>|<a b='&lt;'/>".split(
    "|",
  ),
  ..."<é>|</é>|<1>|<-a>|<a:b/>|<:/>|<a.-1/>|<__proto__>|</__proto__>|<constructor/>|<a __proto__='1' __proto__='2'/>|<a toString='1'/>".split(
    "|",
  ),
  "\0",
  "\u0007",
  "\uffff",
  "\ufeff",
  "\u2028",
  "\u00a0",
  "text",
  "\u0085",
);

describe("what the client takes for XML, saxes takes for XML, and both read the same", () => {
  test("in anything made of XML's own pieces", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const xml = parts.join("");
        for (const each of [xml, `<a>${xml}</a>`]) compare(each);
      }),
      { numRuns: 3_000 },
    );
  });

  test("in a document with one piece put anywhere into it, or a part taken out", () => {
    const whole =
      "<?xml version='1.0' encoding='utf-8'?>\n<!-- c -->\n<a b='1' c=\"&lt;\">x<d/>&amp;<![CDATA[<y>]]><e f='2'> </e></a>\n";
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(6), pieces, (at, length, piece) => {
        const xml = whole.slice(0, at) + piece + whole.slice(at + length);
        compare(xml);
      }),
      { numRuns: 3_000 },
    );
  });
});

test.each([
  ["text", (size: number) => `<a>${"x".repeat(size)}</a>`],
  ["ampersands", (size: number) => `<a>${"&amp;".repeat(size / 5)}</a>`],
  ["elements", (size: number) => `<a>${"<b/>".repeat(size / 4)}</a>`],
  [
    "attributes",
    (size: number) => `<a ${Array.from({ length: size / 10 }, (_, at) => `a${at}="1"`).join(" ")}/>`,
  ],
  ["a long value", (size: number) => `<a b="${" ".repeat(size)}"/>`],
  ["blanks in a tag", (size: number) => `<a${" ".repeat(size)}b`],
  ["open comments", (size: number) => "<!--".repeat(size / 4)],
  ["open tags", (size: number) => "<a ".repeat(size / 3)],
  ["open references", (size: number) => `<a>${"&a".repeat(size / 2)}`],
  ["a long comment", (size: number) => `<!--${"- ".repeat(size / 2)}--><a/>`],
])("%s of 100,000 letters are read, or refused, in moments", (_, make) => {
  // Of this thread's own time: whatever else the machine does is no matter.
  const costOf = (xml: string): number => {
    const before = process.threadCpuUsage();
    read(xml);
    const { user, system } = process.threadCpuUsage(before);
    return user + system;
  };
  expect(costOf(make(100_000))).toBeLessThan(2_000_000);
});
