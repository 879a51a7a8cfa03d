import { Buffer } from "node:buffer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeAnswer } from "../../../src/quickbase/client/text-decoding.ts";

const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
const latin1 = (text: string) => Buffer.from(text, "latin1");

test.each<[string, Uint8Array, string, string?]>([
  ["UTF-8", Buffer.from("<a>Zoë 😀</a>"), "<a>Zoë 😀</a>"],
  ["UTF-8 with a byte-order mark", Buffer.from("\ufeff<a>ë</a>"), "<a>ë</a>"],
  ["UTF-16 with a byte-order mark", Buffer.from("\ufeff<a>ë</a>", "utf16le"), "<a>ë</a>"],
  ["big-endian UTF-16 with a byte-order mark", utf16be("\ufeff<a>ë</a>"), "<a>ë</a>"],
  [
    "UTF-8 with stray Windows-1252 quotes and dash",
    Buffer.concat([
      Buffer.from("ë "),
      Buffer.from([0x93]),
      Buffer.from("x"),
      Buffer.from([0x94, 0x96]),
      Buffer.from("é"),
    ]),
    "ë “x”–é",
  ],
  ["UTF-8 cut off within a character", Buffer.from([0x41, 0xe2, 0x82]), "Aâ‚"],
  [
    "declared ISO-8859-1",
    latin1('<?xml version="1.0" encoding="ISO-8859-1" ?><a>\xeb</a>'),
    '<?xml version="1.0" encoding="ISO-8859-1" ?><a>ë</a>',
  ],
  [
    "declared windows-1252",
    latin1("<?xml version='1.0' encoding='windows-1252'?>\x96"),
    "<?xml version='1.0' encoding='windows-1252'?>–",
  ],
  [
    "declared Shift_JIS",
    Buffer.concat([latin1('<?xml version="1.0" encoding="Shift_JIS"?>'), Buffer.from([0x83, 0x65])]),
    '<?xml version="1.0" encoding="Shift_JIS"?>テ',
  ],
  [
    "declared utf-16 in single bytes",
    latin1('<?xml version="1.0" encoding="utf-16"?>a'),
    '<?xml version="1.0" encoding="utf-16"?>a',
  ],
  [
    "declared as something nobody knows",
    latin1('<?xml version="1.0" encoding="klingon"?>a'),
    '<?xml version="1.0" encoding="klingon"?>a',
  ],
  ["a charset in the Content-Type", latin1("\xeb"), "ë", 'application/xml; charset="iso-8859-1"'],
])("decodeAnswer() reads %s", (_, bytes, text, contentType = "application/xml") => {
  expect(decodeAnswer(bytes, contentType)).toBe(text);
});

test("decodeAnswer() turns any bytes into text, losing none of the ASCII", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      fc.pre(!(bytes[0] === 0xff && bytes[1] === 0xfe) && !(bytes[0] === 0xfe && bytes[1] === 0xff));
      const ascii = (text: string) => text.replace(/[^\0-\x7f]/g, "");
      expect(ascii(decodeAnswer(bytes))).toBe(ascii(latin1Of(bytes)));
    }),
    { numRuns: 5000 },
  );
});

test("decodeAnswer() reads a stray of every kind as Windows-1252 has it, wherever it stands", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(decodeAnswer(bytes)).toBe(new TextDecoder("windows-1252").decode(bytes));
  expect(decodeAnswer(Buffer.concat([Buffer.from("é"), bytes, Buffer.from("漢")]))).toBe(
    `é${new TextDecoder("windows-1252").decode(bytes)}漢`,
  );
});

test("decodeAnswer() takes no more memory for an answer of strays than for three times as long a text", () => {
  const before = process.memoryUsage().rss;
  expect(decodeAnswer(Buffer.alloc(2 * 1024 * 1024, 0x93))).toMatch(/^“{10}/);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
});

function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

test("decodeAnswer() reads any text in UTF-8 as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(!text.startsWith("\ufeff"));
      expect(decodeAnswer(Buffer.from(text))).toBe(text);
    }),
    { numRuns: 3000 },
  );
});
