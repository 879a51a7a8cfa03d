/** One line of the table. */
export type Row = {
  measure: string;
  /** What the same run says the measure is to be seen beside: the least that is possible, or how it was without load. */
  beside: string;
  value: string;
  /** The value as a multiple of what stands beside it. */
  ratio?: string;
  /** What is to be reached, in words, and whether it was; null where nothing is asked for. */
  target: string;
  reached: boolean | null;
};

/** Runs for some time, and gives its lines of the table. */
export type Bench = () => Promise<Row[]>;

/** The table as Markdown, as `docs/performance.md` has it. */
export function toTable(rows: Row[]): string {
  const lines = rows.map(({ measure, beside, value, ratio = "", target, reached }) => [
    measure,
    beside,
    value,
    ratio,
    reached === null ? target : `${target} ${reached ? "✓" : "✗"}`,
  ]);
  const all = [
    ["Measure", "Beside it, in the same run", "Value", "Ratio", "Target"],
    ["---", "---", "---", "---", "---"],
    ...lines,
  ];
  return all.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The value below which so large a part of them lies; NaN of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Two values as one cell: `12 / 30 ms`. */
export function p50AndP99(valuesMs: readonly number[]): string {
  return `${quantile(valuesMs, 0.5).toFixed(1)} / ${quantile(valuesMs, 0.99).toFixed(1)} ms`;
}

/** How many times the one is the other. */
export function times(value: number, beside: number): string {
  return `${(value / beside).toFixed(2)} ×`;
}
