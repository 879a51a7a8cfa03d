import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { playStory } from "../../src/standin/demo/story.ts";

test("the story ends as it should, and docs/story.md tells it as it is", async () => {
  const told: string[] = [];
  await playStory((text) => told.push(text));
  expect(withoutChance(told.join("\n"))).toBe(withoutChance(transcriptInDocs()));
});

function transcriptInDocs(): string {
  const page = readFileSync(new URL("../../docs/story.md", import.meta.url), "utf8");
  const [, transcript] = /<!-- story:begin -->\n```\n([\s\S]*?)\n```\n<!-- story:end -->/.exec(page) ?? [];
  if (transcript === undefined) throw new Error("docs/story.md has no transcript");
  return transcript;
}

/** What differs each time: references and times. */
function withoutChance(text: string): string {
  return text
    .replace(/req_[0-9a-f]+/g, "req_…")
    .replace(/[A-Z][a-z]{2} \d{1,2}, \d{4} at \d{1,2}:\d{2} [AP]M/g, "(time)")
    .trim();
}
