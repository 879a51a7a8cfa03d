import { expect, test } from "vitest";
import { search } from "../../../src/slack/listeners/search.ts";

const NAMES = [
  "Time off in projects",
  "Project Tracker",
  "Projects",
  "Subproject list",
  "Straße & Łódź",
  "Café Crème",
  "İstanbul",
  "漢字",
];
const items = NAMES.map((name, index) => ({ name, id: `bq${index}x` }));
const found = (typed: string) => search(items, typed, (item) => item).map(({ name }) => name);

test.each<[string, string[]]>([
  ["", NAMES],
  ["  ", NAMES],
  // Called so, beginning so, with a word that begins so, anywhere in it.
  ["projects", ["Projects", "Time off in projects"]],
  ["PROJECT", ["Project Tracker", "Projects", "Time off in projects", "Subproject list"]],
  ["track proj", ["Project Tracker"]],
  ["list sub", ["Subproject list"]],
  ["strasse", ["Straße & Łódź"]],
  ["lodz", ["Straße & Łódź"]],
  ["cafe creme", ["Café Crème"]],
  ["Cafe\u0301", ["Café Crème"]],
  ["istanbul", ["İstanbul"]],
  ["漢", ["漢字"]],
  ["bq1x", ["Project Tracker"]],
  ["BQ1", ["Project Tracker"]],
  ["nothing like it", []],
  ["(", []],
  ["&", ["Straße & Łódź"]],
])("search() finds by %j what has every word of it, the best first", (typed, names) => {
  expect(found(typed)).toEqual(names);
});

test("search() reads no more of a long text than a name could have", () => {
  expect(found(`${"project ".repeat(13)}${"x".repeat(1_000_000)}`)).toEqual([
    "Time off in projects",
    "Project Tracker",
    "Projects",
    "Subproject list",
  ]);
});
