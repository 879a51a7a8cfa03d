import { toPlainLine } from "../invite/values.ts";
import { isAllWell, type Result } from "./check.ts";

const MARKS = { ok: "✓", failed: "✗", skipped: "-" } as const;

/** One line a result for people, with a tick or what to do, and a last line that sums up. */
export function toText(results: readonly Result[]): string {
  return `${[...results.map((result) => `${MARKS[result.status]} ${toLine(result)}`), "", sumUp(results)].join("\n")}\n`;
}

/** One JSON document for machines: `{ ok, checks: [{ id, title, status, detail, advice? }] }`. */
export function toJson(results: readonly Result[]): string {
  return `${JSON.stringify({ ok: isAllWell(results), checks: results }, null, 2)}\n`;
}

/** A result as one line of text: what it is about, what was found, what to do. */
export function toLine(result: Result): string {
  const found = `${result.title}: ${result.detail}`;
  // What Quickbase, Slack or a library says may have several lines, or move the cursor of a terminal.
  return toPlainLine(
    result.status === "failed" && result.advice !== undefined ? `${found}. ${result.advice}` : found,
  );
}

function sumUp(results: readonly Result[]): string {
  if (isAllWell(results)) return `All ${results.length} checks passed.`;
  const count = (wanted: Result["status"]) => results.filter(({ status }) => status === wanted).length;
  const notMade = count("skipped") === 0 ? "" : `, ${count("skipped")} could not be made yet`;
  return `${count("failed")} of ${results.length} checks failed${notMade}. Fix what is marked ${MARKS.failed}, then run the doctor again.`;
}
