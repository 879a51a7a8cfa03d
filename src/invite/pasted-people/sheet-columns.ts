import { toPieces } from "./line-pieces.ts";
import { findLabel, type Label } from "./name-words.ts";

/** Where a sheet has what, as its heading says; -1 for a column that it does not have. */
export type Columns = {
  separator: string;
  width: number;
  email: number;
  first: number;
  last: number;
  name: number;
};

const SEPARATORS = ["\t", "|", ";", ","];

/** Reads the heading of a sheet; null when the line is none. */
export function findColumns(line: string): Columns | null {
  const separator = SEPARATORS.find((one) => line.includes(one));
  if (separator === undefined || line.includes("@")) return null;
  const labels = toCells(line, separator).map(findLabel);
  const at = (label: Label) => labels.indexOf(label);
  const [email, last] = [at("email"), at("last")];
  // "Nombre, Correo" means the whole name by the first.
  const name = at("name") < 0 && last < 0 ? at("first") : at("name");
  // "Name, Surname, Email" means the first name by the first.
  const first = at("first") < 0 && last >= 0 ? name : at("first");
  const tellsNames = name >= 0 || (first >= 0 && last >= 0);
  return (tellsNames || email >= 0) && labels.filter(Boolean).length > 1
    ? { separator, width: labels.length, email, first, last, name }
    : null;
}

/** The cells of a row, empty ones too, each without the quotation marks around it. */
export function toCells(line: string, separator: string): readonly string[] {
  const cells = splitOutsideQuotes(line, separator).map((cell) => cell.trim());
  return cells.map((cell) => {
    const [only, ...more] = toPieces(cell);
    return only?.kind === "quoted" && more.length === 0 ? only.text : cell;
  });
}

/** Parts between separators that stand in no quotation marks; an odd mark encloses nothing. */
export function splitOutsideQuotes(line: string, separator: string): readonly string[] {
  const parts = [""];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    if (letter === separator && !quoted) parts.push("");
    else parts.push((parts.pop() ?? "") + letter);
  }
  return quoted ? line.split(separator) : parts;
}
