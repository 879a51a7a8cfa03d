/** What may follow the command instead of people. */
const SUBCOMMANDS = ["help", "status"] as const;

type Subcommand = (typeof SUBCOMMANDS)[number];

/** Reads the words after the command: what they ask for, nearly a word for it, or null for anything else. */
export function readSubcommand(text: string): Subcommand | "mistyped" | null {
  const word = text.trim().toLowerCase();
  const exact = SUBCOMMANDS.find((one) => one === word);
  if (exact !== undefined) return exact;
  // A single word without an "@" is nobody's address, and no name is so near.
  if (!/^\p{L}{2,12}$/u.test(word)) return null;
  return SUBCOMMANDS.some((one) => editsBetween(word, one) <= one.length / 3) ? "mistyped" : null;
}

/** How many letters have to be put in, left out, replaced or swapped with the next one to make one word of the other. */
function editsBetween(one: string, other: string): number {
  const rows: number[][] = [[...other, ""].map((_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const [above = [], twoAbove = []] = [rows[i - 1], rows[i - 2]];
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        at(above, j) + 1,
        at(row, j - 1) + 1,
        at(above, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(twoAbove, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows.push(row);
  }
  return at(rows.at(-1) ?? [], other.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
