import { expect, test } from "vitest";
import { completionsFor } from "../../../src/standin/demo/page/completions.ts";
import { indentXml } from "../../../src/standin/demo/page/quickbase/indent-xml.ts";
import { formatDate } from "../../../src/standin/demo/page/text/dates.ts";

const now = new Date(2026, 10, 23, 10, 40);
const at = (day: number) => new Date(2026, 10, day, 10, 42).getTime() / 1000;

test.each([
  [23, "{date_short_pretty} at {time}", "today at 10:42 AM"],
  [22, "{date_pretty}", "yesterday"],
  [24, "{date_long_pretty}", "tomorrow"],
  [30, "{date_short_pretty} at {time}", "Nov 30, 2026 at 10:42 AM"],
  [30, "{date_num} {nothing}", "2026-11-30 {nothing}"],
])("formatDate() of the %ith as %s", (day, format, words) => {
  expect(formatDate({ seconds: at(day), format, fallback: "?" }, now)).toBe(words);
});

test("formatDate() falls back where there is no instant", () => {
  expect(formatDate({ seconds: Number.NaN, format: "{date}", fallback: "some day" }, now)).toBe("some day");
});

test("indentXml() gives each element a line, and leaves pages and broken XML in one piece", () => {
  expect(indentXml("<qdbapi><a>1</a><b><c/></b></qdbapi>")).toBe(
    "<qdbapi>\n  <a>1</a>\n  <b>\n    <c/>\n  </b>\n</qdbapi>",
  );
  expect(indentXml("<html><body>Bad gateway</body></html>")).toBe("<html><body>Bad gateway</body></html>");
  expect(indentXml("<qdbapi><a>1")).toBe("<qdbapi>\n<a>1".replace("\n<a>", "\n  <a>"));
});

test("completionsFor() offers the command while its beginning is typed, and nothing else", () => {
  const command = { name: "/qb-invite", hint: "" };
  const labels = (text: string) => completionsFor(text, command).map(({ label }) => label);
  expect(labels("/q")).toEqual(["/qb-invite", "/qb-invite status", "/qb-invite help"]);
  expect(labels("/qb-invite s")).toEqual(["/qb-invite status"]);
  expect(labels("/qb-invite ana@x.org")).toEqual([]);
  expect(labels("hello /qb")).toEqual([]);
  expect(labels("/other")).toEqual([]);
});
