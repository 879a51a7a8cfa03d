import { isObject, type Json, type JsonObject, listOf, objectsOf, textOf } from "../json.ts";
import type { Findings } from "./findings.ts";

// https://docs.slack.dev/reference/block-kit/blocks/data-table-block
const ROWS = { min: 2, max: 201 };
const MOST_COLUMNS = 20;
const MOST_CHARACTERS = 20_000;
const PAGE_SIZES = { min: 1, max: 100 };

/** Checks a table that people turn over and sort: its first row has the names of its columns. */
export function checkDataTable(findings: Findings, block: JsonObject, pointer: string): void {
  findings.string(block.caption, `${pointer}/caption`, { max: 2000, required: true });
  checkWhole(findings, block.page_size, `${pointer}/page_size`, PAGE_SIZES);
  const rows = listOf(block.rows);
  if (!Array.isArray(block.rows)) findings.missing(`${pointer}/rows`);
  else if (rows.length < ROWS.min) findings.add(`${pointer}/rows`, `no less than ${ROWS.min} items required`);
  else if (rows.length > ROWS.max) findings.add(`${pointer}/rows`, `no more than ${ROWS.max} items allowed`);
  const columns = listOf(rows[0]).length;
  checkWhole(findings, block.row_header_column_index, `${pointer}/row_header_column_index`, {
    min: 0,
    max: Math.max(columns - 1, 0),
  });
  if (columns > MOST_COLUMNS) findings.add(`${pointer}/rows/0`, `no more than ${MOST_COLUMNS} items allowed`);
  for (const [at, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== columns || columns === 0)
      findings.add(`${pointer}/rows/${at}`, "all rows must have the same number of cells");
    for (const [column, cell] of listOf(row).entries())
      checkCell(findings, cell, `${pointer}/rows/${at}/${column}`);
  }
  const length = readRows(block).flat().join("").length;
  if (length > MOST_CHARACTERS)
    findings.add(`${pointer}/rows`, `must be less than ${MOST_CHARACTERS + 1} characters`);
}

/** What stands in the cells, row by row. */
export function readRows(block: JsonObject): string[][] {
  return listOf(block.rows).map((row) => objectsOf(row).map((cell) => textOf(cell.text)));
}

function checkCell(findings: Findings, cell: Json, pointer: string): void {
  if (!isObject(cell)) findings.add(pointer, "must provide an object");
  else if (cell.type === "raw_text" || cell.type === "raw_number") {
    const isNumber = cell.type === "raw_number";
    findings.keys(cell, pointer, ["type", "text", ...(isNumber ? ["value"] : [])]);
    findings.string(cell.text, `${pointer}/text`, { max: MOST_CHARACTERS, required: true });
    if (isNumber && typeof cell.value !== "number") findings.missing(`${pointer}/value`);
  } else if (cell.type !== "rich_text")
    findings.add(`${pointer}/type`, "must be a valid enum value: raw_text, raw_number, rich_text");
}

function checkWhole(
  findings: Findings,
  value: Json | undefined,
  pointer: string,
  { min, max }: { min: number; max: number },
): void {
  if (value === undefined) return;
  if (typeof value !== "number" || !Number.isInteger(value) || value < min || value > max)
    findings.add(pointer, `must be a whole number from ${min} to ${max}`);
}
