import type { JsonObject } from "../../../src/standin/slack/json.ts";

/** Blocks that Slack takes, to be spoiled by a test. */

export const plain = (text: string): JsonObject => ({ type: "plain_text", text });
export const mrkdwn = (text: string): JsonObject => ({ type: "mrkdwn", text });
export const section = (text: string, more: JsonObject = {}): JsonObject => ({
  type: "section",
  text: mrkdwn(text),
  ...more,
});
export const option = (value: string, text = value): JsonObject => ({ text: plain(text), value });
export const button = (more: JsonObject = {}): JsonObject => ({ type: "button", text: plain("Go"), ...more });
export const actions = (...elements: JsonObject[]): JsonObject => ({ type: "actions", elements });
export const input = (element: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "input",
  label: plain("Label"),
  element,
  ...more,
});
export const many = <T = JsonObject>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const long = (length: number): string => "x".repeat(length);
export const modal = (blocks: JsonObject[], more: JsonObject = {}): JsonObject => ({
  type: "modal",
  title: plain("Title"),
  submit: plain("Go"),
  blocks,
  ...more,
});
export const select = (more: JsonObject = {}): JsonObject => ({
  type: "static_select",
  options: [option("a")],
  ...more,
});
export const row = (...texts: string[]): JsonObject[] => texts.map((text) => ({ type: "raw_text", text }));
export const table = (rows: JsonObject[][], more: JsonObject = {}): JsonObject => ({
  type: "data_table",
  caption: "A table",
  rows,
  ...more,
});
