import { expect, test } from "vitest";
import { cut } from "../../../src/slack/views/limits.ts";
import { inert, mrkdwn, plain } from "../../../src/slack/views/text.ts";

test.each([
  ["a & b < c > d", "a &amp; b &lt; c &gt; d"],
  ["&lt;", "&amp;lt;"],
  ["<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;"],
  ["*bold* _it_ ~no~ `code`", "∗bold∗ ＿it＿ ∼no∼ ˋcodeˋ"],
  ["snake_case 2*3", "snake_case 2*3"],
  [":tada: at 10:42", "∶tada: at 10:42"],
  ["two\nlines\u202e", "two lines"],
])("inert() makes %j harmless", (text, harmless) => {
  expect(inert(text)).toBe(harmless);
});

test.each([
  ["short", 10, "short"],
  ["exactly ten", 11, "exactly ten"],
  ["a longer text", 9, "a longer…"],
  ["ab😀cd", 4, "ab…"],
])("cut(%j, %i) is %j", (text, limit, expected) => {
  expect(cut(text, limit)).toBe(expected);
});

test("text objects take nothing for a link, a mention or an emoji", () => {
  expect(mrkdwn("x")).toEqual({ type: "mrkdwn", text: "x", verbatim: true });
  expect(plain("x")).toEqual({ type: "plain_text", text: "x", emoji: false });
});
