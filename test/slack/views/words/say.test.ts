import { expect, test } from "vitest";
import { toNotification } from "../../../../src/slack/views/rich.ts";
import { createLocaleTools } from "../../../../src/slack/views/words/locale-tools.ts";
import { inOneLine, say, words } from "../../../../src/slack/views/words/say.ts";

const english = createLocaleTools("en-GB", { when: "{date_short_pretty} at {time}", day: "{date_long}" });
const german = createLocaleTools("de", { when: "{date_short_pretty} um {time}", day: "{date_long}" });
const spanish = createLocaleTools("es-419", {
  when: "{date_short_pretty} a las {time}",
  day: "{date}",
});
const noon = new Date("2026-12-04T12:00:00Z");

test("a sentence is its words and its pieces, in their order", () => {
  const bold = { type: "text" as const, text: "Lee", style: { bold: true } };
  expect(say`Approved by ${bold}, ${2} of ${[words("3"), words(" people")]}.`).toEqual([
    words("Approved by "),
    bold,
    words(", "),
    words("2"),
    words(" of "),
    words("3"),
    words(" people"),
    words("."),
  ]);
});

test("what somebody wrote stays a piece of its own, whatever it looks like", () => {
  expect(toNotification(say`Reason: ${"<!channel> *now* {x}"}.`)).toBe("Reason: &lt;!channel&gt; ∗now∗ {x}.");
});

test("lists, numbers and plurals are those of the language", () => {
  expect(english.and(["Ana", "Bo", "Kim"])).toBe("Ana, Bo and Kim");
  expect(german.and(["Ana", "Bo", "Kim"])).toBe("Ana, Bo und Kim");
  expect(toNotification(german.or([say`@Lee`, "@Max", "@ops"]))).toBe("@Lee, @Max oder @ops");
  expect(english.plural(1, { one: "person", other: "people" })).toBe("person");
  expect(english.plural(0, { one: "person", other: "people" })).toBe("people");
  expect([english.number(1234.5), german.number(1234.5)]).toEqual(["1,234.5", "1.234,5"]);
});

test("a list is the same however long it is", () => {
  const people = "ABCDEFGHI".split("");
  expect(toNotification(spanish.or(people))).toBe("A, B, C, D, E, F, G, H o I");
});

test("sentences that follow each other have a space between them, but after a full stop of full width", () => {
  expect(toNotification(say`One.`, say`Two.`, say`Three.`)).toBe("One. Two. Three.");
  expect(toNotification(say`一。`, say`二。`, say`${"三"}`, say`四`)).toBe("一。二。三 四");
  expect(inOneLine(say`一。`, null, say`二。`)).toEqual([words("一。"), words("二。")]);
});

test("a list of no items is empty", () => {
  expect([english.and([]), english.or([])]).toEqual(["", []]);
});

test("an instant is the reader's own, with what Slack shows where it cannot tell theirs", () => {
  expect(german.when(noon)).toEqual({
    type: "date",
    timestamp: 1796385600,
    format: "{date_short_pretty} um {time}",
    fallback: "Fr., 4. Dez. 2026, 12:00 UTC",
  });
  expect(english.day(noon)).toMatchObject({ format: "{date_long}", fallback: "4 Dec 2026" });
});
