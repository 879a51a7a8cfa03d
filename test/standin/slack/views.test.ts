import { describe, expect, test } from "vitest";
import { checkSuggestions, checkView } from "../../../src/standin/slack/blocks/check-surfaces.ts";
import type { JsonObject } from "../../../src/standin/slack/json.ts";
import { input, long, many, modal, option, plain } from "./some-blocks.ts";

describe("a modal is refused with", () => {
  const field = input({ type: "plain_text_input" });
  test.each<[string, JsonObject, string]>([
    [
      "an input and no submit",
      { ...modal([field]), submit: undefined },
      "missing required field: submit [json-pointer:/view]",
    ],
    ["no title", { ...modal([]), title: undefined }, "missing required field: title [json-pointer:/view]"],
    [
      "a title of 25 characters",
      modal([], { title: plain(long(25)) }),
      "must be less than 25 characters [json-pointer:/view/title/text]",
    ],
    [
      "a callback id of 256 characters",
      modal([], { callback_id: long(256) }),
      "must be less than 256 characters [json-pointer:/view/callback_id]",
    ],
    [
      "3001 characters of metadata",
      modal([], { private_metadata: long(3001) }),
      "must be less than 3001 characters [json-pointer:/view/private_metadata]",
    ],
    [
      "101 blocks",
      modal(many(101, () => ({ type: "divider" }))),
      "no more than 100 items allowed [json-pointer:/view/blocks]",
    ],
    [
      "a max_length of 3001",
      modal([input({ type: "plain_text_input", max_length: 3001 })]),
      "must be a number from 1 to 3000 [json-pointer:/view/blocks/0/element/max_length]",
    ],
    [
      "two fields in focus",
      modal(many(2, () => input({ type: "plain_text_input", focus_on_load: true }))),
      "only one element may set focus_on_load [json-pointer:/]",
    ],
    [
      "a placeholder of 151 characters",
      modal([input({ type: "plain_text_input", placeholder: plain(long(151)) })]),
      "must be less than 151 characters [json-pointer:/view/blocks/0/element/placeholder/text]",
    ],
    [
      "an unknown member",
      modal([], { onsubmit: "x" }),
      "invalid additional property: onsubmit [json-pointer:/view]",
    ],
    [
      "markdown",
      modal([{ type: "markdown", text: "x" }]),
      "unsupported block in a modal: markdown [json-pointer:/view/blocks/0]",
    ],
  ])("%s", (_, view, problem) => {
    expect(checkView(view, "modal")).toEqual([`[ERROR] ${problem}`]);
  });
});

test("a Home tab takes neither a title nor a submit button", () => {
  expect(checkView(modal([], { type: "home" }), "home")).toEqual([
    "[ERROR] invalid additional property: title [json-pointer:/view]",
    "[ERROR] invalid additional property: submit [json-pointer:/view]",
  ]);
});

test("suggested options may be none, but not more than 100", () => {
  expect(checkSuggestions({ options: [] })).toEqual([]);
  expect(checkSuggestions({})).toHaveLength(1);
  expect(checkSuggestions({ options: many(101, (n) => option(`${n}`)) })).toHaveLength(1);
});
