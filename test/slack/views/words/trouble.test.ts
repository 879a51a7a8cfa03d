import { describe, expect, test } from "vitest";
import type { Trouble } from "../../../../src/invite/trouble.ts";
import { ERROR_TABLE } from "../../../../src/quickbase/client/error-table.ts";
import { english } from "../../../../src/slack/views/words/english/english.ts";
import { LANGUAGES } from "../../../../src/slack/views/words/language.ts";
import { wordsIn } from "../../../../src/slack/views/words/languages.ts";
import { meaningOf } from "../../../../src/slack/views/words/meanings.ts";
import { TROUBLES } from "../../../contract/samples.ts";

const reasonOf = (trouble: Trouble) => english.trouble.reason({ trouble, role: "Participant" });
const refusalOf = (trouble: Trouble) => english.trouble.refusal({ trouble, role: "Participant" });

describe("each number of Quickbase means something to the person", () => {
  test.each(ERROR_TABLE)("$errcode, $text", ({ errcode }) => {
    expect(meaningOf(errcode)).not.toBe("not documented");
  });

  test("and one that Quickbase does not document is told as such", () => {
    expect(meaningOf(4711)).toBe("not documented");
  });

  describe.each(LANGUAGES)("in %s", (language) => {
    const { trouble } = wordsIn(language);

    test.each([...ERROR_TABLE.map(({ errcode }) => errcode), 4711])("%i is a short sentence", (errcode) => {
      const refused = { why: "refused", errcode, errtext: "", errdetail: null } as const;
      const sentence = trouble.reason({ trouble: refused, role: "Participant" });
      expect(sentence).toMatch(/^\p{L}.*[.。]$/u);
      expect(sentence.length).toBeLessThanOrEqual(200);
      // The person has no settings.
      expect(sentence).not.toMatch(/QUICKBASE_|user token|in the settings|restart/);
    });
  });
});

test.each(TROUBLES)("there are words for %j", (trouble) => {
  expect(reasonOf(trouble)).toMatch(/\w/);
  expect(refusalOf(trouble)).toMatch(/\w/);
});

test("every trouble is told in words of its own, but for those with the same number", () => {
  const numbered = TROUBLES.filter(({ why }) => why !== "refused" && why !== "told");
  expect(new Set(numbered.map((trouble) => refusalOf(trouble))).size).toBe(numbered.length);
});

test("what rows told before there were codes is shown as it was told", () => {
  const told = "The role may have been deleted. Somebody can say.";
  expect(reasonOf({ why: "told", text: told, needs: null })).toBe(told);
  const refused = { why: "refused", errcode: 110, errtext: "Bad role id", errdetail: null } as const;
  expect(refusalOf({ ...refused, told })).toBe(told);
  expect(refusalOf(refused)).toBe("The role may have been deleted. Send a new request with another role.");
});

test.each([
  ["role gone", 'The role "Participant" is gone. Send a new request with another role.'],
  ["role grown", "has become an administrator's role, which qb-invite never gives."],
  ["role may share", "can share the application since this was requested, which nobody approved."],
  ["role not clear", "Quickbase no longer says what it allows."],
] as const)("%s: %s", (why, words) => {
  expect(refusalOf({ why })).toContain(words);
});
