import { describe, expect, test } from "vitest";
import type { LineProblem, ListProblem } from "../../../src/invite/pasted-people/line-problem.ts";
import type { NameProblem } from "../../../src/invite/person-name.ts";
import { sayListProblems, sayNameProblem } from "../../../src/slack/views/problem-sentences.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";

describe("sayListProblems()", () => {
  test.each<[LineProblem | ListProblem, string]>([
    [{ wrong: "no address", text: "nobody" }, '"nobody" has no email address.'],
    [
      { wrong: "accent in address", text: "josé@x.org", letter: "é" },
      '"josé@x.org" contains "é". Use an email address without accents.',
    ],
    [
      { wrong: "name", text: "42 <a@x.org>", name: { wrong: "no letters" } },
      '"42 <a@x.org>": Enter a name with letters.',
    ],
    [
      { wrong: "list too long", most: 3000, length: 4000 },
      "The list can have up to 3,000 characters. Yours has 4,000: split it into several requests.",
    ],
  ])("of %j", (problem, sentence) => {
    expect(sayListProblems(english, [problem])).toBe(sentence);
  });

  test("tells the first five, and counts the others", () => {
    const problems = Array.from({ length: 7 }, (_, n) => ({ wrong: "no address" as const, text: `who${n}` }));
    expect(sayListProblems(english, problems)).toMatch(
      /^"who0" has .* "who4" has no email address\. And 2 more like these\.$/,
    );
  });

  test("quotes on one line, and so much that one knows it again", () => {
    const told = sayListProblems(english, [{ wrong: "not an address", text: `a\n${"b".repeat(500)}@` }]);
    expect(told).toMatch(/^"a b{20,}…" isn't an email address\.$/);
    expect(told.length).toBeLessThan(150);
  });
});

test.each<[NameProblem, string]>([
  [{ wrong: "no name" }, "Enter a name."],
  [{ wrong: "mark in name", mark: "<" }, 'A name can\'t contain "<". Remove it.'],
  [{ wrong: "name too long", most: 100 }, "A name can have up to 100 characters."],
])("sayNameProblem() of %j", (problem, sentence) => {
  expect(sayNameProblem(english, problem)).toBe(sentence);
});
