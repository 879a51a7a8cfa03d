/** What is looked through: a name, and an id that somebody may have copied. */
type Findable = { name: string; id: string };

/** Nobody types a longer name, and nothing longer is read. */
const LONGEST_QUERY = 100;

/**
 * Those that have every word of what was typed in their name, without regard to case and accents, or whose id begins
 * so. First those that are called so, then those whose name begins so, then those with words that do, then any other
 * place in a name, then ids; among equals the order stays.
 */
export function search<T>(items: readonly T[], typed: string, of: (item: T) => Findable): readonly T[] {
  const query = fold(typed.slice(0, LONGEST_QUERY)).trim();
  const words = query.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...items];
  return items
    .map((item) => ({ item, rank: rankOf(of(item), query, words) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((one, other) => Number(one.rank) - Number(other.rank))
    .map(({ item }) => item);
}

/** The lower the better; null for what does not fit. */
function rankOf({ name, id }: Findable, query: string, words: readonly string[]): number | null {
  const [inName, inId] = [fold(name), fold(id)];
  if (inName === query) return 0;
  if (inName.startsWith(query)) return 1;
  const wordsOfName = inName.split(/[^\p{L}\p{N}]+/u);
  if (words.every((word) => wordsOfName.some((one) => one.startsWith(word)))) return 2;
  if (words.every((word) => inName.includes(word))) return 3;
  return inId.startsWith(query) ? 4 : null;
}

/** Letters that have no accent to take off, and still are written as another one. */
const LOOK_UP: Record<string, string> = { ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d" };

function fold(text: string): string {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      // By way of capitals, for only those make "ss" of "ß".
      .toUpperCase()
      .toLowerCase()
      .replace(/[øłđæœıþð]/g, (letter) => LOOK_UP[letter] ?? letter)
  );
}
