// cspell:ignore hepl hlep helpp statsu
import { expect, test } from "vitest";
import { readSubcommand } from "../../../src/slack/listeners/subcommands.ts";

test.each([
  ["help", "help"],
  ["  STATUS ", "status"],
  ["hepl", "mistyped"],
  ["hlep", "mistyped"],
  ["helpp", "mistyped"],
  ["hel", "mistyped"],
  ["Help!", null],
  ["stats", "mistyped"],
  ["statsu", "mistyped"],
  ["state", "mistyped"],
  ["", null],
  ["ana", null],
  ["kim@x.org", null],
  ["help kim@x.org", null],
  ["h", null],
  ["bela", null],
  ["stefan", null],
  ["s".repeat(10_000), null],
])("readSubcommand(%j) is %j", (text, read) => {
  expect(readSubcommand(text)).toBe(read);
});
