import { describe, expect, test } from "vitest";
import type { Trouble } from "../../../../src/invite/trouble.ts";
import { ERROR_TABLE } from "../../../../src/quickbase/error-table.ts";
import { english } from "../../../../src/slack/views/words/english/english.ts";
import { ofErrcode, SENTENCE_OF } from "../../../../src/slack/views/words/english/errcodes.ts";
import { TROUBLES } from "../../../contract/samples.ts";

const reasonOf = (trouble: Trouble) => english.trouble.reason({ trouble, role: "Participant" });
const refusalOf = (trouble: Trouble) => english.trouble.refusal({ trouble, role: "Participant" });

describe("each number of Quickbase has a sentence for the person", () => {
  test.each(ERROR_TABLE)("$errcode, $text", ({ errcode }) => {
    const sentence = SENTENCE_OF.get(errcode) ?? "";
    expect(sentence).toMatch(/^([A-Z]|qb-invite).*\.$/);
    expect(sentence.length).toBeLessThanOrEqual(200);
    // The person has no settings.
    expect(sentence).not.toMatch(/QUICKBASE_|user token|in the settings|restart/);
  });

  test("and so has one that Quickbase does not document", () => {
    expect(ofErrcode(4711)).toBe("Quickbase said no. Please tell your qb-invite administrator.");
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
