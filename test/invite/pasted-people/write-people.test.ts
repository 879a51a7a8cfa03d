import { expect, test } from "vitest";
import { parsePeople } from "../../../src/invite/pasted-people/parse-people.ts";
import { writePeople } from "../../../src/invite/pasted-people/write-people.ts";
import { type EmailAddress, parseEmailAddress } from "../../../src/invite/values.ts";

function address(text: string): EmailAddress {
  const email = parseEmailAddress(text);
  if (!email.ok) throw new Error(`"${text}" is no address`);
  return email.value;
}

const person = (firstName: string, lastName: string, email: string) => {
  return { email: address(email), firstName, lastName };
};

test.each([
  ["a plain name", person("Nova", "Reyes", "nova@x.org"), "Nova Reyes <nova@x.org>"],
  ["several first names", person("Ana Maria", "de la Cruz", "ana@x.org"), "Ana Maria de la Cruz <ana@x.org>"],
  ["another alphabet", person("Анна", "Лебедева", "anna@x.org"), "Анна Лебедева <anna@x.org>"],
  ["an initial", person("J.", "van der Berg", "j@x.org"), "J. van der Berg <j@x.org>"],
])("somebody with %s is written so that they are read as they are", (_, written, text) => {
  expect(writePeople([written])).toBe(text);
  expect(parsePeople(text).people).toEqual([written]);
});

test("names that could be read in two ways are guessed as they are, for somebody to look at", () => {
  const ana = person("Ana", "Reyes Torres", "ana@x.org");
  const [read] = parsePeople(writePeople([ana])).people;
  expect(read).toEqual({
    email: ana.email,
    firstName: null,
    lastName: null,
    guess: { firstName: "Ana", lastName: "Reyes Torres" },
  });
});

test("somebody of whom less is known is written by that", () => {
  expect(writePeople([person("", "", "kim@x.org"), person("Bo", "", "bo@x.org")])).toBe(
    "kim@x.org\nBo <bo@x.org>",
  );
});
