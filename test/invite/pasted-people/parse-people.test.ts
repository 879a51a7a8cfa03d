import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessName } from "../../../src/invite/pasted-people/guess-name.ts";
import type { LineProblem } from "../../../src/invite/pasted-people/line-problem.ts";
import { parsePeople } from "../../../src/invite/pasted-people/parse-people.ts";
import { parseEmailAddress } from "../../../src/invite/values.ts";

const read = (text: string) =>
  parsePeople(text).people.map(({ email, firstName, lastName }) => [email, firstName, lastName]);

describe("parsePeople() reads", () => {
  test.each<[string, (string | null)[][]]>([
    ["ana@acme.com", [["ana@acme.com", null, null]]],
    ["  ANA@Acme.com ", [["ana@acme.com", null, null]]],
    ["Ana Lee <ana@acme.com>", [["ana@acme.com", "Ana", "Lee"]]],
    ['"Lee, Ana" <ana@acme.com>', [["ana@acme.com", "Ana", "Lee"]]],
    ["Lee, Ana <ana@acme.com>", [["ana@acme.com", "Ana", "Lee"]]],
    ["Ana Lee ana@acme.com", [["ana@acme.com", "Ana", "Lee"]]],
    ["ana@acme.com (Ana Lee)", [["ana@acme.com", "Ana", "Lee"]]],
    ["Ana, Lee, ana@acme.com", [["ana@acme.com", "Ana", "Lee"]]],
    ["ana@acme.com, Ana, Lee", [["ana@acme.com", "Ana", "Lee"]]],
    ["Mary Ann\tvan der Berg\tmary@acme.com", [["mary@acme.com", "Mary Ann", "van der Berg"]]],
    ["Ana\tana@acme.com", [["ana@acme.com", "Ana", null]]],
    ["Ana, Lee, <mailto:ana@acme.com|ana@acme.com>", [["ana@acme.com", "Ana", "Lee"]]],
    ["<mailto:ana@acme.com|ana@acme.com>, Ana, Lee", [["ana@acme.com", "Ana", "Lee"]]],
    ["<mailto:ana@acme.com|ana@acme.com>", [["ana@acme.com", null, null]]],
    ["Ana Lee <mailto:ana@acme.com|ana@acme.com>", [["ana@acme.com", "Ana", "Lee"]]],
    ["Ana Lee <<mailto:ana@acme.com|ana@acme.com>>", [["ana@acme.com", "Ana", "Lee"]]],
    [
      "a@x.org, b@x.org",
      [
        ["a@x.org", null, null],
        ["b@x.org", null, null],
      ],
    ],
    [
      "a@x.org; b@x.org;",
      [
        ["a@x.org", null, null],
        ["b@x.org", null, null],
      ],
    ],
    [
      "ana@acme.com, Bo Ray <bo@x.org>",
      [
        ["ana@acme.com", null, null],
        ["bo@x.org", "Bo", "Ray"],
      ],
    ],
    [
      "a@x.org\r\n\n  \nb@x.org",
      [
        ["a@x.org", null, null],
        ["b@x.org", null, null],
      ],
    ],
    [
      "a@x.org,\nb@x.org,",
      [
        ["a@x.org", null, null],
        ["b@x.org", null, null],
      ],
    ],
    ["Seán O'Neil <sean.o'neil@x.org>", [["sean.o'neil@x.org", "Seán", "O'Neil"]]],
    ["Ana \u202eLee <ana@acme.com>", [["ana@acme.com", "Ana", "Lee"]]],
  ])("%j", (text, people) => {
    expect(read(text)).toEqual(people);
    expect(parsePeople(text).problems).toEqual([]);
  });
});

describe("parsePeople() names the problem of", () => {
  test.each<[string, LineProblem]>([
    ["nobody", { wrong: "no address", text: "nobody" }],
    ["Kim Known <kim@x.org>, nobody", { wrong: "more than a name", text: "Kim Known <kim@x.org>, nobody" }],
    ["Ana, Lee, Sales, ana@acme.com", { wrong: "more than a name", text: "Ana, Lee, Sales, ana@acme.com" }],
    ["ana@", { wrong: "no address", text: "ana@" }],
    ["ana@acme", { wrong: "not an address", text: "ana@acme" }],
    ["аna@acme.com", { wrong: "foreign letter in address", text: "аna@acme.com", letter: "а" }],
    ["jörg@acme.com", { wrong: "accent in address", text: "jörg@acme.com", letter: "ö" }],
    ["a@x.org b@x.org", { wrong: "several addresses", text: "a@x.org b@x.org" }],
    ["a..b@x.org", { wrong: "not an address", text: "a..b@x.org" }],
    ["<script>alert(1)</script>", { wrong: "no address", text: "<script>alert(1)</script>" }],
  ])("%j", (text, problem) => {
    expect(parsePeople(text)).toMatchObject({ people: [], problems: [problem] });
  });

  test("each bad line, and keeps the good ones", () => {
    const { people, problems } = parsePeople("ana@acme.com\nwho?\nbo@x.org\nalso nobody");
    expect(people.map(({ email }) => email)).toEqual(["ana@acme.com", "bo@x.org"]);
    expect(problems).toEqual([
      { wrong: "no address", text: "who?" },
      { wrong: "no address", text: "also nobody" },
    ]);
  });
});

test("parsePeople() counts a person named twice once, says so, and keeps the name", () => {
  expect(parsePeople("ana@acme.com\nAna Lee <ANA@acme.com>")).toEqual({
    people: [{ email: "ana@acme.com", firstName: "Ana", lastName: "Lee" }],
    problems: [],
    repeated: ["ana@acme.com"],
  });
});

test("parsePeople() loses no line: each one is a person, a repetition or a problem", () => {
  const piece = fc.oneof(
    fc.constantFrom("a@x.org", "B <b@x.org>", "C, D, c@x.org", "not one", "e@", "f@x.org g@x.org"),
    fc.string(),
  );
  fc.assert(
    fc.property(
      fc.array(
        piece.map((text) => text.replace(/[\r\n;,\u0085\u2028\u2029"]/g, "")),
        { maxLength: 20 },
      ),
      (lines) => {
        const { people, problems } = parsePeople(lines.join("\n"));
        const told = lines.filter((line) => /[^\s,]/.test(line)).length;
        expect(people.length + problems.length).toBeLessThanOrEqual(told);
        if (told > 0) expect(people.length + problems.length).toBeGreaterThan(0);
      },
    ),
  );
});

test.each([
  ["Ana Lee", "Ana", "Lee"],
  ["Mary Ann Lee", "Mary Ann", "Lee"],
  ["Jan van der Berg", "Jan", "van der Berg"],
  ["Lee, Ana", "Ana", "Lee"],
  ["Ana", "Ana", null],
])("parsePeople() takes %j apart", (name, firstName, lastName) => {
  expect(read(`"${name}" <ana@acme.com>`)).toEqual([["ana@acme.com", firstName, lastName]]);
});

test.each([
  ["nova.reyes@x.org", "Nova", "Reyes"],
  ["nova_m-reyes7@x.org", "Nova", "M Reyes"],
  ["kim+quickbase@x.org", "Kim", ""],
  ["42@x.org", "", ""],
])("guessName(%j)", (address, firstName, lastName) => {
  const email = parseEmailAddress(address);
  if (!email.ok) throw new Error(email.problem.wrong);
  expect(guessName(email.value)).toEqual({ firstName, lastName });
});
