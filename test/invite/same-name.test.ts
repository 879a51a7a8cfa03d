import { expect, test } from "vitest";
import { isSameName } from "../../src/invite/same-name.ts";

test.each([
  ["Kim Known", "kim  known"],
  ["Inês Ferreira", "Ines Ferreira"],
  ["Jose\u0301 Pérez", "José Perez"],
  ["Known, Kim", "Kim Known"],
  ["Anna-Lena O'Neil", "Anna Lena O Neil"],
  ["漢字", "漢字"],
])("%s is %s", (one, other) => expect(isSameName(one, other)).toBe(true));

test.each([
  ["Rosa Silva", "Kim Known"],
  ["Kim Known", "Kim Knowles"],
  ["Lee Park", "Lee"],
])("%s is not %s", (one, other) => expect(isSameName(one, other)).toBe(false));
