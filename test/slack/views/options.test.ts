import { describe, expect, test } from "vitest";
import { LONGEST_OPTION } from "../../../src/slack/views/limits.ts";
import { offerApplications, offerRoles } from "../../../src/slack/views/options.ts";
import { english } from "../../../src/slack/views/words/english/english.ts";

const textsOf = (names: (string | null)[]) =>
  offerApplications(
    english,
    names.map((name, index) => ({ dbid: `bq${index}`, name })),
  ).map(({ option }) => option.text.text);
const LONG = "A long name of an application that goes on and on and on about what it is for, in";

describe("options", () => {
  test("show a name as it is, and one that is not known as loading", () => {
    expect(textsOf(["Project Tracker", null])).toEqual(["Project Tracker", "bq1"]);
  });

  test("that differ after the 75th letter, or in the middle, can be told apart", () => {
    const ends = textsOf([`${LONG} Europe`, `${LONG} Asia`]);
    expect(ends[0]).toMatch(/^A long name .*….* Europe$/);
    expect(ends[1]).toMatch(/^A long name .*….* Asia$/);
    const middles = textsOf([`${LONG} 1 ${LONG}`, `${LONG} 2 ${LONG}`, "Other"]);
    expect(middles).toEqual([
      expect.stringMatching(/ \(bq0\)$/),
      expect.stringMatching(/ \(bq1\)$/),
      "Other",
    ]);
  });

  test("with the same name, but for case and form, show their ids", () => {
    expect(textsOf(["Time", "time", "Ｔime", "Times"])).toEqual([
      "Time (bq0)",
      "time (bq1)",
      "Ｔime (bq2)",
      "Times",
    ]);
  });

  test.each([
    ["an emoji of two halves", "😀"],
    ["a hand with its colour", "👍🏽"],
    ["a letter with its accent", "e\u0301"],
    ["a flag", "🇵🇹"],
  ])("cut no %s in two, wherever it stands", (_, character) => {
    const whole = new Set([character, "…", "a", " "]);
    for (let shift = 0; shift < 12; shift += 1) {
      const [text = ""] = textsOf([`${"a".repeat(shift)}${character.repeat(60)}`]);
      expect(text.length).toBeLessThanOrEqual(LONGEST_OPTION);
      for (const { segment } of new Intl.Segmenter("en").segment(text)) expect(whole).toContain(segment);
    }
  });

  test("say which role may share, and leave out an id that could not be sent back, or that is there twice", () => {
    const role = { id: "10", name: "Keeper", access: "sharing" } as const;
    const offers = offerRoles(english, [
      role,
      { ...role, id: "11", name: "Guest", access: "basic" },
      { ...role, id: "1".repeat(80) },
      { ...role, id: "11", name: "Guest", access: "basic" },
    ]);
    expect(offers.map(({ option }) => [option.value, option.description?.text])).toEqual([
      ["10", "Can share the application"],
      ["11", undefined],
    ]);
  });
});
