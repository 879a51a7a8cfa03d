/** Letters that people write together in one word, each with what all alphabets share. */
const TOGETHER = [
  ["Latin"],
  ["Greek"],
  ["Cyrillic"],
  ["Han", "Hiragana", "Katakana", "Bopomofo"],
  ["Han", "Hangul"],
  ...[
    ["Adlam", "Arabic", "Armenian", "Balinese", "Bengali", "Canadian_Aboriginal", "Devanagari", "Ethiopic"],
    ["Georgian", "Gujarati", "Gurmukhi", "Hebrew", "Javanese", "Kannada", "Khmer", "Lao", "Malayalam"],
    ["Meetei_Mayek", "Mongolian", "Myanmar", "Nko", "Ol_Chiki", "Oriya", "Sinhala", "Syriac", "Tamil"],
    ["Telugu", "Thaana", "Thai", "Tibetan", "Tifinagh", "Yi"],
  ]
    .flat()
    .map((script) => [script]),
];
const SHARED = "\\p{sc=Inherited}\\P{L}\\u02bb\\u02bc";
const ONE_ALPHABET = TOGETHER.map(
  (scripts) => new RegExp(`^[${scripts.map((script) => `\\p{scx=${script}}`).join("")}${SHARED}]+$`, "u"),
);
/** Alphabets with letters that look like those of another. */
const LOOK_ALIKE = ["Latin", "Greek", "Cyrillic", "Armenian"].map(
  (script) => new RegExp(`(?=\\p{L})\\p{sc=${script}}`, "u"),
);

/**
 * The first word of a name that could be read as another, or null: its letters are of several alphabets (Latin "a"
 * and Cyrillic "а"), or of one that hardly anybody writes; or the words beside it are in an alphabet that looks alike.
 */
export function findMixedWord(name: string): string | null {
  const words = name.split(" ").filter(Boolean);
  const mixed = words.find((word) => !ONE_ALPHABET.some((alphabet) => alphabet.test(word)));
  if (mixed !== undefined) return mixed;
  const [, second] = LOOK_ALIKE.flatMap((alphabet) => words.find((word) => alphabet.test(word)) ?? []);
  return second ?? null;
}
