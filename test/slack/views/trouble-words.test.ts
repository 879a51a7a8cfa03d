import { describe, expect, test } from "vitest";
import { ERROR_TABLE } from "../../../src/quickbase/error-table.ts";
import { errcodeWords, SENTENCE_OF } from "../../../src/slack/views/errcode-words.ts";
import { refusalWords, troubleWords } from "../../../src/slack/views/trouble-words.ts";
import { TROUBLES } from "../../contract/samples.ts";

describe("each number of Quickbase has a sentence for the person", () => {
  test.each(ERROR_TABLE)("$errcode, $text", ({ errcode }) => {
    const sentence = SENTENCE_OF.get(errcode) ?? "";
    expect(sentence).toMatch(/^([A-Z]|qb-invite).*\.$/);
    expect(sentence.length).toBeLessThanOrEqual(200);
    // The person has no settings.
    expect(sentence).not.toMatch(/QUICKBASE_|user token|in the settings|restart/);
  });

  test("and so has one that Quickbase does not document", () => {
    expect(errcodeWords(4711)).toBe("Quickbase said no. Please tell whoever runs qb-invite.");
  });
});

test.each(TROUBLES)("there are words for %j", (trouble) => {
  expect(troubleWords(trouble, "Participant")).toMatch(/\w/);
  expect(refusalWords(trouble, "Participant")).toMatch(/\w/);
});

test("every trouble is told in words of its own, but for those with the same number", () => {
  const numbered = TROUBLES.filter(({ why }) => why !== "refused" && why !== "told");
  expect(new Set(numbered.map((trouble) => refusalWords(trouble, "Participant"))).size).toBe(numbered.length);
});

test("what rows told before there were codes is shown as it was told", () => {
  const told = "The role may have been deleted. Somebody can say.";
  expect(troubleWords({ why: "told", text: told, needs: null }, "Participant")).toBe(told);
  const refused = { why: "refused", errcode: 110, errtext: "Bad role id", errdetail: null } as const;
  expect(refusalWords({ ...refused, told }, "Participant")).toBe(told);
  expect(refusalWords(refused, "Participant")).toBe(
    "The role may have been deleted. Send a new request with another role.",
  );
});

test.each([
  ["role gone", 'The role "Participant" is gone. Ask again, with another role.'],
  ["role grown", "has become an administrator's role, which is never given here."],
  ["role may share", "may share the application since this was asked, which nobody approved."],
  ["role not clear", "Quickbase does not say any more what it may do."],
] as const)("%s: %s", (why, words) => {
  expect(refusalWords({ why }, "Participant")).toContain(words);
});
