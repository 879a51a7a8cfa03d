import type { KnownBlock, RichTextElement } from "@slack/types";
import { expect } from "vitest";
import * as some from "./some.ts";

/** Slack's limits, https://docs.slack.dev/reference/block-kit, written down a second time. */
export function expectTaken(blocks: object[], { most }: { most: number }): void {
  const all = blocks as KnownBlock[];
  expectBetween(all.length, 1, most);
  const ids = all.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]));
  expect(new Set(ids).size).toBe(ids.length);
  for (const block of all) expectBlockTaken(block);
}

function expectBlockTaken(block: KnownBlock): void {
  if (block.type === "rich_text") expectRichTextTaken(block.elements as { elements: RichTextElement[] }[]);
  else if (block.type === "header") expectBetween(block.text.text.length, 1, 150);
  else if (block.type === "alert") {
    expectBetween(block.text.text.length, 1, 200);
    expectInertMarkup(block.text.text);
  } else if (block.type === "section") {
    expectBetween(Number(block.text !== undefined) + (block.fields?.length ?? 0), 1, 10);
    if (block.text !== undefined) expectBetween(block.text.text.length, 1, 3000);
    for (const { type, text } of block.fields ?? []) {
      expectBetween(text.length, 1, 2000);
      // Our own word for the field is bold.
      if (type === "mrkdwn") expectInertMarkup(text.replace(/^\*[^*]+\*\n/, ""));
    }
  } else if (block.type === "context")
    for (const element of block.elements) {
      if (element.type === "image") throw new Error("There are no images");
      expectBetween(element.text.length, 1, 3000);
      if (element.type === "mrkdwn") expectInertMarkup(element.text);
    }
  else if (block.type === "data_table") {
    expectBetween(block.caption.length, 1, 2000);
    expectBetween(block.page_size ?? 5, 1, 100);
    expectBetween(block.rows.length, 2, 201);
    const cells = block.rows.map((row) => row.map((cell) => ("text" in cell ? cell.text : "")));
    for (const row of cells) expect(row).toHaveLength(4);
    for (const cell of cells.flat()) expect(cell).toMatch(/^[^\n\u202a-\u202e\u200b]+$/);
    expectBetween(cells.flat().join("").length, 1, 20_000);
  } else if (block.type === "actions") {
    expectBetween(block.elements.length, 1, 25);
    for (const element of block.elements) {
      if (element.type !== "button") throw new Error("Only buttons act");
      expectBetween(element.text.text.length, 1, 75);
      const { confirm } = element;
      if (confirm === undefined) continue;
      expectBetween(confirm.title?.text.length ?? 0, 1, 100);
      expectBetween(confirm.text.text.length, 1, 300);
      expectBetween(confirm.confirm?.text.length ?? 0, 1, 30);
      expectBetween(confirm.deny?.text.length ?? 0, 1, 30);
    }
  } else if (block.type === "input") {
    expectBetween(block.label.text.length, 1, 2000);
    const { element } = block;
    if (element.type === "plain_text_input") {
      expectBetween(element.max_length ?? 0, 1, 3000);
      expect((element.initial_value ?? "").length).toBeLessThanOrEqual(element.max_length ?? 0);
      expect(element.placeholder?.text.length ?? 0).toBeLessThanOrEqual(150);
    } else if (element.type === "external_select") {
      expect(element.placeholder?.text.length ?? 0).toBeLessThanOrEqual(150);
      const { text, value } = element.initial_option ?? {};
      expect(text?.text.length ?? 0).toBeLessThanOrEqual(75);
      expect(value?.length ?? 0).toBeLessThanOrEqual(75);
    } else if (element.type === "static_select") {
      expectBetween(element.options?.length ?? 0, 1, 100);
      for (const { text, value } of element.options ?? []) {
        expectBetween(text.text.length, 1, 75);
        expectBetween(value?.length ?? 0, 1, 75);
      }
      if (element.initial_option !== undefined)
        expect(element.options).toContainEqual(element.initial_option);
    } else throw new Error(`There is no field of type "${element.type}"`);
  } else if (block.type !== "divider") throw new Error(`There is no block of type "${block.type}"`);
}

function expectRichTextTaken(elements: { elements: RichTextElement[] }[]): void {
  for (const { elements: pieces } of elements) {
    expect(pieces.length).toBeGreaterThan(0);
    for (const piece of pieces) {
      expect(["text", "date", "user", "usergroup"]).toContain(piece.type);
      if (piece.type === "text") expectBetween(piece.text.length, 1, 3000);
      if (piece.type === "text") expect(piece.text).not.toMatch(/[\u202a-\u202e\u200b]/);
      if (piece.type === "user")
        expect([...some.approvers.userIds, some.ana.userId]).toContain(piece.user_id);
      if (piece.type === "usergroup") expect(some.approvers.groupIds).toContain(piece.usergroup_id);
    }
  }
}

/** Of Slack's markup only dates are left; everything else in angle brackets would act. */
export function expectInertMarkup(text: string): void {
  const rest = text.replace(
    /<!date\^\d+\^(\{date_short_pretty\}[^{}|^<>]*\{time\}|\{date(_long)?\})\|[\p{L}\d ,:.()/]+>/gu,
    "",
  );
  expect(rest).not.toMatch(/[<>]/);
  expect(rest).not.toMatch(/&(?!(amp|lt|gt);)/);
  expect(rest).not.toMatch(/\*bold\*|_it_|~no~|`|:tada:/);
}

/** A number within bounds, both included. */
export function expectBetween(value: number, least: number, most: number): void {
  if (value < least || value > most) throw new Error(`${value} is not between ${least} and ${most}`);
}
