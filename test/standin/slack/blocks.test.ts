import { describe, expect, test } from "vitest";
import { checkMessageBlocks } from "../../../src/standin/slack/blocks/check-surfaces.ts";
import type { Json, JsonObject } from "../../../src/standin/slack/json.ts";
import {
  actions,
  button,
  input,
  long,
  many,
  mrkdwn,
  option,
  plain,
  row,
  section,
  select,
  table,
} from "./some-blocks.ts";

describe("a message is taken with", () => {
  test.each<[string, JsonObject[]]>([
    ["50 blocks", many(50, () => ({ type: "divider" }))],
    ["text of 3000 characters", [section(long(3000))]],
    ["25 buttons", [actions(...many(25, () => button()))]],
    [
      "an option value of 150 characters",
      [section("x", { accessory: select({ options: [option(long(150), "a")] }) })],
    ],
    ["an initial option that is offered", [actions(select({ initial_option: option("a") }))]],
    [
      "a confirm dialog",
      [
        actions(
          button({
            confirm: { title: plain("a"), text: mrkdwn("b"), confirm: plain("c"), deny: plain("d") },
          }),
        ),
      ],
    ],
    ["an input block", [input({ type: "plain_text_input" })]],
    [
      "context of images and text",
      [
        {
          type: "context",
          elements: [mrkdwn("a"), { type: "image", image_url: "https://x.org/a.png", alt_text: "a" }],
        },
      ],
    ],
    [
      "rich text",
      [
        {
          type: "rich_text",
          elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "a" }] }],
        },
      ],
    ],
    ["a table of 201 rows", [table(many(201, () => row("a", "b")))]],
  ])("%s", (_, blocks) => {
    expect(checkMessageBlocks(blocks)).toEqual([]);
  });
});

describe("a message is refused with", () => {
  test.each<[string, Json[], string]>([
    [
      "51 blocks",
      many(51, () => ({ type: "divider" })),
      "no more than 50 items allowed [json-pointer:/blocks]",
    ],
    ["a block that is no object", ["x"], "must provide an object [json-pointer:/blocks/0]"],
    [
      "a block named like what objects inherit",
      [{ type: "constructor" }],
      "unsupported type: constructor [json-pointer:/blocks/0]",
    ],
    [
      "a table without a row",
      [table([row("a")])],
      "no less than 2 items required [json-pointer:/blocks/0/rows]",
    ],
    [
      "a table of 202 rows",
      [table(many(202, () => row("a")))],
      "no more than 201 items allowed [json-pointer:/blocks/0/rows]",
    ],
    [
      "a table with rows of different lengths",
      [table([row("a", "b"), row("a")])],
      "all rows must have the same number of cells [json-pointer:/blocks/0/rows/1]",
    ],
    [
      "a table with an empty cell",
      [table([row("a"), row("")])],
      "must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]",
    ],
    [
      "a table of more than 20,000 characters",
      [table([row("a"), ...many(2, () => row(long(10_000)))])],
      "must be less than 20001 characters [json-pointer:/blocks/0/rows]",
    ],
    [
      "a table without a caption",
      [table([row("a"), row("b")], { caption: "" })],
      "must be more than 0 characters [json-pointer:/blocks/0/caption]",
    ],
    [
      "a table that shows no rows at once",
      [table([row("a"), row("b")], { page_size: 0 })],
      "must be a whole number from 1 to 100 [json-pointer:/blocks/0/page_size]",
    ],
    ["an unknown block", [{ type: "sektion" }], "unsupported type: sektion [json-pointer:/blocks/0]"],
    [
      "a misspelt member",
      [section("x", { accesory: {} })],
      "invalid additional property: accesory [json-pointer:/blocks/0]",
    ],
    ["an empty text", [section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"],
    [
      "a text of 3001 characters",
      [section(long(3001))],
      "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ],
    ["a section of nothing", [{ type: "section" }], "missing required field: text [json-pointer:/blocks/0]"],
    [
      "11 fields",
      [{ type: "section", fields: many(11, () => mrkdwn("x")) }],
      "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ],
    [
      "a field of 2001 characters",
      [{ type: "section", fields: [mrkdwn(long(2001))] }],
      "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
    ],
    [
      "a header of 151 characters",
      [{ type: "header", text: plain(long(151)) }],
      "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ],
    [
      "a header with markup",
      [{ type: "header", text: mrkdwn("x") }],
      "must be a valid enum value: plain_text [json-pointer:/blocks/0/text/type]",
    ],
    [
      "a bare string for text",
      [{ type: "section", text: "x" }],
      "must provide an object [json-pointer:/blocks/0/text]",
    ],
    [
      "26 buttons",
      [actions(...many(26, () => button()))],
      "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ],
    ["no elements", [actions()], "no less than 1 items required [json-pointer:/blocks/0/elements]"],
    [
      "11 pieces of context",
      [{ type: "context", elements: many(11, () => mrkdwn("x")) }],
      "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ],
    [
      "a button of 76 characters",
      [actions(button({ text: plain(long(76)) }))],
      "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ],
    [
      "a button value of 2001 characters",
      [actions(button({ value: long(2001) }))],
      "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
    ],
    [
      "a button of another style",
      [actions(button({ style: "warning" }))],
      "must be one of primary, danger [json-pointer:/blocks/0/elements/0/style]",
    ],
    [
      "a confirm dialog without a text",
      [actions(button({ confirm: { title: plain("a"), confirm: plain("c"), deny: plain("d") } }))],
      "missing required field: text [json-pointer:/blocks/0/elements/0/confirm]",
    ],
    [
      "an option value of 151 characters",
      [actions(select({ options: [option(long(151), "a")] }))],
      "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]",
    ],
    [
      "an option of 76 characters",
      [actions(select({ options: [option("a", long(76))] }))],
      "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
    ],
    [
      "101 options",
      [actions(select({ options: many(101, (n) => option(`${n}`)) }))],
      "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ],
    [
      "no options",
      [actions(select({ options: [] }))],
      "no less than 1 items required [json-pointer:/blocks/0/elements/0/options]",
    ],
    [
      "two options of one value",
      [actions(select({ options: [option("a"), option("a")] }))],
      "duplicate option value: a [json-pointer:/blocks/0/elements/0/options/1]",
    ],
    [
      "an initial option that is not offered",
      [actions(select({ initial_option: option("b") }))],
      "initial_option must match one of the provided options [json-pointer:/blocks/0/elements/0]",
    ],
    [
      "11 checkboxes",
      [actions({ type: "checkboxes", options: many(11, (n) => option(`${n}`)) })],
      "no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ],
    [
      "a date that is none",
      [actions({ type: "datepicker", initial_date: "1.2.2026" })],
      "must be a date of the form YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]",
    ],
    [
      "a text field beside buttons",
      [actions({ type: "plain_text_input" })],
      "unsupported type for actions: plain_text_input [json-pointer:/blocks/0/elements/0]",
    ],
    [
      "a button as an input",
      [input(button())],
      "unsupported type for input: button [json-pointer:/blocks/0/element]",
    ],
    [
      "an email field",
      [input({ type: "email_text_input" })],
      "unsupported type in a message: email_text_input [json-pointer:/blocks/0/element]",
    ],
    [
      "an alert",
      [{ type: "alert", text: plain("x") }],
      "unsupported block in a message: alert [json-pointer:/blocks/0]",
    ],
    [
      "two blocks of one id",
      [section("a", { block_id: "b" }), section("a", { block_id: "b" })],
      "duplicate block_id: b [json-pointer:/blocks/1/block_id]",
    ],
    [
      "two actions of one id in a block",
      [actions(button({ action_id: "a" }), button({ action_id: "a" }))],
      'action_id "a" already exists in this block [json-pointer:/blocks/0]',
    ],
    [
      "a block id of 256 characters",
      [section("a", { block_id: long(256) })],
      "must be less than 256 characters [json-pointer:/blocks/0/block_id]",
    ],
    [
      "an action id of 256 characters",
      [actions(button({ action_id: long(256) }))],
      "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
    ],
  ])("%s", (_, blocks, problem) => {
    expect(checkMessageBlocks(blocks)).toEqual([`[ERROR] ${problem}`]);
  });
});
