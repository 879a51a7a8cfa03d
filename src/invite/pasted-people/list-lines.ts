import { hasHidden } from "../person-name.ts";
import { parseEmailAddress, withoutInvisible } from "../values.ts";
import { type PersonRead, problemWith, readPart, toPerson } from "./line-people.ts";
import { toPieces } from "./line-pieces.ts";
import { findLabel } from "./name-words.ts";
import { type Columns, findColumns, splitOutsideQuotes, toCells } from "./sheet-columns.ts";
import { readFirstAndLast, readName } from "./told-name.ts";

/** Reads a list line by line: each names people, or comes to a problem, or is a heading or a rule between others. */
export function readLines(text: string): readonly PersonRead[] {
  let columns: Columns | null = null;
  const lines = text.split("\n").filter((line) => /[^\s,;]/.test(withoutInvisible(line)));
  const told = lines.filter((line) => !isRule(line));
  return (told.length > 0 ? told : lines).flatMap((line, index) => {
    const heading = findColumns(line);
    if (heading !== null) columns = heading;
    // The heading of a single column names nobody either.
    if (
      heading !== null ||
      (index === 0 && told.length > 1 && findLabel(line.replace(/:\s*$/, "")) === "email")
    )
      return [];
    return hasHidden(withoutAddresses(line))
      ? [problemWith(line, "hidden characters in line")]
      : readLine(withoutInvisible(line), columns);
  });
}

/** "-----" between lines. */
function isRule(line: string): boolean {
  return /^[\s|:+=_*-]{3,}$/.test(line);
}

function withoutAddresses(line: string): string {
  return line
    .split(/[\s<>,;"()]/)
    .filter((word) => !word.includes("@"))
    .join(" ");
}

function readLine(line: string, columns: Columns | null): readonly PersonRead[] {
  const row = columns === null ? null : readRow(line, columns);
  if (row !== null) return [row];
  const parts = splitOutsideQuotes(withoutListMark(line) || line, ";")
    .map((part) => part.trim())
    .filter((part) => /[^\s,]/.test(part));
  // Where a sheet separates its cells by semicolons, only one of them has an address.
  const isRow = parts.length > 1 && parts.filter((part) => part.includes("@")).length === 1;
  const people = (isRow ? [parts.join(" ; ")] : parts).flatMap(readPart);
  return columns !== null && line.includes(columns.separator) ? people.map(asGuess) : people;
}

/** A row that does not fit its heading may have its cells in any order. */
function asGuess(person: PersonRead): PersonRead {
  if (!person.ok) return person;
  const { email, firstName, lastName, guess } = person.value;
  const best = guess ?? { firstName: firstName ?? "", lastName: lastName ?? "" };
  return { ok: true, value: { email, firstName: null, lastName: null, guess: best } };
}

/** A row below the heading of its sheet; null when it does not fit it. */
function readRow(line: string, columns: Columns): PersonRead | null {
  const cells = toCells(line, columns.separator);
  const addresses = cells.flatMap(toPieces).filter(({ kind }) => kind === "address");
  const inColumn = toPieces(cells[columns.email] ?? "").filter(({ kind }) => kind === "address");
  const [address, ...others] = columns.email >= 0 ? inColumn : addresses;
  if (address === undefined || others.length > 0 || cells.length > columns.width) return null;
  const email = parseEmailAddress(address.text);
  if (!email.ok) return email;
  const piecesIn = (column: number) => toPieces(cells[column] ?? "");
  const name =
    columns.first >= 0 && columns.last >= 0
      ? readFirstAndLast(piecesIn(columns.first), piecesIn(columns.last))
      : readName([{ kind: "quoted", text: cells[columns.name] ?? "" }]);
  return name === null ? problemWith(line, "several people") : toPerson(line, email.value, name);
}

/** "1. ", "• ", "[x] " and their like before the first word of a line. */
function withoutListMark(line: string): string {
  const mark =
    /^\s*(?:[^\p{L}\p{M}\p{N}\s"'“”„«‘’‚<([{@_]+\s*)?(?:\(?\d{1,4}[.):\]º°ª-]?(?=[\s\p{L}"“])|\(?\d{1,4}[.):\]]+|[一二三四五六七八九十]{1,3}[,.]|\(?\p{L}\)|\[[ xX✓]?\])?\s*/u;
  return line.replace(mark, "").replace(/^(?:\[[ xX✓]?\]|[•*·–—-])\s+/u, "");
}
