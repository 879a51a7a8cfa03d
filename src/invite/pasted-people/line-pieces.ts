/** What a line of a list consists of. */
export type Piece =
  | { kind: "word" | "quoted" | "bracket" | "tag"; text: string }
  /** As it was written; `angle` when it stood in angle brackets, and so ends what is told of a person. */
  | { kind: "address"; text: string; angle: boolean }
  /** A comma, the border of a cell, or something weaker that may separate: a dash, a colon, a bullet. */
  | { kind: "comma" | "cell" | "weak"; text: string };

// No alternative runs past what opens it, so that each letter is looked at a few times only.
const QUOTED = [
  '"(?:[^"]|"")*"',
  '[“”„][^“”„"]*[“”]',
  "«[^«»]*»",
  "(?<![\\p{L}\\p{M}\\p{N}])['‘‚][^'‘’‚\"<>@]*['’](?![\\p{L}\\p{M}\\p{N}])",
].join("|");
const BRACKETED = "\\([^()]*\\)|\\[[^[\\]]*\\]|\\{[^{}]*\\}";
const PIECES = new RegExp(
  [
    `(?<quoted>${QUOTED})`,
    "(?<angle><[^<>]*>)",
    `(?<bracket>${BRACKETED})`,
    '(?<word>[^\\s"“”„«»<>()[\\]{},;|]+)',
    "(?<cell>[\\t|;])",
    "(?<comma>,)",
    "(?<weak>\\S)",
  ].join("|"),
  "gu",
);

/** Takes a line apart; nothing of it is left out but blanks. */
export function toPieces(line: string): readonly Piece[] {
  return [...line.matchAll(PIECES)].flatMap(({ 0: text, groups = {} }): readonly Piece[] => {
    if (groups.quoted !== undefined) return inside("quoted", text.slice(1, -1).replaceAll('""', '"'));
    if (groups.bracket !== undefined) return inside("bracket", text.slice(1, -1));
    if (groups.angle !== undefined) return inAngles(text);
    if (groups.word !== undefined) return toWordPieces(text);
    return [
      { kind: groups.comma !== undefined ? "comma" : groups.cell !== undefined ? "cell" : "weak", text },
    ];
  });
}

/** An address in quotation marks or brackets is an address all the same. */
function inside(kind: "quoted" | "bracket", text: string): readonly Piece[] {
  return text.includes("@") ? toPieces(text) : [{ kind, text: text.trim() }];
}

function inAngles(text: string): readonly Piece[] {
  const within = text.slice(1, -1);
  if (!within.includes("@")) return [{ kind: "tag", text }];
  return toPieces(within).map((piece) => (piece.kind === "address" ? { ...piece, angle: true } : piece));
}

function toWordPieces(word: string): readonly Piece[] {
  if (word.includes("@")) return toAddressPieces(word);
  if (word === "&" || word === "+") return [{ kind: "word", text: word }];
  const [, before = "", text = "", after = ""] =
    /^([^\p{L}\p{M}\p{N}'’‘]*)(.*?)([^\p{L}\p{M}\p{N}'’‘.]*)$/su.exec(word) ?? [];
  return [...weak(before), ...(text === "" ? [] : [{ kind: "word" as const, text }]), ...weak(after)];
}

function weak(text: string): readonly Piece[] {
  return text === "" ? [] : [{ kind: "weak", text }];
}

/** What stands around an address in one word (a label, a dash, a full stop, a query) is not part of it. */
function toAddressPieces(word: string): readonly Piece[] {
  const several = word.split(/[/&]/);
  if (several.length > 1 && several.every((part) => part.includes("@")))
    return several.flatMap((part, index) => [...weak(index === 0 ? "" : "/"), ...toAddressPieces(part)]);
  const at = word.indexOf("@");
  const labelled = /^(?:e-?mail|mail|address|to|cc|bcc)=/i.exec(word)?.[0].length ?? 0;
  const start = Math.max(labelled, ...[...":–—→⇒"].map((mark) => word.lastIndexOf(mark, at) + 1));
  const text = withoutMarksAround(word.slice(start)).replace(/\?.*$/s, "");
  const isAddress = text.indexOf("@") > 0 && !text.endsWith("@");
  return isAddress
    ? [...(start === 0 ? [] : toWordPieces(word.slice(0, start))), { kind: "address", text, angle: false }]
    : [{ kind: "word", text: word }];
}

/** Quotation marks, bullets, a full stop, the marks of Markdown; an underscore may begin an address. */
function withoutMarksAround(text: string): string {
  const bare = text.replace(/^[^\p{L}\p{N}_@]+/u, "");
  const address = bare.replace(/[^\p{L}\p{N}@]+$/u, "");
  return bare.slice(address.length).startsWith("_") ? address.replace(/^_/, "") : address;
}
