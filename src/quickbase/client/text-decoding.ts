import { isUtf8 } from "node:buffer";

const UTF_8 = new TextDecoder("utf-8");
const WINDOWS_1252 = new TextDecoder("windows-1252");

/**
 * Turns an answer's bytes into text, never failing: byte-order mark first, then the declared encoding, else UTF-8
 * with stray Windows-1252 bytes (Quickbase embeds quotes and dashes as such) read as what they mean.
 */
export function decodeAnswer(bytes: Uint8Array, contentType: string | null = null): string {
  const marked = findByteOrderMark(bytes);
  const encoding = marked ?? findCharset(contentType ?? "") ?? findDeclaredEncoding(bytes) ?? "utf-8";
  if (encoding !== "utf-8") return new TextDecoder(encoding).decode(bytes);
  return UTF_8.decode(isUtf8(bytes) ? bytes : repairUtf8(bytes));
}

function findByteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function findCharset(contentType: string): string | null {
  return toKnownEncoding(/;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1]);
}

const DECLARATION_BYTES = 200;

function findDeclaredEncoding(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, DECLARATION_BYTES));
  const declaration = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start.toString("latin1"));
  return toKnownEncoding(declaration?.[1]);
}

// A document whose declaration could be read as single bytes is not UTF-16, whatever it says.
function toKnownEncoding(label: string | undefined): string | null {
  if (label === undefined || /^(utf-?16|ucs-?2|iso-10646)/i.test(label)) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** What each byte means where it is no UTF-8, as UTF-8. */
const STRAYS = Array.from({ length: 256 }, (_, byte) =>
  Buffer.from(WINDOWS_1252.decode(Uint8Array.of(byte))),
);
const LONGEST_STRAY = Math.max(...STRAYS.map(({ length }) => length));

/** Into one piece of memory: an answer can be all strays, and large. */
function repairUtf8(bytes: Uint8Array): Uint8Array {
  const repaired = Buffer.allocUnsafe(bytes.length * LONGEST_STRAY);
  let end = 0;
  let start = 0;
  const add = (part: Uint8Array) => {
    repaired.set(part, end);
    end += part.length;
  };
  for (let at = 0; at < bytes.length; ) {
    const length = validSequenceLength(bytes, at);
    const stray = length === 0 ? STRAYS[bytes[at] ?? 0] : undefined;
    if (stray !== undefined) {
      if (start < at) add(bytes.subarray(start, at));
      add(stray);
      start = at + 1;
    }
    at += length || 1;
  }
  add(bytes.subarray(start));
  return repaired.subarray(0, end);
}

/** How many bytes the UTF-8 character at this place has; 0 when there is none. */
function validSequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  return (
    [2, 3, 4].find((length) => at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) ?? 0
  );
}
